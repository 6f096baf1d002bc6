"""The recognisers that need nothing to be fetched keep what all must keep; HanLP does in `with_hanlp/`."""

from functools import partial

import pytest
from recogniser_contract import WITHOUT_EXTRA, RecogniserContract

from kg.recognise import get_recogniser


class TestRegistered(RecogniserContract):
    """Each by its name."""

    @pytest.fixture(params=WITHOUT_EXTRA)
    def make(self, request):
        """One afresh."""
        return partial(get_recogniser, request.param)


@pytest.mark.parametrize("name", WITHOUT_EXTRA)
def test_a_recogniser_has_the_name_it_is_asked_for_by(name):
    """Records name it so."""
    assert name == get_recogniser(name).name
