"""receives_award: who was given an award, a rank or a designation (获…奖, 上榜, 入选, 被赋予; decision 25)."""

from kg.relate.programmes import LISTED
from kg.relate.reading import Reading, examples_of, from_table
from kg.relate.relation import Relation

_AWARDED = r"(?:荣获|获得|获评|获|拿回|捧回|斩获|摘得|上榜|入选|跻身|被评为|被授予|被确定为|成为|被列为|被列入|被纳入)"
_READINGS = (
    Reading(
        name="荣获",
        relation="receives_award",
        words=(rf"(?P<v>{_AWARDED})(?:了)?(?!的)[^,。;:]{{0,8}}?{LISTED}",),
        examples=("衡阳连续三年上榜全国节水百强市。",),
        dated="date",
        required="award",
        deed=False,
    ),
    Reading(
        name="被赋予",
        relation="receives_award",
        words=(rf"(?P<v>被赋予)[^,。;:]{{0,6}}?{LISTED}",),
        examples=("衡阳被赋予建设国家水网先行市的任务。",),
        dated="date",
        required="award",
        deed=False,
    ),
)

RELATION = Relation(
    name="receives_award",
    read=from_table(_READINGS),
    examples=examples_of(_READINGS),
    against=("衡阳努力打造全国节水百强市。",),
)
