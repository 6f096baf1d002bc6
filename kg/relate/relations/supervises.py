"""supervises: who watches over a body or a programme (监督, 评议, 督办, 督促)."""

from collections.abc import Iterator

from kg.relate.carried import Carried, read_carried
from kg.relate.draft import Draft
from kg.relate.programmes import THAT_ONE
from kg.relate.reading import PUBLIC, Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.story import Story

_WATCHES = r"(?:民主监督|专项监督|跟踪监督|全程监督|监督检查|工作评议|专项评议|挂图督办|挂牌督办|跟踪督办|跟踪督查|联合督办|重点督办|专题询问|执法检查|监督|评议|督办|督促|督查|督导|督战)"
_HOW = r"(?:逐[月周季]|按(?:月|季度?)|每(?:个)?[月周季]度?|定期|全程|联合|跟踪|挂牌|重点|专项|随机|持续|实时|动态)*"
_READINGS = (
    Reading(
        name="监督",
        relation="supervises",
        words=(rf"(?P<v>{_WATCHES})(?:了)?[^,。;:]{{0,2}}?(?P<o><Z+>)(?!的?(?:领导|精神|要求|会议))",),
        examples=("市人大常委会督促市政府加大办理力度。",),
        subjects=PUBLIC,
        objects=("Agency", "Programme"),
        dated="date",
        whole=True,
    ),
    Reading(
        name="对…开展监督",
        relation="supervises",
        words=(
            rf"(?:对|就|围绕)(?P<o><Z+>)[^,。;:]{{0,16}}?(?:开展|进行|组织|实施|作)?(?:了)?[^,。;:]{{0,6}}?(?P<v>{_WATCHES})",
        ),
        examples=("市人大常委会对市水利局、市教育局开展了工作评议。",),
        subjects=PUBLIC,
        objects=("Agency", "Programme"),
        dated="date",
    ),
)
_CARRIED = (
    Carried(
        name="对该行动督办",
        relation="supervises",
        words=rf"(?P<s><Y+>)(?:则|还|也)?对{THAT_ONE}[^,。;:]{{0,8}}?(?P<v>{_WATCHES})",
        examples=("市水利局启动“千塘清淤”行动。市政府督查室对该行动联合督办。",),
        subjects=PUBLIC,
    ),
    Carried(
        name="联合督办",
        relation="supervises",
        words=rf"(?P<s><Y+>)(?:则|还|也)?(?:负责|开展|进行|实施)?{_HOW}(?:开展|进行)?(?P<v>{_WATCHES})(?=[,。;]|$)",
        examples=("市水利局启动“千塘清淤”行动,由市政府督查室逐季督办。",),
        subjects=PUBLIC,
    ),
)
_from_table = from_table(_READINGS)


def read(story: Story) -> Iterator[Draft]:
    """The statements of supervision in a story."""
    yield from _from_table(story)
    yield from read_carried(_CARRIED, story)


RELATION = Relation(
    name="supervises",
    read=read,
    examples=(*examples_of(_READINGS), *(each.examples[0] for each in _CARRIED)),
    against=("市政府必须督促市水利局开展“清流”行动。", "市水利局接受监督。"),
)
