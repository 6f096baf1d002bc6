"""leads: who answers for a programme (牵头, 负责, 包联)."""

from collections.abc import Iterator

from kg.relate.carried import Carried, read_carried
from kg.relate.draft import Draft
from kg.relate.programmes import LISTED, THAT_ONE
from kg.relate.reading import Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.story import Story

_LEADING = ("Official", "Agency", "Place")
_LEADS = r"(?:牵头抓总|统筹负责|总牵头|分头负责|牵头|负责|包联|领衔|挂帅|主抓)"
_READINGS = (
    Reading(
        name="牵头",
        relation="leads",
        words=(
            rf"(?P<v>{_LEADS})(?!人|同志)(?:抓|推进|建设|实施|组织|运营|推动)?(?:了)?[^,。;:]{{0,8}}?{LISTED}",
        ),
        examples=("县农业农村局牵头“百村复垦”行动。",),
        subjects=_LEADING,
    ),
    Reading(
        name="…由…牵头",
        relation="leads",
        words=(
            rf"{LISTED}[^,。;:]{{0,6}}?,?(?:都|均)?由(?P<s><X+>)(?:领导)?[^,。;:]{{0,6}}?(?P<v>{_LEADS})(?!人)",
            rf"{LISTED}[^,。;:]{{0,8}}?是(?P<s><X+>)(?:领导)?[^,。;:]{{0,4}}?(?P<v>{_LEADS})[^,。;:]{{0,6}}?的",
        ),
        examples=("“塘长制”改革由市水利局统筹负责。",),
        subjects=_LEADING,
        carry=False,
    ),
)
_CARRIED = (
    Carried(
        name="由…牵头",
        relation="leads",
        words=rf"(?:{THAT_ONE}|(?:^|(?<=[,;:]))(?:具体|主要|分别|均|都|并|统一)?)由(?P<s><X+>)(?:领导)?[^,。;:]{{0,4}}?(?P<v>{_LEADS})(?!人|<G>|[^,。;:]{{0,4}}<G>)",
        examples=("我市启动“千塘清淤”行动,由市水利局牵头。",),
        subjects=_LEADING,
    ),
    Carried(
        name="…牵头",
        relation="leads",
        words=rf"(?:^|(?<=,))(?P<s><X+>)(?P<v>{_LEADS})(?=[,。;]|$)",
        examples=("我市启动“千塘清淤”行动,市水利局牵头,市财政局配合。",),
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
