"""The default recogniser: the rules first, the statistical model where they have nothing, names spread over both."""

from collections.abc import Callable, Iterable, Sequence

from kg.model import Mention, Page
from kg.recognise.crf import Model, crf_mentions, shipped_model, versioned
from kg.recognise.last_pass import finish
from kg.recognise.plausible import is_known_place, posts_before, typed_persons
from kg.recognise.rules import rule_mentions
from kg.recognise.settle import beside, settle
from kg.recognise.view import View, reading_view

# The model adds what has a name. Posts are a closed list, which the rules know.
_ADDED = ("Person", "Agency", "Organisation", "Place")


class CombinedRecogniser:
    """Rules and model in one; what each found says by whom it was found."""

    name = "default"

    def __init__(
        self, model: Model | None = None, rules: Callable[[Page, View], Iterable[Mention]] = rule_mentions
    ) -> None:
        """Put the two together.

        Args:
            model: the statistical model; the shipped one if none is given.
            rules: finds what the rules find in the view of a page.
        """
        self.version = versioned("2", model)
        self._model = model or shipped_model()
        self._rules = rules

    def __call__(self, page: Page) -> list[Mention]:
        """The mentions of a page, sorted; they may overlap."""
        return read_with(page, lambda view: crf_mentions(view, self._model), self._rules)


def read_with(
    page: Page,
    model: Callable[[View], Sequence[Mention]],
    rules: Callable[[Page, View], Iterable[Mention]] = rule_mentions,
) -> list[Mention]:
    """The mentions of a page by rules first and a model where they have nothing, sorted; they may overlap.

    Args:
        page: the page.
        model: finds what the model finds in the view of a page, in order.
        rules: finds what the rules find in it.
    """
    view = reading_view(page)
    ruled = settle(rules(page, view))
    return finish([*ruled, *complement(ruled, view, model(view))], page, view, "rules")


def complement(ruled: Sequence[Mention], view: View, guessed: Sequence[Mention]) -> list[Mention]:
    """What a model finds where the rules have nothing, in order.

    Args:
        ruled: the settled mentions of the rules, in the view.
        view: the view of a page.
        guessed: what the model finds in it, in order.
    """
    named = [each for each in guessed if each.type in _ADDED and not _is_judged(each)]
    known = [*ruled, *(each for each in guessed if each.type == "Post")]
    persons = typed_persons(beside(named, ruled), view.text, known)
    return [*persons, *beside(posts_before(persons, view.text), ruled)]


def _is_judged(mention: Mention) -> bool:
    """Whether it is a place of the table: where the rules have not taken it, it is part of something else."""
    return mention.type == "Place" and is_known_place(mention.text)
