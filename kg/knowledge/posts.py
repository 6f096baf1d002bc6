"""What a post is besides its title: whether a body has one of it at a time, and the rank that goes with it.

Ranks are those of the Civil Servants Law of the People's Republic of China (2018), article 18, for leading posts (领导职务),
as they go with the posts of a body by its level: the head of a county's Party committee and of its government are
县处级正职, the head of a county bureau is 乡科级正职.
"""

import re

from kg.knowledge.places import load_places
from kg.knowledge.titles import core_title, tenure_kind
from kg.knowledge.words import read_words

# Ranks from the highest; a deputy's is the next one below.
RANKS = (
    "国家级正职", "国家级副职", "省部级正职", "省部级副职", "厅局级正职", "厅局级副职", "县处级正职", "县处级副职", "乡科级正职", "乡科级副职",
)  # fmt: skip
_OF_LEVEL = {"province": 2, "prefecture": 4, "county": 6, "township": 8}

# The bodies whose head has the rank of the level itself: committee, government, congress, consultative conference.
_LEADING = re.compile(
    r"(?<![纪监居村])[省市县区州盟旗镇乡道]委$|(?:政府|行署)$|人大(?:常委会)?$|政协$|街道(?:党工委|办事处)$"
)
_LEADERS = re.compile(r"书记|主任|主席|[省市县区州旗盟镇乡]长|专员|常委")
# Half a step below: courts, procuratorates, discipline and supervision.
_VICE = re.compile(r"法院$|检察院$|纪委(?:监委)?$|监委$")
# Two steps below: departments. The heads of some are leaders of the level besides, and have a rank from that.
_DEPARTMENT = re.compile(r"(?:厅|局|委|委员会|办公室)$")
_NO_DEPARTMENT = re.compile(r"分局$|领导小组|指挥部|专班|(?:村委会|居委会|政法委|工委|党委)$")

_MUNICIPALITIES = ("11", "12", "31", "50")


def is_single_seat(title: str, body: str) -> bool:
    """Whether a body has one holder of a post at a time, acting ones included: its heads, and no deputies or members.

    >>> is_single_seat("代市长", "衡阳市政府"), is_single_seat("副市长", "衡阳市政府"), is_single_seat("主任", "南华医院")
    (True, False, False)
    """
    core = core_title(title)
    if core not in read_words("heads") or (core != title and tenure_kind(title) == "regular"):
        return False
    # A 主任 of a hospital or a school is one of many.
    return core != "主任" or re.search(r"医院|大学|学院|学校|中学|小学|公司", body) is None


def rank(title: str, body: str, level: str | None, place: str | None) -> str | None:
    """The rank that goes with a post, or None where neither title nor body tells it.

    Args:
        title: as printed, with its modifiers.
        body: the resolved name of the body.
        level: the body's level: province, prefecture, county or township.
        place: the division code of the body's place, if known.
    """
    step, below = _step(level, place), _below(core_title(title), body)
    if step is None or below is None:
        return None
    deputy = title.startswith(("副", "常务副", "第一副")) or core_title(title) == "常委"
    step += below + deputy
    return RANKS[step] if step < len(RANKS) else None


def _step(level: str | None, code: str | None) -> int | None:
    """The place among the ranks of the heads of a level, higher in cities of vice-provincial rank and municipalities."""
    step = _OF_LEVEL.get(level or "")
    place = load_places().divisions.get(code or "")
    if step is None or place is None:
        return step
    if level == "county" and place.code.startswith(_MUNICIPALITIES):
        return step - 2
    chain = {each.name for each in load_places().chain(place)}
    raised = level == "prefecture" or (level == "county" and place.name.endswith("区"))
    return step - 1 if raised and not chain.isdisjoint(read_words("vice_provincial_cities")) else step


def _below(title: str, body: str) -> int | None:
    """How many steps below the heads of its level the head of a body stands; None if the title heads nothing."""
    if _LEADING.search(body):
        return 0 if _LEADERS.fullmatch(title) else None
    if title not in read_words("heads") or _NO_DEPARTMENT.search(body):
        return None
    if _VICE.search(body):
        return 1
    return 2 if _DEPARTMENT.search(body) else None
