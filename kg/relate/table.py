"""Relations that a verb states between an actor and an object: one entry a reading, each with an example.

An entry's pattern names the verb `v` and the object `o`; its subject is the actor of the clause, or `s` where the
pattern names it (由…牵头). Adding an entry touches no other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.model import Span
from kg.relate.actors import named_in, subject_of
from kg.relate.draft import Draft
from kg.relate.modality import is_exhortation, is_purpose, status_at
from kg.relate.skeleton import Term, pattern
from kg.relate.story import Line, Story

_ANY = ("Official", "Agency", "Organisation", "Place")
_BODY = ("Agency", "Organisation", "Place")
_TO_OBJECT = r"(?:了|着|好|起)?[^,。;:]{0,12}?"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a relation is worded.

    words: pattern with groups `v` and `o`, perhaps `s`.
    subjects, objects: the types that the ends may have.
    confidence: how often the reading is right where its words are found.
    dated: the qualifier that takes the date in force (date for an event in time, attested for a state), or "".
    required: the qualifier that takes the object's words, for relations that need one.
    """

    relation: str
    words: str
    example: str
    subjects: tuple[str, ...] = _BODY
    objects: tuple[str, ...] = ("Programme",)
    confidence: float = 0.75
    dated: str = "attested"
    required: str = ""
    carry: bool = True
    facts: bool = field(default=True)


_RUN = r"(?:推行|开展|实施|打造|启动|推出|建设|建成|力推|用好用活|发起|首创实现|首创|搭建|推广|深化|上线|落实|打好|创新|开辟|建起|送出|捐赠|深入推进|推进|建立|探索|运用|创建)"
_LISTED = r"(?P<o><G>(?:(?:[、和及与]|等|“|”|,?以及)*[^,。;:、]{0,6}?<G>)*)"

READINGS: tuple[Reading, ...] = (
    Reading("implements", rf"(?P<v>{_RUN})(?:了|着|好)?[^,。;:、]{{0,8}}?{_LISTED}(?!试点)", "市行政审批服务局力推“流动政务服务大厅”"),
    Reading("implements", rf"以(?P<o><G>[^,。;]{{0,6}}?(?:、<G>[^,。;、]{{0,6}})*)(?P<v>为(?:总揽|抓手|引领|契机|载体))", "以“一件事一次办”跨域通办改革为总揽"),
    Reading("implements", r"(?P<o><G>)(?:是|最早)?由(?P<s><X+>)(?P<v>发起|推出|打造|组织实施|实施|推行)", "“青力支农 联助振兴”行动是由全国青联发起", carry=False),
    Reading("implements", r"(?P<s><L>)(?P<o><G>)(?P<v>注册|累计|共受理|共办理|上线|受理|办理)", "全市“湘易办”注册用户推广305.2万人", carry=False, confidence=0.7),
    Reading("implements", r"(?P<v>完成)(?P<o><G>(?:(?:、|和)?<G>)*)等?(?:平台)?(?:搭建|建设)", "完成“云导办”…等平台搭建", confidence=0.7),
    Reading("pilots", r"(?P<v>开展|推进|启动|进行)(?:了)?[^,。;:]{0,12}?(?P<o><G>)试点", "市行政审批服务局开展村级政务服务“一网通办”试点"),
    Reading("pilots", r"(?P<o><G>)(?:由|在)(?P<s><Y+>)(?:先行|率先)?(?P<v>试点)", "“夜间窗”由雁汀镇便民服务中心试点", carry=False),
    Reading("leads", r"(?P<v>牵头|负责)(?:抓|推进|建设|实施)?(?:了)?[^,。;:]{0,8}?(?P<o><G>)", "县农业农村局牵头“百村复垦”行动", subjects=_ANY),
    Reading("leads", r"(?P<o><G>)[^。;]{0,4}?,?由(?P<s><X+>)(?P<v>牵头|负责)", "“千塘清淤”行动,由市水利局牵头", subjects=_ANY, carry=False),
    Reading("supervises", r"(?P<v>监督|评议|督办|督促|督查)(?:了)?(?P<o><Z+>)", "人大督促市政府加大办理力度", subjects=("Agency", "Place"), objects=("Agency", "Programme")),
    Reading("issues", r"(?P<v>印发|出台|下发|发布|制定|制定出台|公布|颁布)(?:了|并实施)?[^,。;:《]{0,8}?(?P<o><D>(?:、?<D>)*)", "印发《衡阳市优化营商环境工作规则(试行)》", subjects=("Agency", "Place", "Organisation"), objects=("Document",), confidence=0.88, dated="date"),
    Reading("receives_award", r"(?P<v>荣获|获得|获评|获|拿回|捧回|斩获|摘得|上榜|入选|跻身|被评为|被授予|被确定为|成为|被列为|被列入|被纳入)(?:了)?[^,。;:]{0,8}?" + _LISTED, "连续三年上榜先进制造业百强城市", confidence=0.85, dated="date", required="award"),
    Reading("receives_award", r"(?P<v>被赋予)[^,。;:]{0,6}?" + _LISTED, "衡阳被赋予建设国家区域重点城市和省域副中心城市的战略定位", confidence=0.9, dated="date", required="award"),
    Reading("visits", r"(?:到|赴|来到|深入|前往|走进|在)(?P<o><Z+>[^,。;:]{0,12}?)(?:进行|开展|实地)*(?P<v>考察|调研|走访|视察|看望|慰问|现场观看|检查|督导|参观)", "习近平总书记在湖南考察", subjects=_ANY, objects=("Place", "Agency", "Organisation", "Programme"), dated="date"),
    Reading("visits", r"(?P<v>考察|调研|走访|视察|看望|慰问|参观)(?:了)?(?P<o><Z+>)(?!召开|举行)", "汐州市政府代表团考察了市政务服务大厅", subjects=_ANY, objects=("Place", "Agency", "Organisation", "Programme"), dated="date"),
    Reading("visits", r"(?:前往|来到)(?P<o><O>)[^,。;:]{0,8}?(?P<v>现场观看|参观|考察|观摩)", "委员们前往合作社种植基地现场观看", subjects=_ANY, objects=("Organisation",), dated="date"),
    Reading("organises", r"(?P<v>召开|举办|主办|组织|开展|承办)(?:了)?[^,。;:]{0,6}?(?P<o><E>)", "中国信息协会主办2020年政府信息化大会", subjects=_BODY, objects=("Event",), confidence=0.8, dated="date", carry=False),
    Reading("organises", r"(?P<s><B+>)(?P<v>主办|举办|承办)的(?P<o><E>)", "中国信息协会主办的“数聚政府·链接未来”2020年政府信息化大会", objects=("Event",), dated="date", confidence=0.9, carry=False),
    Reading("organises", r"(?P<o><E>)[^。;]{0,30}?由(?P<s><B+>)(?P<v>主办|举办|组织|承办)", "主题活动由团市委和市青联组织", objects=("Event",), dated="date", confidence=0.88, carry=False),
    Reading("organises", r"(?P<s><B+>)(?P<o><E>)(?P<v>在|举行|启动|举办)", "团市委、市青联“青力支农 联助振兴”主题活动在祁东举行", objects=("Event",), dated="date", confidence=0.8, carry=False),
    Reading("located_in", r"(?P<s><E>)[^。;]{0,16}?在(?P<o><L>|<O>|<A>)(?:[^,。;]{0,6})?(?P<v>举行|召开|举办|开幕|启动)", "启动仪式在祁东县归阳镇中心学校举行", subjects=("Event",), objects=("Place", "Organisation", "Agency"), dated="", confidence=0.9, carry=False),
    Reading("located_in", r"(?P<s><O>|<A>|<G>)(?P<v>位于|坐落于|地处|落户|落地)(?P<o><L>)", "项目落地青砚县", subjects=("Organisation", "Agency", "Programme"), objects=("Place",), dated="", confidence=0.85, carry=False),
    Reading("located_in", r"(?P<o><L>)(?:[东南西北中]段|境内|辖区)?(?P<v>有)(?P<s><O>)", "湘江南路南段有衡阳师范学院", subjects=("Organisation",), objects=("Place",), dated="", confidence=0.8, carry=False),
    Reading("part_of", r"(?P<s><G>|<A>|<O>)(?P<v>是|为|属于)(?P<o><G>|<A>|<O>)的(?:重要)?(?:组成部分|一部分)", "该行动是“河塘共治”工程的组成部分", subjects=("Programme", "Agency", "Organisation"), objects=("Programme", "Agency", "Organisation"), dated="", carry=False),
    Reading("part_of", r"(?P<o><E>)(?:上|现场)[^。]{0,40}?(?P<v>举行|举办|进行)(?:了)?(?P<s><E>)", "启动仪式上…并举行了捐赠仪式", subjects=("Event",), objects=("Event",), dated="", carry=False),
)


def read_table(story: Story, line: Line) -> Iterator[Draft]:
    """The statements that the table's readings find in a sentence.

    Args:
        story: the article.
        line: one of its sentences.
    """
    if line.quoted:
        return
    for reading in READINGS:
        for match in pattern(reading.words).finditer(line.skeleton.text):
            yield from _read(reading, match, story, line)


def _read(reading: Reading, match: re.Match[str], story: Story, line: Line) -> Iterator[Draft]:
    text = line.skeleton.text
    verb = match.start("v")
    status = status_at(text, match.start(), verb)
    if reading.relation in ("implements", "pilots", "leads", "supervises", "visits") and status != "planned":
        if is_exhortation(text, verb) or is_purpose(text, match.start()):
            return
    named = _named_subject(reading, match, line)
    subjects = named if named is not None else subject_of(story, line, match.start(), reading.subjects, carry=reading.carry)
    objects = [t for t in line.skeleton.terms_in(match.start("o"), match.end("o"), reading.objects) if t.entity]
    if reading.objects != ("Programme",) and "Agency" in reading.objects:
        objects = [t for t in named_in(line.skeleton, match.start("o"), match.end("o"), reading.objects) if t.entity]
        objects = _last_of_chain(objects, line)
    for subject in subjects:
        for target in objects:
            if subject.entity and target.entity:
                yield _draft(reading, match, story, line, subject, target, status)


def _named_subject(reading: Reading, match: re.Match[str], line: Line) -> list[Term] | None:
    if "s" not in match.groupdict() or match["s"] is None:
        return None
    types = reading.subjects
    return [t for t in named_in(line.skeleton, match.start("s"), match.end("s"), types) if t.entity]


def _last_of_chain(objects: list[Term], line: Line) -> list[Term]:
    """Of places that stand in a chain only the last is meant: 衡山县白果镇岳北村."""
    starts = {t.span.start for t in objects if t.type == "Place"}
    return [t for t in objects if not (t.type == "Place" and t.span.end in starts)]


def _draft(reading: Reading, match: re.Match[str], story: Story, line: Line, subject: Term, target: Term, status: str) -> Draft:
    qualifiers: dict[str, object] = {"verb": match["v"]}
    date = story.date_at(line, match.start()) if reading.dated else None
    if reading.dated and date is not None:
        qualifiers[reading.dated] = date.value
    if reading.required:
        qualifiers[reading.required] = target.text.strip("“”")
    return Draft(
        reading.relation, str(subject.entity), target.entity, _evidence(match, line, subject), story.article.id, line.index,
        reading.confidence, qualifiers, status,
    )


def _evidence(match: re.Match[str], line: Line, subject: Term) -> Span:
    """The words that carry the statement, with the subject where it stands in the same clause."""
    span = line.skeleton.span(match.start(), match.end())
    between = line.skeleton.text[line.skeleton.at(subject.span.start) : match.start()] if line.span.covers(subject.span) else ","
    if subject.span.start < span.start and not re.search(r"[,;。:]", between):
        return Span(subject.span.start, span.end)
    return span
