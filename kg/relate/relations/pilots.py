"""pilots: where, or by whom, a programme is tried out (试点)."""

from collections.abc import Iterator

from kg.relate.carried import Carried, read_carried
from kg.relate.draft import Draft
from kg.relate.reading import BODIES, Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.story import Story

_READINGS = (
    Reading(
        name="开展…试点",
        relation="pilots",
        words=(r"(?P<v>开展|推进|启动|进行)(?:了)?[^,。;:]{0,12}?(?P<o><G>)试点",),
        examples=("市水利局开展村级供水“一码通办”试点。",),
    ),
    Reading(
        name="由…试点",
        relation="pilots",
        words=(r"(?P<o><G>)(?:由|在)(?P<s><Y+>)(?:先行|率先)?(?P<v>试点)",),
        examples=("“夜间窗”服务由市政务服务中心试点。",),
        carry=False,
    ),
)
_PLACES = r"(?P<s><Y+>(?:<L>)*(?:[、和]<L>+)*)"
_CARRIED = (
    Carried(
        name="作为试点",
        relation="pilots",
        words=_PLACES + r"(?:等)?(?:作为|列为)(?P<v>试点)(?:区域|单位|地区)?",
        examples=("市水利局推行“塘长制”服务。衡山县作为试点区域。",),
        subjects=BODIES,
    ),
    Carried(
        name="先行试点",
        relation="pilots",
        words=_PLACES + r"(?:先行|率先|开展)(?P<v>试点)",
        examples=("市水利局推行“塘长制”服务。衡山县白果镇和雁峰区先行试点。",),
        subjects=BODIES,
    ),
)
_from_table = from_table(_READINGS)


def read(story: Story) -> Iterator[Draft]:
    """The statements of piloting in a story."""
    yield from _from_table(story)
    yield from read_carried(_CARRIED, story)


RELATION = Relation(
    name="pilots",
    read=read,
    examples=(*examples_of(_READINGS), *(each.examples[0] for each in _CARRIED)),
    against=("要推进“一网通办”试点。", "市水利局推行“塘长制”服务。"),
)
