"""leads: who answers for a programme (牵头, 负责)."""

from collections.abc import Iterator

from kg.relate.carried import Carried, read_carried
from kg.relate.draft import Draft
from kg.relate.reading import Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.story import Story

_LEADING = ("Official", "Agency", "Place")
_READINGS = (
    Reading(
        name="牵头",
        relation="leads",
        words=(r"(?P<v>牵头|负责)(?:抓|推进|建设|实施)?(?:了)?[^,。;:]{0,8}?(?P<o><G>)",),
        examples=("县农业农村局牵头“百村复垦”行动。",),
        subjects=_LEADING,
    ),
)
_CARRIED = (
    Carried(
        name="由…牵头",
        relation="leads",
        words=r"由(?P<s><X+>)(?P<v>牵头|负责)(?!<G>)",
        examples=("我市启动“千塘清淤”行动,由市水利局牵头。",),
        subjects=_LEADING,
    ),
)
_from_table = from_table(_READINGS)


def read(story: Story) -> Iterator[Draft]:
    """The statements of leading in a story."""
    yield from _from_table(story)
    yield from read_carried(_CARRIED, story)


RELATION = Relation(
    name="leads",
    read=read,
    examples=(*examples_of(_READINGS), *(each.examples[0] for each in _CARRIED)),
    against=("要由市水利局牵头“千塘清淤”行动。", "市水利局负责人到场。"),
)
