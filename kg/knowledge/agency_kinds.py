"""What kind of public body a name tells, in the words of the ontology: party, government, congress and the like."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kg.knowledge.agencies import LEVELS
from kg.knowledge.places import read_rows

# The table's words where the ontology has others; armed forces are none of its kinds.
_IN_ONTOLOGY: Mapping[str, str | None] = MappingProxyType(
    {
        "conference": "consultative",
        "discipline": "supervision",
        "mass organisation": "mass_organisation",
        "armed forces": None,
    }
)
# What a closing word tells, whatever organ it belongs to.
_BY_CLOSING = (
    ("mass_organisation", r"^共青团|^团[省市县区州旗]?委"),
    ("leading_group", r"(?:领导小组|委员会|指挥部|联席会议)办公室$|领导小组|指挥部|专班|工作组|安委会"),
    ("court", r"法院"),
    ("procuratorate", r"检察院"),
    ("party", r"(?:党委|党组|党工委|党总支|党支部|机关工委)$"),
    ("institution", r"(?:中心|大厅|[^本]站|台|馆|博物院|研究院|研究所)$"),
)
# What is told by words anywhere in a name that the table does not have.
_BY_WORDS = (
    ("supervision", r"纪委|纪检|监委|监察委|巡[察视]"),
    ("congress", r"人大|人民代表大会"),
    ("consultative", r"政协|政治协商"),
    ("mass_organisation", r"妇联|工会|青联|工商联|科协|文联|残联|侨联|社科联|红十字会|学联|台联|妇女联合会"),
    ("party", r"^(?:中共|中央(?!军委|人民)|党中央)|^(?:民革|民盟|民建|民进|农工|致公党|九三学社|台盟)"),
    ("zone", r"(?:高新区|经开区|开发区|新区|保税区|园区|产业园|示范区|度假区)(?:管委会|管理委员会)?$"),
    ("party", rf"[{LEVELS}]委"),
)  # fmt: skip


def agency_kind(name: str) -> str | None:
    """The kind of a public body, by its closing word, the table of organs and its words; government if none tells.

    >>> agency_kind("衡阳市委"), agency_kind("衡阳市纪委"), agency_kind("衡阳市发改委"), agency_kind("衡阳市公安局甘溪派出所")
    ('party', 'supervision', 'government', 'government')
    """
    closing = _first(_BY_CLOSING, name)
    if closing is not None:
        return closing
    for start in range(1, len(name)):
        organ = name[start:]
        if name[start - 1] in LEVELS and organ in _organs():
            kind = _organs()[organ]
            return _IN_ONTOLOGY.get(kind, kind)
    return None if re.search(r"军委|军分区|武警|人武部", name) else _first(_BY_WORDS, name) or "government"


def _first(table: tuple[tuple[str, str], ...], name: str) -> str | None:
    return next((kind for kind, words in table if re.search(words, name)), None)


@cache
def _organs() -> Mapping[str, str]:
    """The kind of every organ of the table that stands behind a level or a place, in short and full form."""
    kinds: dict[str, str] = {}
    for row in read_rows("agencies.csv"):
        for closing in row["closings"].split() or [""]:
            kinds.setdefault(row["short"] + closing, row["kind"])
            kinds.setdefault(row["full"] + closing, row["kind"])
    return MappingProxyType(kinds)
