"""attends: who is at a meeting (出席, 参加, 列席), in the order of the paper."""

import re
from collections.abc import Iterator

from kg.relate.draft import Draft
from kg.relate.hit import Hit
from kg.relate.meetings import MEETING, each_hit, took_part
from kg.relate.relation import Relation
from kg.relate.story import Story

# Whoever 参加调研 visits, and whoever 参加会见 meets.
_NO_MEETING = r"(?!了?(?:上述|此次|当天的?|相关)?(?:会见|调研|考察|走访|检查|慰问|督导|视察|督查|义务|劳动|植树|比赛|培训|学习|捐))"
_CAME = r"应邀出席|应邀参加|应邀列席|应邀到会|出席|参加|列席|到会|参会(?!代表|人员|者|单位|企业|嘉宾)"
_PRESENT = re.compile(r"出席|参加|列席|[到参]会|就[座坐]|召开|举行|开展")
_WORDS = (
    rf"(?P<s><X,>)(?!的)(?:(?!<P>)[^,。;:]){{0,12}}?(?P<v>{_CAME}){_NO_MEETING}{MEETING}",
    r"(?P<v>(?:应邀)?(?:参加|出席|列席)(?:会议|大会|活动|座谈会|仪式|(?P<e><E>))?(?:并在主席台(?:前排)?就[座坐])?|在主席台(?:前排)?就[座坐])的(?:还|领导)?有:?(?P<s><X,>)",
)
# 与农开行、国开行召开对接会: they are there, whoever holds it (decision 26).
_HELD_WITH = r"(?:与|同|邀请)(?P<s><Y+>)(?!联合|共同|一起|合作)[^,。;:]{0,6}?(?P<v>召开|举行|开展)(?:了)?[^,。;:]{0,8}?(?P<e><E>)"


def read(story: Story) -> Iterator[Draft]:
    """The statements of attendance in a story."""
    for hit in each_hit(_WORDS, story, _PRESENT):
        yield from _attended(hit, "应邀" if "应邀" in hit.match["v"] else hit.match["v"][:2])
    for hit in each_hit((_HELD_WITH,), story, _PRESENT):
        yield from _attended(hit, "与…召开")


def _attended(hit: Hit, rule: str) -> Iterator[Draft]:
    for order, actor in enumerate(hit.actors("s"), 1):
        yield from took_part("attends", hit, [actor], rule, order=order)


RELATION = Relation(
    name="attends",
    read=read,
    examples=(
        "市领导毛朝晖、刘正兴出席全市水利工作会议。",
        "全市水利工作会议召开。市水利局、衡山县和恒天集团参加会议。",
        "全市水利工作会议召开。参加会议的有市委副书记、市长朱健,还有市领导赖馨正、毛朝晖。",
        "全市水利工作会议召开。市领导毛朝晖列席会议。",
        "市水利局与衡阳银行召开银企对接会。",
    ),
    against=("全市水利工作会议召开。市长朱健参加会见。", "全市水利工作会议召开。市长朱健参加调研。"),
)
