"""pilots: where, or by whom, a programme is tried out (试点, 先行先试)."""

from collections.abc import Iterator

from kg.relate.actors import PARTIES
from kg.relate.carried import Carried, read_carried
from kg.relate.draft import Draft
from kg.relate.reading import Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.story import Story

_TRIED = r"(?:先行先试|先行试点|率先试点|先行一步|试点推行|试点|试水)"
_READINGS = (
    Reading(
        name="开展…试点",
        relation="pilots",
        words=(
            r"(?P<v>开展|推进|启动|进行|承担|实施)(?:了)?[^,。;:]{0,14}?(?P<o><G>)[^,。;:]{0,6}?(?:试点|先行先试)",
        ),
        examples=("市水利局开展村级供水“一码通办”试点。",),
        objects=("Programme",),
    ),
    Reading(
        name="试点…",
        relation="pilots",
        words=(rf"(?P<v>{_TRIED})(?:了)?[^,。;:]{{0,8}}?(?P<o><G>)",),
        examples=("白果镇先行先试“塘长制”服务。",),
    ),
    Reading(
        name="由…试点",
        relation="pilots",
        words=(
            rf"在(?P<s><Y+>),?(?P<o><G>)(?:改革)?(?P<v>{_TRIED})",
            rf"(?P<o><G>)[^,。;:]{{0,6}}?(?:由|在|选择|选定)(?P<s><Y+>)[^,。;:]{{0,6}}?(?P<v>{_TRIED})",
            rf"(?P<o><G>)[^。;]{{0,24}}?,(?:并|先|首先|率先)?(?:由|在|选择|选定)(?P<s><Y+>)[^,。;:]{{0,6}}?(?P<v>{_TRIED})",
        ),
        examples=("“夜间窗”服务由市政务服务中心试点。", "“塘长制”改革由市水利局牵头,在雁峰区先行先试。"),
        carry=False,
    ),
    Reading(
        name="被列为试点",
        relation="pilots",
        words=(
            r"(?P<s><Y+>)(?:[^,。;:]{0,4})(?:被|获|成为|入选|列为|确定为|列入|作为)[^,。;:]{0,18}?(?P<o><G>)[^,。;:]{0,8}?(?P<v>试点)",
        ),
        examples=("雁峰区被省水利厅列为“塘长制”改革试点区。",),
        carry=False,
    ),
)
_PLACES = r"(?P<s><Y+>(?:<L>)*(?:[、和]<L>+)*)"
_CARRIED = (
    Carried(
        name="作为试点",
        relation="pilots",
        words=_PLACES
        + r"(?:等)?(?:是|作为|列为|列入|被列为|被列入|被确定为|成为|入选)(?:首批|第一批|全[省市县区])?(?P<v>试点)(?:区域|单位|地区|村|镇|县|区)?(?!<G>)",
        examples=("市水利局推行“塘长制”服务。衡山县作为试点区域。",),
        subjects=PARTIES,
        dated="start",
    ),
    Carried(
        name="在…试点",
        relation="pilots",
        words=r"(?:^|[,;])(?:[^,。;:]{0,4}<N>起?,?)?(?:先后|率先|首先|先)?在(?P<s><L+>(?:等地)?)(?:先行|率先|开展)?(?P<v>试点)(?!<G>)",
        examples=("市水利局推行“塘长制”服务。去年9月起在衡山县、雁峰区试点。",),
        subjects=PARTIES,
        dated="start",
    ),
    Carried(
        name="承担试点",
        relation="pilots",
        words=_PLACES + r"(?:等)?承担(?:了)?(?:首批|第一批)?(?P<v>试点)(?:任务|工作)?(?=[,。;]|$)",
        examples=("市水利局推行“塘长制”服务。衡山县、雁峰区承担首批试点任务。",),
        subjects=PARTIES,
        dated="start",
    ),
    Carried(
        name="先行试点",
        relation="pilots",
        words=_PLACES + r"(?:[^,。;:<]{0,4},)?(?:先行|率先|开展|率先开展)(?P<v>试点|先试)(?!<G>)",
        examples=("市水利局推行“塘长制”服务。衡山县白果镇和雁峰区先行试点。",),
        subjects=PARTIES,
        dated="start",
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
