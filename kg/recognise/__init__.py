"""Recognition: from a page to its mentions. Recognisers are known by name; `settle` decides where they overlap."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.errors import UsageError
from kg.recognise.base import Recogniser
from kg.recognise.combined import CombinedRecogniser
from kg.recognise.crf import CrfRecogniser, Model, given_model
from kg.recognise.language import load
from kg.recognise.rules import RuleRecogniser
from kg.recognise.settle import settle

__all__ = ["Recogniser", "get_recogniser", "load", "recogniser_names", "settle"]

# "default" is the best that works without anything to fetch. Those that are made of a model can be given another one.
_RECOGNISERS: Mapping[str, Callable[[], Recogniser]] = MappingProxyType(
    {"crf": CrfRecogniser, "default": CombinedRecogniser, "rules": RuleRecogniser}
)
_OF_MODEL: Mapping[str, Callable[[Model], Recogniser]] = MappingProxyType(
    {"crf": CrfRecogniser, "default": CombinedRecogniser}
)


def recogniser_names() -> tuple[str, ...]:
    """The names under which recognisers can be asked for, sorted."""
    return tuple(sorted(_RECOGNISERS))


def get_recogniser(name: str, crf_model: str | Path | None = None) -> Recogniser:
    """The recogniser of this name.

    Args:
        name: one of `recogniser_names`.
        crf_model: a file that `kg train` wrote, in the place of the model that ships with the package.

    Raises:
        UsageError: if there is none of that name, or it has no such model.
        ModelError: if the file is missing or no model.
    """
    if name not in _RECOGNISERS:
        raise UsageError(f"no recogniser is called {name!r}; there are: {', '.join(recogniser_names())}")
    if crf_model is None:
        return _RECOGNISERS[name]()
    if name not in _OF_MODEL:
        raise UsageError(f"the recogniser {name!r} has no model; {' and '.join(sorted(_OF_MODEL))} have one")
    return _OF_MODEL[name](given_model(Path(crf_model)))
