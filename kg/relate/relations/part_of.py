"""part_of: what belongs to what, as stated, by an umbrella name, or by a unit's own name (decisions 13 and 31)."""

import re
from collections.abc import Iterator

from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.programmes import THAT_ONE, last_programme
from kg.relate.reading import EVENT, Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_THINGS = ("Programme", "Agency", "Organisation")
_BODIES = ("Agency", "Organisation")
_PIECE = r"(?:重要)?(?:组成部分|一部分|子项目|子工程|分项目|配套项目|重要内容|重要载体|二级学院|下属单位|直属单位|内设机构)"
_COUNT = r"(?:[\d一二三四五六七八九十两几多]+余?[项类个大种]?)?"


def _reading(name: str, words: tuple[str, ...], example: str, types: tuple[str, ...]) -> Reading:
    return Reading(
        name=name, relation="part_of", words=words, examples=(example,), subjects=types, objects=types,
        dated="", carry=False, deed=False,
    )  # fmt: skip


_READINGS = (
    _reading("组成部分", (rf"(?P<s><G>|<A>|<O>)(?P<v>是|为|属于)(?P<o><G>|<A>|<O>)的{_PIECE}", r"(?P<s><G>)(?P<v>是)(?P<o><G>)之一", rf"作为(?P<o><G>)的(?P<v>{_PIECE}),(?P<s><G>)"),
             "“千塘清淤”行动是“河塘共治”工程的组成部分。", _THINGS),
    _reading("甲、乙等", (rf"(?P<s><G*>)(?:(?:等|的){_COUNT}|[\d一二三四五六七八九十两几多]+余?[项类个大种])(?P<o><G>)",), "市水利局推出“帮办码”“夜间窗”“上门车”等“暖心窗口”服务。", ("Programme",)),
    _reading("包括", (r"(?P<o><G>)[^,。;]{0,6},?(?:包括|包含|涵盖|细分为|分为|下设|设有|含)[^,。;<]{0,6}?(?P<s><G*>)",), "“暖心窗口”服务包括“帮办码”“夜间窗”两项内容。", ("Programme",)),
    _reading("合称", (r"(?P<s><G*>)[^。;]{0,4},(?:合称|统称|并称|总称)(?P<o><G>)",), "市水利局推出“帮办码”“夜间窗”,合称“暖心窗口”服务。", ("Programme",)),
    _reading("组成的", (r"由(?P<s><G*>)(?:组成|构成)的(?P<o><G>)",), "市水利局推出“帮办码”“夜间窗”,建成由“帮办码”“夜间窗”组成的“暖心窗口”平台。", ("Programme",)),
    _reading("隶属", (r"(?P<s><A>|<O>)(?:[^,。;:]{0,12}?)(?P<v>隶属于|隶属|归属于|划归|划转至|并入|整体并入|归口)(?P<o><A>|<O>)", r"(?P<o><A>|<O>)(?P<v>直属|下属|所属|内设)的?(?P<s><A>|<O>)", r"(?P<o><A>|<O>)(?:,)?(?P<v>下设|内设)(?:的|了)?(?P<s><B+>)"),
             "市节水中心隶属于市水利局。", _BODIES),
    _reading("仪式上举行", (r"(?P<o><E>)(?:上|现场|期间)[^。]{0,60}?(?P<v>举行|举办|进行|召开)(?:了)?[^,。;:]{0,8}?(?P<s><E>)", r"作为(?P<o><E>)的(?P<v>重要组成部分|组成部分|配套活动|系列活动|子活动|重要内容)(?:之一)?,(?P<s><E>)"),
             "“清流”行动启动仪式上举行了书包捐赠仪式。", EVENT),
)  # fmt: skip
_PLAIN_LIST = r"(?P<s><G>(?:、<G>)+)(?P<o><G>)"
_CONTAINS = rf"{THAT_ONE}[^。;]{{0,24}}?(?:包括|包含|涵盖|细分为|分为|下设|含)[^,。;<]{{0,6}}?(?P<s><G*>)"
# 该行动是“河塘共治”工程的组成部分; 项目落地棹歌镇,是“千帆储能”工程的组成部分.
_THAT = rf"(?:(?:^|[,;])(?:也|还)?|{THAT_ONE})(?P<v>是|属于)(?P<o><G>)(?:的{_PIECE}|之一)"
# 大会还举行了捐赠仪式: of what is going on.
_ALSO_HELD = r"(?:大会|会议|活动|仪式|博览会|论坛|推介会)(?:上|期间|现场)?(?:,)?(?:还|同时|同步)(?:同步)?(?P<v>举行|举办|召开|进行)(?:了)?[^,。;:]{0,6}?(?P<s><E>)"
_PART_BY_NAME = re.compile(r"(?P<whole>.{2,})(?:开幕式|闭幕式|颁奖仪式|颁奖典礼)")
_from_table = from_table(_READINGS)


def read(story: Story) -> Iterator[Draft]:
    """The statements of belonging in a story."""
    yield from _from_table(story)
    for line in story.lines:
        yield from _under_an_umbrella(story, line)
        yield from _of_the_last(story, line)
        yield from _units(story, line)
        yield from _by_name(story, line)


def _under_an_umbrella(story: Story, line: Line) -> Iterator[Draft]:
    """帮代办、马上办“两办”服务: plain names in a list and the quoted name of them all, with nothing between."""
    for hit in hits(_PLAIN_LIST, story, line):
        parts, whole = hit.terms("s", ("Programme",)), hit.terms("o", ("Programme",))[0]
        if "“" in whole.text and not any("“" in each.text or _is_quoted(story, each) for each in parts):
            for part in parts:
                yield from hit.draft(
                    "part_of", (part, whole), rule="甲、乙等", qualifiers={}, status="asserted"
                )


def _is_quoted(story: Story, term: Term) -> bool:
    return story.page.text[term.span.start - 1 : term.span.start] == "“"


def _of_the_last(story: Story, line: Line) -> Iterator[Draft]:
    """Parts of what was named before."""
    for hit in hits(_CONTAINS, story, line):
        programme = last_programme(story, line, hit.match.start(), hit.match["class"] or "")
        if programme is not None:
            for part in hit.terms("s", ("Programme",)):
                yield from hit.draft(
                    "part_of", (part, programme), rule="该服务包括", qualifiers={}, status="asserted"
                )
    for hit in hits(_THAT, story, line):
        programme = last_programme(story, line, hit.match.start(), hit.match["class"] or "")
        if programme is not None:
            whole = hit.terms("o", ("Programme",))[0]
            yield from hit.draft(
                "part_of", (programme, whole), rule="该行动是", qualifiers={}, status="asserted"
            )
    for hit in hits(_ALSO_HELD, story, line):
        whole_event = _going_on(hit)
        if whole_event is not None:
            for event in hit.terms("s", EVENT):
                yield from hit.draft("part_of", (event, whole_event), rule="还举行", qualifiers={})


def _going_on(hit: Hit) -> Term | None:
    held = hit.story.event_at(hit.skeleton.spans[hit.match.start()].start - 1)
    return held.term if held else None


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


def _by_name(story: Story, line: Line) -> Iterator[Draft]:
    """泼水节开幕式 is part of the 泼水节 that the page names."""
    for term in line.skeleton.terms:
        match = _PART_BY_NAME.fullmatch(term.text) if term is not None and term.type == "Event" else None
        for entity in story.entities.values() if match and term else ():
            named = (entity.name, *entity.aliases)
            if entity.type == "Event" and match and match["whole"] in named and term and term.entity:
                yield Draft(
                    "part_of", term.entity, entity.id, term.span, story.article.id, line.index, "活动名"
                )


RELATION = Relation(
    name="part_of",
    read=read,
    examples=(
        *examples_of(_READINGS),
        "衡东县公安局甘溪派出所接到报警。",
        "市水利局推出“暖心窗口”服务。该服务包含“帮办码”“夜间窗”两项内容。",
    ),
    against=("恒天集团党委副书记颜甫全来访。", "祁东县归阳镇中心学校很热闹。"),
)
