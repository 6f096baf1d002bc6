"""supervises: who watches over a body or a programme (监督, 评议, 督办, 督促)."""

from collections.abc import Iterator

from kg.relate.carried import Carried, read_carried
from kg.relate.draft import Draft
from kg.relate.reading import PUBLIC, Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.story import Story

_READINGS = (
    Reading(
        name="监督",
        relation="supervises",
        words=(r"(?P<v>监督|评议|督办|督促|督查)(?:了)?(?P<o><Z+>)",),
        examples=("市人大常委会督促市政府加大办理力度。",),
        subjects=PUBLIC,
        objects=("Agency", "Programme"),
    ),
)
_CARRIED = (
    Carried(
        name="对该行动督办",
        relation="supervises",
        words=r"(?P<s><Y+>)对该(?:行动|项目|工程|工作|活动)(?:进行)?(?:联合|全程|逐[月周季]|跟踪|挂牌)?(?P<v>督办|监督|督查)",
        examples=("市水利局启动“千塘清淤”行动。市政府督查室对该行动联合督办。",),
        subjects=PUBLIC,
    ),
    Carried(
        name="联合督办",
        relation="supervises",
        words=r"(?P<s><Y+>)(?:逐[月周季]|按[月季]|每[月周季]|全程|联合|跟踪|挂牌)(?P<v>督办|监督|督查)(?!<G>|<A>)",
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
