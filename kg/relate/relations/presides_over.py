"""presides_over: who chairs a meeting (主持; 由…主持)."""

import re
from collections.abc import Iterator

from kg.relate.draft import Draft
from kg.relate.meetings import MEETING, PERSONS, each_hit, took_part
from kg.relate.relation import Relation
from kg.relate.story import Story

_WORDS = (
    rf"(?P<s><P+>)(?:(?!<P>)[^,。;:]){{0,16}}?(?P<v>主持召开|主持)(?!工作|全面|日常|[^,。;:]{{0,6}}(?:工作|起草|编[制写]|研究|推进))(?:并[^,。;:]{{0,4}})?{MEETING}",
    r"(?:(?P<e><E>)|会议|大会|座谈会|仪式|活动)?(?:(?!<E>)[^,。;:]){0,12}(?:,)?由(?P<s><P+>)(?:共同|分别)?(?P<v>主持)",
)
_CHAIRED = re.compile("主持")
_NOTHING_NAMED = re.compile(r"$|[,。;:!?\s]|并|时")


def read(story: Story) -> Iterator[Draft]:
    """The statements of chairing in a story."""
    for hit in each_hit(_WORDS, story, _CHAIRED):
        # 主持召开 something that is not recognised is not 主持召开 the meeting before it.
        named = hit.has("e") or hit.match["v"] != "主持召开"
        if named or _NOTHING_NAMED.match(hit.skeleton.text, hit.match.end()):
            yield from took_part("presides_over", hit, hit.actors("s", PERSONS), hit.match["v"])


RELATION = Relation(
    name="presides_over",
    read=read,
    examples=(
        "市委书记周远山主持召开全市水利工作会议。",
        "全市水利工作会议召开。市领导毛朝晖主持会议。",
        "全市水利工作会议由市委副书记何清主持。",
    ),
    against=("全市水利工作会议召开。市长何清主持市政府工作。", "市委书记周远山主持召开动员部署的现场调度。"),
)
