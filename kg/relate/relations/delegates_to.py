"""delegates_to: which powers or tasks are handed down to whom (下放, 赋权, 交办)."""

import re
from collections.abc import Iterator

from kg.relate.actors import subject_of
from kg.relate.dealings import dealt
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.reading import PUBLIC
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Story

_WHAT = r"(?P<what>[^,。;:]{0,24}?(?:权限|事项|权力|清单|意见|职权))"
_WORDS = (
    rf"(?:向(?P<o><Y+>))?(?P<v>下放|赋权|交办)(?:了)?{_WHAT}",
    rf"(?:把|将){_WHAT}(?P<v>下放|赋权|交办)(?:给|到|至)?(?P<o><Y+>)",
)
_NEXT_CLAUSE = r"(?P<v>,)(?P<o><Y>)"


def read(story: Story) -> Iterator[Draft]:
    """The statements of delegation in a story."""
    for line in story.lines:
        if not line.quoted:
            for words in _WORDS:
                for hit in hits(words, story, line):
                    yield from _delegated(hit)


def _delegated(hit: Hit) -> Iterator[Draft]:
    what = hit.match["what"]
    count = re.search(r"(\d+)(?=[个项条])", what)
    qualifiers = {
        "count": int(count[1]) if count else None,
        "power": re.sub(r"^(?:各)?\d+[个项条]|[\ue000-\ue009]", "", what),
    }
    takers = _takers(hit)
    giver = subject_of(hit.story, hit.line, hit.match.start(), PUBLIC)
    for each in giver.terms:
        for taker in takers:
            yield from dealt("delegates_to", hit, (each, taker), "下放", qualifiers)


def _takers(hit: Hit) -> list[Term]:
    """Who is given the power: named by 向, else the place that the next clause begins with."""
    if hit.has("o"):
        return hit.actors("o", PUBLIC)
    behind = (
        other
        for other in hits(_NEXT_CLAUSE, hit.story, hit.line)
        if 0 <= other.match.start() - hit.match.end() < 10
    )
    return next((other.actors("o", PUBLIC) for other in behind), [])


RELATION = Relation(
    name="delegates_to",
    read=read,
    examples=(
        "市政府向衡阳高新区下放18项市级经济管理权限。",
        "8月15日,省政府下放11项省级经济社会管理权限,衡阳快接快办。",
        "今年4月,市政府将9项市级管理权限下放雁峰区。",
    ),
    against=("要向雁峰区下放审批权限。", "市政府下放的权限不少。"),
)
