"""Relations to the programme that the text has just named: 由市水利局牵头, 望舒县先行试点, 对该行动联合督办."""

from collections.abc import Iterator

from kg.relate.actors import named_in
from kg.relate.draft import Draft
from kg.relate.modality import is_exhortation, status_at
from kg.relate.skeleton import Term, pattern
from kg.relate.story import Line, Story

_BODY = ("Agency", "Organisation", "Place")

# Relation, wording, types of the subject, confidence.
_READINGS = (
    ("pilots", r"(?P<s><Y+>(?:<L>)*(?:、<L>+)*)(?:等)?(?:作为|列为)(?P<v>试点)(?:区域|单位|地区)?", ("Place", "Agency", "Organisation"), 0.8),
    ("pilots", r"(?P<s><Y+>(?:<L>)*(?:[、和]<L>+)*)(?:先行|率先|开展)(?P<v>试点)", ("Place", "Agency", "Organisation"), 0.8),
    ("supervises", r"(?P<s><Y+>)对该(?:行动|项目|工程|工作|活动)(?:进行)?(?:联合|全程|逐月)?(?P<v>督办|监督|督查)", ("Agency", "Place"), 0.85),
    ("supervises", r"(?P<s><Y+>)(?:逐月|逐周|全程|联合|每月|每周)(?P<v>督办|监督|督查)(?!<G>|<A>)", ("Agency", "Place"), 0.8),
)


def read_carried(story: Story, line: Line) -> Iterator[Draft]:
    """The statements of a sentence whose programme is named before it.

    Args:
        story: the article.
        line: one of its sentences.
    """
    for relation, words, types, confidence in _READINGS:
        for match in pattern(words).finditer(line.skeleton.text):
            programme = _last_programme(story, line, match.start())
            if programme is None or is_exhortation(line.skeleton.text, match.start("v")):
                continue
            span = line.skeleton.span(match.start(), match.end())
            status = status_at(line.skeleton.text, match.start(), match.start("v"))
            for actor in _innermost(named_in(line.skeleton, match.start("s"), match.end("s"), types)):
                if actor.entity and programme.entity:
                    yield Draft(
                        relation, actor.entity, programme.entity, span, story.article.id, line.index, confidence,
                        {"verb": match["v"]}, status,
                    )


def _innermost(actors: list[Term]) -> list[Term]:
    """Of places in a chain only the last acts: 岳北村 of 衡山县白果镇岳北村."""
    starts = {actor.span.start for actor in actors if actor.type == "Place"}
    return [a for a in actors if not (a.type == "Place" and a.span.end in starts)]


def _last_programme(story: Story, line: Line, position: int) -> Term | None:
    """The programme named last before a position: in the sentence, else in one of the two sentences before."""
    own = line.skeleton.terms_in(0, position, ("Programme",))
    if own:
        return own[0]
    here = story.lines.index(line)
    for earlier in reversed(story.lines[max(0, here - 3) : here]):
        found = earlier.skeleton.terms_in(0, len(earlier.skeleton.text), ("Programme",))
        if found and not earlier.headline:
            return found[-1]
    return None
