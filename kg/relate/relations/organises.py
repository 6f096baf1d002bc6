"""organises: who holds a meeting, a ceremony or a fair (召开, 举办, 主办, 组织); a person only chairs it (decision 26)."""

from kg.relate.reading import EVENT, Reading, active, examples_of, from_table, relative
from kg.relate.relation import Relation

_EVENTS = r"(?P<o><E>)"
_READINGS = (
    Reading(
        name="举办",
        relation="organises",
        words=(active(r"联合主办|联合举办|召开|举办|主办|组织|开展|承办|协办|举行", _EVENTS, 6),),
        examples=("市水利局举办节水论坛。",),
        objects=EVENT,
        dated="date",
        carry=False,
        deed=False,
    ),
    Reading(
        name="举办的",
        relation="organises",
        words=(relative(r"主办|举办|承办|召开|组织", _EVENTS),),
        examples=("中国水利学会主办的2023年节水技术大会开幕。",),
        objects=EVENT,
        dated="date",
        carry=False,
        deed=False,
    ),
    Reading(
        name="由…主办",
        relation="organises",
        words=(r"(?P<o><E>)[^。;]{0,30}?由(?P<s><B+>)[^,。;:]{0,4}?(?P<v>主办|举办|组织|承办|协办)",),
        examples=("“青年护河”主题活动由团市委和市青联组织。",),
        objects=EVENT,
        dated="date",
        carry=False,
        deed=False,
    ),
    Reading(
        name="…举行",
        relation="organises",
        words=(r"(?P<s><B+>)(?P<o><E>)(?:在[^,。;]{0,16}?)?(?P<v>举行|启动|举办|召开|开幕)",),
        examples=("团市委、市青联“青年护河”主题活动在祁东举行。",),
        objects=EVENT,
        dated="date",
        carry=False,
        deed=False,
    ),
)

RELATION = Relation(
    name="organises",
    read=from_table(_READINGS),
    examples=examples_of(_READINGS),
    against=(
        "9月1日,全市水利工作会议召开。",
        "市委书记周远山主持召开全市水利工作会议。",
        "村民王二柱举办座谈会。",
    ),
)
