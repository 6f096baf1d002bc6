"""Recognition: from a page to its mentions. Recognisers are known by name; `settle` decides where they overlap."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.errors import UsageError
from kg.recognise.base import Recogniser
from kg.recognise.combined import CombinedRecogniser
from kg.recognise.crf import CrfRecogniser, Model, given_model
from kg.recognise.hanlp import DEFAULT_MODEL, HanlpRecogniser, given_hanlp
from kg.recognise.language import load
from kg.recognise.rules import RuleRecogniser
from kg.recognise.settle import settle

__all__ = ["Recogniser", "get_recogniser", "load", "recogniser_names", "settle"]

# "default" is the best that works without anything to fetch.
_RECOGNISERS: Mapping[str, Callable[[], Recogniser]] = MappingProxyType(
    {
        "crf": CrfRecogniser,
        "default": CombinedRecogniser,
        "hanlp": lambda: HanlpRecogniser(given_hanlp(DEFAULT_MODEL)),
        "rules": RuleRecogniser,
    }
)
# Those that are made of a model of `kg train` can be given another one.
_OF_CRF: Mapping[str, Callable[[Model], Recogniser]] = MappingProxyType(
    {"crf": CrfRecogniser, "default": CombinedRecogniser}
)


def recogniser_names() -> tuple[str, ...]:
    """The names under which recognisers can be asked for, sorted. That of "hanlp" needs the extra of this name."""
    return tuple(sorted(_RECOGNISERS))


def get_recogniser(
    name: str, crf_model: str | Path | None = None, hanlp_model: str | Path | None = None
) -> Recogniser:
    """The recogniser of this name.

    Args:
        name: one of `recogniser_names`.
        crf_model: a file that `kg train` wrote, in the place of the model that ships with the package.
        hanlp_model: a folder with a model of HanLP, or an identifier under which HanLP fetches one; else
            MSRA_NER_ELECTRA_SMALL_ZH.

    Raises:
        UsageError: if there is none of that name, or it has no such model.
        ModelError: if a model is missing or none, can't be fetched, or HanLP is not installed.
    """
    if name not in _RECOGNISERS:
        raise UsageError(f"no recogniser is called {name!r}; there are: {', '.join(recogniser_names())}")
    if hanlp_model is not None and name != "hanlp":
        raise UsageError(f"the recogniser {name!r} takes no HanLP model; --recogniser hanlp does")
    if crf_model is not None and name not in _OF_CRF:
        raise UsageError(
            f"the recogniser {name!r} has no such model; {' and '.join(sorted(_OF_CRF))} have one"
        )
    if hanlp_model is not None:
        return HanlpRecogniser(given_hanlp(str(hanlp_model)))
    if crf_model is not None:
        return _OF_CRF[name](given_model(Path(crf_model)))
    return _RECOGNISERS[name]()
