"""Recognition: from a page to its mentions. Recognisers are known by name; `settle` decides where they overlap."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kg.errors import UsageError
from kg.recognise.base import Recogniser
from kg.recognise.combined import CombinedRecogniser
from kg.recognise.crf import CrfRecogniser
from kg.recognise.language import load
from kg.recognise.rules import RuleRecogniser
from kg.recognise.settle import settle

__all__ = ["Recogniser", "get_recogniser", "load", "recogniser_names", "settle"]

# "default" is the best that works without a model to fetch.
_RECOGNISERS: Mapping[str, Callable[[], Recogniser]] = MappingProxyType(
    {"crf": CrfRecogniser, "default": CombinedRecogniser, "rules": RuleRecogniser}
)


def recogniser_names() -> tuple[str, ...]:
    """The names under which recognisers can be asked for, sorted."""
    return tuple(sorted(_RECOGNISERS))


def get_recogniser(name: str) -> Recogniser:
    """The recogniser of this name.

    Raises:
        UsageError: if there is none of that name.
    """
    try:
        return _RECOGNISERS[name]()
    except KeyError:
        raise UsageError(
            f"no recogniser is called {name!r}; there are: {', '.join(recogniser_names())}"
        ) from None
