"""Real models of HanLP, trained here in seconds on the gold of `seeds/`: nothing is fetched.

Without the extra nothing of this folder is collected; `make test-hanlp`, which installs it, fails where nothing is.
"""

from importlib.util import find_spec
from pathlib import Path

import pytest
from seed_pages import SEEDS

if find_spec("hanlp") is None:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session", autouse=True)
def _away_from_home(tmp_path_factory):
    """No test reads or writes what somebody has fetched, and none asks a network."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HANLP_HOME", str(tmp_path_factory.mktemp("hanlp")))
        patch.setenv("HANLP_VERBOSE", "0")
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("TRANSFORMERS_OFFLINE", "1")
        yield


@pytest.fixture(scope="session")
def sentences():
    """The marked sentences of the seed pages."""
    from hanlp_models import marked_sentences

    return marked_sentences(SEEDS)


@pytest.fixture(scope="session")
def one_task(tmp_path_factory, sentences):
    """The folder of a recurrent model over characters with the labels of MSRA."""
    from hanlp_models import MSRA, train_recurrent

    return train_recurrent(sentences, tmp_path_factory.mktemp("one"), MSRA)


@pytest.fixture(scope="session")
def several_tasks(tmp_path_factory, sentences):
    """The folder of a model that cuts sentences into words and finds entities of MSRA and of PKU among them."""
    from hanlp_models import train_several

    return train_several(sentences, tmp_path_factory.mktemp("several"))


@pytest.fixture(scope="session")
def encoder(tmp_path_factory, sentences):
    """The folder of an encoder of Transformers that has learnt nothing yet."""
    from hanlp_models import write_encoder

    return write_encoder(sentences, tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="session")
def fine_tuned(tmp_path_factory, encoder):
    """The folder that `kg train --recogniser hanlp` writes from that encoder and the seed pages."""
    from click.testing import CliRunner

    from kg.cli import cli

    out = tmp_path_factory.mktemp("tuned") / "model"
    options = ("--recogniser", "hanlp", "--hanlp-model", str(encoder), "--epochs", "8")
    done = CliRunner().invoke(cli, ["train", str(SEEDS), "--out", str(out), *options])
    assert 0 == done.exit_code, done.output
    assert "Person" in done.stdout
    return out


@pytest.fixture(params=["one_task", "several_tasks", "fine_tuned"])
def folder(request) -> Path:
    """Each of the models in turn."""
    return request.getfixturevalue(request.param)
