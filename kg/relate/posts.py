"""Posts: who holds which post of which body, by apposition, by appointment and by removal."""

import re
from collections.abc import Iterator, Mapping

from kg.knowledge.titles import SINGLE_SEAT, core_title, tenure_kind
from kg.model import Span
from kg.relate.draft import Draft
from kg.relate.skeleton import SYMBOLS, Skeleton, Term, pattern
from kg.relate.story import Line, Story

_BODY = f"[{SYMBOLS['Agency']}{SYMBOLS['Organisation']}{SYMBOLS['Place']}]"
_POST = SYMBOLS["Post"]
_PERSON = f"[{SYMBOLS['Official']}{SYMBOLS['Person']}]"
_CHAIN = rf"(?:{_BODY}{{0,3}}{_POST}[、兼,]?)*{_BODY}{{0,3}}{_POST}"

_APPOSITION = re.compile(rf"(?P<former>原|前|时任)?(?P<posts>{_CHAIN})(?:的)?(?P<names>{_PERSON}(?:[、和]{_PERSON})*)")
_BEHIND = re.compile(rf"(?P<names>{_PERSON})(?P<posts>{_POST})(?!{_PERSON})")
_APPOINTED = re.compile(rf"(?:任命|决定任命|选举|补选|推选)(?:了)?(?P<names>{_PERSON}(?:[、和]{_PERSON})*)(?:同志)?(?:为|担任)(?P<posts>{_CHAIN})")
_ELECTED = re.compile(rf"(?P<names>{_PERSON}(?:[、和]{_PERSON})*)(?:同志)?(?:当选(?:为)?|出任|就任|任|担任)(?P<posts>{_CHAIN})")
_REMOVED = re.compile(rf"(?:免去|撤销|罢免)(?:了)?(?P<names>{_PERSON})(?:同志)?的?(?P<posts>{_CHAIN})(?:职务)?")
_RESIGNED = re.compile(rf"(?P<names>{_PERSON})(?:同志)?(?:请求)?(?:辞去|不再担任|卸任)(?P<posts>{_CHAIN})(?:职务)?")


def read_posts(story: Story, line: Line, bodies: Mapping[Span, str]) -> Iterator[Draft]:
    """The holds_post statements of a sentence.

    Args:
        story: the article.
        line: one of its sentences.
        bodies: for the span of every post the entity of its body.
    """
    for match in _APPOSITION.finditer(line.skeleton.text):
        former = "former" if match["former"] else None
        yield from _held(match, story, line, bodies, {"kind": former} if former else {}, 0.95)
    for match in _BEHIND.finditer(line.skeleton.text):
        yield from _held(match, story, line, bodies, {}, 0.93)
    for words, bound in ((_APPOINTED, "start"), (_ELECTED, "start"), (_REMOVED, "end"), (_RESIGNED, "end")):
        for match in words.finditer(line.skeleton.text):
            date = story.date_at(line, match.start()) or story.lead_date
            yield from _held(match, story, line, bodies, {bound: date.value if date else None}, 0.92)


def _held(match: re.Match[str], story: Story, line: Line, bodies: Mapping[Span, str], extra: Mapping[str, str | None], confidence: float) -> Iterator[Draft]:
    skeleton = line.skeleton
    posts = [t for t in skeleton.terms_in(match.start("posts"), match.end("posts"), ("Post",)) if t.span in bodies]
    names = _holders(match, skeleton)
    date = story.date_at(line, match.start()) or story.lead_date
    attested = date.value if date else story.page.published
    for post in posts:
        shared = names if core_title(post.text) not in SINGLE_SEAT or post.text.startswith("副") else names[:1]
        for name in shared:
            kind = extra.get("kind") or tenure_kind(post.text)
            qualifiers = {"title": post.text, "attested": attested, **extra, "kind": None if kind == "regular" else kind}
            yield Draft(
                "holds_post", str(name.entity), bodies[post.span], _span(match, skeleton, name), story.article.id, line.index, confidence, qualifiers
            )


def _holders(match: re.Match[str], skeleton: Skeleton) -> list[Term]:
    """The persons of a match; one who is followed by a post of the list's next member has it for himself."""
    return [t for t in skeleton.terms_in(match.start("names"), match.end("names"), ("Official", "Person")) if t.entity]


def _span(match: re.Match[str], skeleton: Skeleton, name: Term) -> Span:
    whole = skeleton.span(match.start(), match.end())
    return Span(min(whole.start, name.span.start), max(name.span.end, skeleton.span(match.start(), match.end("posts")).end))
