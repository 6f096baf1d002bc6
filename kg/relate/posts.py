"""Posts: who holds which post of which body, by apposition, by appointment and by removal."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.knowledge.posts import is_single_seat
from kg.knowledge.titles import tenure_kind
from kg.model import Span
from kg.relate.draft import Draft
from kg.relate.hit import Hit
from kg.relate.skeleton import SYMBOLS, Term
from kg.relate.story import Line, Story

_BODIES = SYMBOLS["Agency"] + SYMBOLS["Organisation"] + SYMBOLS["Place"]
_BODY = f"[{_BODIES}]"
_POST = SYMBOLS["Post"]
_PERSON = f"[{SYMBOLS['Official']}{SYMBOLS['Person']}]"
_PERSONS = rf"(?P<names>{_PERSON}(?:[、和]{_PERSON})*)(?:同志)?"
_POSTS = rf"(?P<posts>(?:{_BODY}{{0,3}}{_POST}[、兼,]?)*{_BODY}{{0,3}}{_POST})"

# 选举甲为县长，县人大常委会主任乙主持: the first post is what 甲 becomes, and the second belongs to 乙.
_NOT_WHAT_ONE_BECOMES = rf"(?<!为)(?<![担出就{_PERSON[1:-1]}]任)(?<![{_BODIES}])"
_NOT_ANOTHER_S = rf"(?!{_PERSON})"

# How a post is told, which bound of the tenure it states, and how sure that is.
_APPOSITION = re.compile(rf"(?P<former>原|前|时任)?{_NOT_WHAT_ONE_BECOMES}{_POSTS}(?:的)?{_PERSONS}")
_BEHIND = re.compile(rf"(?P<names>{_PERSON})(?P<posts>{_POST})(?!{_PERSON})")
_CHANGES = (
    (re.compile(rf"(?P<v>任命|选举|补选|推选)(?:了)?{_PERSONS}(?:为|担任){_POSTS}{_NOT_ANOTHER_S}"), "start"),
    (re.compile(rf"{_PERSONS}(?P<v>当选(?:为)?|出任|就任|任|担任){_POSTS}{_NOT_ANOTHER_S}"), "start"),
    (re.compile(rf"(?P<v>免去|撤销|罢免)(?:了)?{_PERSONS}的?{_POSTS}(?:职务)?"), "end"),
    (re.compile(rf"{_PERSONS}(?:请求)?(?P<v>辞去|不再担任|卸任){_POSTS}(?:职务)?"), "end"),
)


def read_posts(story: Story, line: Line, bodies: Mapping[Span, str]) -> Iterator[Draft]:
    """The holds_post statements of a sentence.

    Args:
        story: the article.
        line: one of its sentences.
        bodies: for the span of every post the entity of its body.
    """
    text = line.skeleton.text
    for match in _APPOSITION.finditer(text):
        kind = "former" if match["former"] else None
        yield from _held(Hit(story, line, match), bodies, {"kind": kind}, 0.95)
    for match in _BEHIND.finditer(text):
        yield from _held(Hit(story, line, match), bodies, {}, 0.93)
    for words, bound in _CHANGES:
        for match in words.finditer(text):
            hit = Hit(story, line, match)
            date = hit.date() or story.lead_date
            yield from _held(hit, bodies, {bound: date.value if date else None}, 0.92)


def _held(
    hit: Hit, bodies: Mapping[Span, str], extra: Mapping[str, str | None], confidence: float
) -> Iterator[Draft]:
    names = hit.terms("names", ("Official", "Person"))
    date = hit.date() or hit.story.lead_date
    attested = date.value if date else hit.story.page.published
    for post in hit.terms("posts", ("Post",)):
        if post.span not in bodies:
            continue
        body = Term(post.span, "Agency", "", bodies[post.span])
        kind = extra.get("kind") or tenure_kind(post.text)
        qualifiers = {
            "title": post.text, "attested": attested, **extra, "kind": None if kind == "regular" else kind,
        }  # fmt: skip
        for name in names if _is_shared(post.text) else names[:1]:
            # No status is read for a post: 不再担任 is an end, not a denial.
            span = Span(
                hit.span.start, max(name.span.end, hit.skeleton.spans[hit.match.end("posts") - 1].end)
            )
            for draft in hit.draft("holds_post", (name, body), confidence, qualifiers, span):
                yield replace(draft, status="asserted")


def _is_shared(title: str) -> bool:
    """Whether a title before a list is that of each in it: 副主席甲、乙; but not 书记甲、乙."""
    return not is_single_seat(title, "")
