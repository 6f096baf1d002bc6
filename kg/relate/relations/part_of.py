"""part_of: what belongs to what, as stated, by an umbrella name, or by a unit's own name (decisions 13 and 31)."""

from collections.abc import Iterator

from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.programmes import last_programme
from kg.relate.reading import EVENT, Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.story import Line, Story

_THINGS = ("Programme", "Agency", "Organisation")
_READINGS = (
    Reading(
        name="组成部分",
        relation="part_of",
        words=(r"(?P<s><G>|<A>|<O>)(?P<v>是|为|属于)(?P<o><G>|<A>|<O>)的(?:重要)?(?:组成部分|一部分)",),
        examples=("“千塘清淤”行动是“河塘共治”工程的组成部分。",),
        subjects=_THINGS,
        objects=_THINGS,
        dated="",
        carry=False,
        deed=False,
    ),
    Reading(
        name="仪式上举行",
        relation="part_of",
        words=(r"(?P<o><E>)(?:上|现场)[^。]{0,60}?(?P<v>举行|举办|进行)(?:了)?(?P<s><E>)",),
        examples=("“清流”行动启动仪式上举行了书包捐赠仪式。",),
        subjects=EVENT,
        objects=EVENT,
        dated="",
        carry=False,
        deed=False,
    ),
)
_MEMBERS = r"(?P<s><G>(?:[、和]?<G>)*)等(?:\d+项|[一二三四五六七八九十]+项)?(?P<o><G>)"
_THAT_ONE = r"该(?:行动|项目|工程|活动|服务|平台)(?P<v>是|属于)(?P<s><G>)的(?:重要)?(?:组成部分|一部分)"
_from_table = from_table(_READINGS)


def read(story: Story) -> Iterator[Draft]:
    """The statements of belonging in a story."""
    yield from _from_table(story)
    for line in story.lines:
        yield from _umbrellas(story, line)
        yield from _units(story, line)


def _umbrellas(story: Story, line: Line) -> Iterator[Draft]:
    for hit in hits(_MEMBERS, story, line):
        umbrella = hit.terms("o", ("Programme",))[0]
        for member in hit.terms("s", ("Programme",)):
            yield from hit.draft("part_of", (member, umbrella), rule="甲、乙等", qualifiers={})
    for hit in hits(_THAT_ONE, story, line):
        programme = last_programme(story, line, hit.match.start())
        if programme is not None:
            whole = hit.terms("s", ("Programme",))[0]
            yield from hit.draft("part_of", (programme, whole), rule="该行动是", qualifiers={})


def _units(story: Story, line: Line) -> Iterator[Draft]:
    """衡东县公安局甘溪派出所 is part of 衡东县公安局."""
    for term in line.skeleton.terms:
        if term is not None and term.span in story.parents and term.entity:
            yield Draft(
                "part_of",
                term.entity,
                story.parents[term.span],
                term.span,
                story.article.id,
                line.index,
                "机构名",
            )


RELATION = Relation(
    name="part_of",
    read=read,
    examples=(
        *examples_of(_READINGS),
        "市水利局推出“帮办码”“夜间窗”“上门车”等“暖心窗口”服务。",
        "衡东县公安局甘溪派出所接到报警。",
    ),
    against=("恒天集团党委副书记颜甫全来访。", "祁东县归阳镇中心学校很热闹。"),
)
