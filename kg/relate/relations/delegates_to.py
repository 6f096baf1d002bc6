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

_POWER = r"(?:权限|事项|权力|清单|意见|职权|审批权|处罚权|管理权|执法权|任务|问题|\d+项(?=[,。;]|$))"
_HANDS = r"(?:下放|赋权|赋予|交办|下沉|授权|移交|委托|划转)"
_WORDS = {
    "下放": rf"(?P<v>下放|赋权|交办|下沉)(?:了)?(?P<what>[^,。;:]{{0,24}}?{_POWER})",
    "向…下放": rf"(?:向|给|对)(?P<o><Y+>)(?:各|分别|再次|又|一次性)?(?P<v>{_HANDS})(?:了)?(?P<what>[^,。;:]{{0,24}}?{_POWER})",
    "把…下放": rf"(?P<d>把|将)(?P<what>[^,。;:]{{0,36}}?{_POWER}[^,。;:]{{0,8}}?)(?P<v>{_HANDS}|交由|交给|交予|赋)(?:给|到|至|予|了)?(?P<o><Y+>)",
    "向…赋权": r"(?:向|给|对)(?P<o><Y+>)(?:各|分别|再次|又|一次性|充分|全面)?(?P<v>赋权|放权)(?P<what>)(?=[,。;]|$)",
    "委托…行使": rf"(?P<v>委托|授权|赋予)(?P<o><Y+>)(?:行使|实施|办理)?(?P<what>[^,。;:]{{0,24}}?{_POWER})",
}
_NEXT_CLAUSE = r"(?P<v>,)(?P<o><Y>)"


def read(story: Story) -> Iterator[Draft]:
    """The statements of delegation in a story."""
    for line in story.lines:
        read_at: set[int] = set()
        # The fuller wordings first: they tell to whom.
        for rule, words in reversed(_WORDS.items()) if not line.quoted else ():
            for hit in hits(words, story, line):
                if hit.verb not in read_at:
                    read_at.add(hit.verb)
                    yield from _delegated(hit, rule)


def _delegated(hit: Hit, rule: str) -> Iterator[Draft]:
    what = hit.match["what"]
    count = re.search(r"(\d+)(?=余?[个项条])", what)
    qualifiers = {
        "count": int(count[1]) if count else None,
        "power": re.sub(r"^(?:各)?\d+余?[个项条]|[\ue000-\ue009]", "", what) or None,
    }
    takers = _takers(hit)
    giver = subject_of(hit.story, hit.line, hit.match.start(), PUBLIC)
    for each in giver.terms:
        for taker in takers:
            yield from dealt("delegates_to", hit, (each, taker), rule, qualifiers)


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
        "省水利厅授权雁峰区行使5项审批权。",
        "市政府向衡山县、珠晖区赋权。",
    ),
    against=("要向雁峰区下放审批权限。", "市政府下放的权限不少。"),
)
