"""A statement while it is put together, and how drafts become the statements of a page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kg.model import Evidence, Page, Quote, Span, Statement
from kg.relate.confidence import calibration
from kg.schema import load_schema

# Of two quotes the one that is shorter by about this many characters is taken.
_MUCH_SHORTER = 20
# Headlines shorten: the same said in the text carries a statement better.
_HEADLINE_COSTS = 0.03


@dataclass(frozen=True, slots=True)
class Draft:
    """A relation read in a sentence: its ends by entity id, the stretch that carries it, and the rule that read it.

    `dated` are the words that give the date, wherever they stand; `whole` tells that both ends stand in one clause of the
    quote.
    """

    relation: str
    subject: str
    object: str | None
    span: Span
    article: str
    sentence: int
    rule: str
    qualifiers: Mapping[str, Any] = field(default_factory=dict)
    status: str = "asserted"
    headline: bool = False
    dated: Span | None = None
    whole: bool = False

    @property
    def confidence(self) -> float:
        """How sure it is."""
        return round(calibration().of(self.relation, self.rule) - _HEADLINE_COSTS * self.headline, 2)


def statements_of(drafts: Iterable[Draft], page: Page, recogniser: str) -> tuple[Statement, ...]:
    """The statements of a page: each relation between the same ends once (guideline 33), in printed order.

    Args:
        drafts: in any order.
        page: the page they were read on.
        recogniser: name and version, for the evidence.
    """
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=_rank):
        key = _key(draft)
        if key in kept:
            kept[key] = _joined(kept[key], draft)
        elif draft.subject != draft.object:
            kept[key] = draft
    ordered = _numbered(sorted(kept.values(), key=_place))
    return tuple(_statement(number, draft, page, recogniser) for number, draft in enumerate(ordered, 1))


def _place(draft: Draft) -> tuple[Any, ...]:
    return (draft.span, draft.relation, draft.qualifiers.get("order", 0), draft.subject, draft.object or "")


def _numbered(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with the order of names running through each event, as the paper prints them."""
    seen: Counter[str | None] = Counter()
    for draft in drafts:
        if "order" in draft.qualifiers:
            seen[draft.object] += 1
            yield replace(draft, qualifiers={**draft.qualifiers, "order": seen[draft.object]})
        else:
            yield draft


def _rank(draft: Draft) -> tuple[Any, ...]:
    """What is said as a fact before what is planned, a change of post before its holding, the surer, then as printed."""
    changes = draft.relation == "holds_post" and bool(draft.qualifiers.keys() & {"start", "end"})
    return (
        draft.status != "asserted",
        not changes,
        not draft.qualifiers.get("verb"),
        not draft.whole,
        (draft.span.end - draft.span.start) // _MUCH_SHORTER,
        -draft.confidence,
        draft.span,
        draft.relation,
        draft.subject,
        draft.object or "",
    )


def _key(draft: Draft) -> tuple[object, ...]:
    term = load_schema().relations[draft.relation]
    ends: tuple[str, ...] = (draft.subject, draft.object or "")
    if term.symmetric:
        ends = tuple(sorted(ends))
    required = draft.qualifiers.get(term.required) if term.required else None
    # A programme proposed twice, in other words, is proposed once; a topic is all that tells two proposals apart.
    if draft.relation == "proposes" and draft.object:
        required = None
    return (draft.relation, ends, required)


def _joined(kept: Draft, other: Draft) -> Draft:
    """The kept draft with the qualifiers that only the other one knows."""
    if other.status != kept.status:
        return kept
    known = {key: value for key, value in kept.qualifiers.items() if value is not None}
    seen = [str(each.qualifiers["attested"]) for each in (kept, other) if each.qualifiers.get("attested")]
    if "start" in known and len(seen) > 1:  # since then, and on the later day still
        known["attested"] = max(seen)
    return replace(kept, qualifiers={**other.qualifiers, **known})


def _dated_by(draft: Draft, page: Page) -> Quote | None:
    """The words that give the date, where the quote does not hold them."""
    if draft.dated is None or draft.span.covers(draft.dated):
        return None
    return Quote(draft.dated, page.text[draft.dated.start : draft.dated.end])


def _statement(number: int, draft: Draft, page: Page, recogniser: str) -> Statement:
    quote = page.text[draft.span.start : draft.span.end]
    evidence = Evidence(
        page.document,
        draft.article,
        draft.sentence,
        draft.span,
        quote,
        recogniser,
        draft.confidence,
        draft.rule,
        _dated_by(draft, page),
    )
    qualifiers = {key: value for key, value in sorted(draft.qualifiers.items()) if value is not None}
    return Statement(
        f"s{number}",
        draft.relation,
        draft.subject,
        draft.object,
        (evidence,),
        qualifiers,
        draft.status,
        "stated",
        draft.confidence,
    )
