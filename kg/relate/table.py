"""Relations that a verb states between an actor and an object: one entry a reading, each with an example.

An entry's pattern names the verb `v` and the object `o`; its subject is the actor of the clause, or `s` where the
pattern names it (由…牵头). Adding an entry touches no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.dates import DateMention
from kg.relate.actors import subject_of
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.modality import is_purpose
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_ANY = ("Official", "Agency", "Organisation", "Place")
_BODY = ("Agency", "Organisation", "Place")
_VISITED = ("Place", "Agency", "Organisation", "Programme")
# Verbs by which a state begins: their date is its start.
_BEGINNINGS = frozenset({"启动", "推出", "发起", "上线", "首创"})
# Verbs that tell a beginning where the month of it is given.
_TAKEN_UP = frozenset({"推行", "实施", "开展", "建立", "试行", "启用", "推广"})
# What is urged or aimed at is no statement of these (decision 23).
_DEEDS = frozenset({"implements", "pilots", "leads", "supervises", "visits"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a relation is worded.

    words: pattern with groups `v` and `o`, perhaps `s`.
    example: a sentence that it reads.
    subjects, objects: the types that the ends may have.
    confidence: how often the reading is right where its words are found.
    dated: the qualifier that takes the date in force (date for an event in time, attested for a state), or "".
    required: the qualifier that takes the object's words, for relations that need one.
    carry: whether the subject may be taken over from the sentences before.
    presupposed: whether the words state a fact even within a speech (在湖南考察时).
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
    presupposed: bool = False


_RUN = (
    r"(?:推行|开展|实施|打造|启动|推出|建设|建成|力推|用好用活|发起|首创实现|首创|搭建|推广|深化|上线|落实|打好|创新|开辟|建起|送出|捐赠|深入推进|推进|"
    r"建立|探索|运用|创建)"
)
_LISTED = r"(?P<o><G>(?:(?:[、和及与]|等|“|”|,?以及)*[^,。;:、]{0,6}?<G>)*)"
_AWARDED = r"(?:荣获|获得|获评|获|拿回|捧回|斩获|摘得|上榜|入选|跻身|被评为|被授予|被确定为|成为|被列为|被列入|被纳入)"
_WENT = r"(?:考察|调研|走访|视察|看望|慰问|现场观看|检查|督导|参观)"

READINGS: tuple[Reading, ...] = (
    Reading(
        relation="implements",
        words=rf"(?<!赋予)(?P<v>{_RUN})(?:了|着|好)?[^,。;:、]{{0,8}}?{_LISTED}(?!试点)",
        example="市政府力推“帮办码”服务",
    ),
    Reading(
        relation="implements",
        words=r"(?P<o><G>)[^,。;、]{0,4}?(?P<v>为(?:总揽|抓手|引领|契机|载体))",
        example="以“码上办”改革为总揽",
    ),
    Reading(
        relation="implements",
        words=r"(?P<o><G>)(?:是|最早)?由(?P<s><X+>)(?P<v>发起|推出|打造|组织实施|实施|推行)",
        example="“青年护河”行动是由全国青联发起",
        carry=False,
    ),
    Reading(
        relation="implements",
        words=r"(?P<s><L>)(?P<o><G>)(?P<v>注册|累计|共受理|共办理|上线|受理|办理)",
        example="全市“帮办码”累计办理6万件",
        confidence=0.7,
        carry=False,
    ),
    Reading(
        relation="implements",
        words=r"(?P<v>完成)(?P<o><G>(?:(?:、|和)?<G>)*)等?(?:平台)?(?:搭建|建设)",
        example="完成“掌上办”、“帮办码”等平台搭建",
        confidence=0.7,
    ),
    Reading(
        relation="pilots",
        words=r"(?P<v>开展|推进|启动|进行)(?:了)?[^,。;:]{0,12}?(?P<o><G>)试点",
        example="市水利局开展村级供水“一码通办”试点",
    ),
    Reading(
        relation="pilots",
        words=r"(?P<o><G>)(?:由|在)(?P<s><Y+>)(?:先行|率先)?(?P<v>试点)",
        example="“夜间窗”服务由市政务服务中心试点",
        carry=False,
    ),
    Reading(
        relation="leads",
        words=r"(?P<v>牵头|负责)(?:抓|推进|建设|实施)?(?:了)?[^,。;:]{0,8}?(?P<o><G>)",
        example="县农业农村局牵头“百村复垦”行动",
        subjects=_ANY,
    ),
    Reading(
        relation="supervises",
        words=r"(?P<v>监督|评议|督办|督促|督查)(?:了)?(?P<o><Z+>)",
        example="市人大常委会督促市政府加大办理力度",
        subjects=("Agency", "Place"),
        objects=("Agency", "Programme"),
    ),
    Reading(
        relation="issues",
        words=r"(?P<v>印发|出台|下发|发布|制定出台|制定|公布|颁布)(?:了|并实施)?[^,。;:《]{0,8}?(?P<o><D>(?:、?<D>)*)",
        example="市政府印发《节水管理办法》",
        objects=("Document",),
        confidence=0.88,
        dated="date",
        carry=False,
    ),
    Reading(
        relation="receives_award",
        words=rf"(?P<v>{_AWARDED})(?:了)?(?!的)[^,。;:]{{0,8}}?{_LISTED}",
        example="连续三年上榜全国节水百强市",
        confidence=0.85,
        dated="date",
        required="award",
    ),
    Reading(
        relation="receives_award",
        words=rf"(?P<v>被赋予)[^,。;:]{{0,6}}?{_LISTED}",
        example="衡阳被赋予建设国家水网先行市的任务",
        confidence=0.9,
        dated="date",
        required="award",
    ),
    Reading(
        relation="visits",
        words=rf"(?:到|赴|来到|深入|前往|走进|在)(?P<o><Z+>[^,。;:]{{0,12}}?)(?:进行|开展|实地)*(?P<v>{_WENT})(?!了?<Z>)",
        example="市长何清到青石镇调研",
        subjects=_ANY,
        objects=_VISITED,
        dated="date",
    ),
    Reading(
        relation="visits",
        words=r"(?P<s><P>)在(?P<o><L>)(?P<v>考察|调研|视察)(?:时|期间)",
        example="市长何清在祁东考察时讲话",
        subjects=_ANY,
        objects=_VISITED,
        confidence=0.85,
        dated="",
        carry=False,
        presupposed=True,
    ),
    Reading(
        relation="visits",
        words=r"(?P<v>考察|调研|走访|视察|看望|慰问|参观)(?:了)?(?P<o><Z+>)(?!召开|举行)",
        example="汐州市政府代表团考察了市政务服务大厅",
        subjects=_ANY,
        objects=_VISITED,
        dated="date",
    ),
    Reading(
        relation="visits",
        words=r"(?:前往|来到)(?P<o><O>)[^,。;:]{0,8}?(?P<v>现场观看|参观|考察|观摩)",
        example="市水利局代表团前往恒天集团参观",
        subjects=_ANY,
        objects=("Organisation",),
        dated="date",
    ),
    Reading(
        relation="organises",
        words=r"(?P<v>召开|举办|主办|组织|开展|承办)(?:了)?[^,。;:]{0,6}?(?P<o><E>)",
        example="市水利局举办节水论坛",
        objects=("Event",),
        confidence=0.8,
        dated="date",
        carry=False,
    ),
    Reading(
        relation="organises",
        words=r"(?P<s><B+>)(?P<v>主办|举办|承办)的(?P<o><E>)",
        example="中国水利学会主办的2023年节水技术大会",
        objects=("Event",),
        confidence=0.9,
        dated="date",
        carry=False,
    ),
    Reading(
        relation="organises",
        words=r"(?P<o><E>)[^。;]{0,30}?由(?P<s><B+>)(?P<v>主办|举办|组织|承办)",
        example="“青年护河”主题活动由团市委和市青联组织",
        objects=("Event",),
        confidence=0.88,
        dated="date",
        carry=False,
    ),
    Reading(
        relation="organises",
        words=r"(?P<s><B+>)(?P<o><E>)(?:在[^,。;]{0,16}?)?(?P<v>举行|启动|举办|召开|开幕)",
        example="团市委、市青联“青年护河”主题活动在祁东举行",
        objects=("Event",),
        confidence=0.8,
        dated="date",
        carry=False,
    ),
    Reading(
        relation="located_in",
        words=r"(?P<s><E>)[^。;]{0,16}?在(?P<o><L>|<O>|<A>)(?:[^,。;]{0,6})?(?P<v>举行|召开|举办|开幕|启动)",
        example="“青年护河”行动启动仪式在祁东县举行",
        subjects=("Event",),
        objects=("Place", "Organisation", "Agency"),
        confidence=0.9,
        dated="",
        carry=False,
    ),
    Reading(
        relation="located_in",
        words=r"在(?P<o><L>+|<O>|<A>)(?P<v>举办|召开|举行|开展)(?:了)?(?:[^,。;:]{0,4}?)(?P<s><E>)",
        example="市水利局在白果镇举办节水技能比武",
        subjects=("Event",),
        objects=("Place", "Organisation", "Agency"),
        confidence=0.88,
        dated="",
        carry=False,
    ),
    Reading(
        relation="located_in",
        words=r"(?P<s><O>|<A>|<G>)(?P<v>位于|坐落于|地处|落户|落地)(?P<o><L>+)",
        example="“智泵”项目落地衡山县白果镇",
        subjects=("Organisation", "Agency", "Programme"),
        objects=("Place",),
        confidence=0.85,
        dated="",
        carry=False,
    ),
    Reading(
        relation="located_in",
        words=r"(?P<o><L>)(?:[东南西北中]段|境内|辖区)?(?P<v>有)(?P<s><O>)",
        example="清泉北路中段有水利职业学院",
        subjects=("Organisation",),
        objects=("Place",),
        confidence=0.8,
        dated="",
        carry=False,
    ),
    Reading(
        relation="part_of",
        words=r"(?P<s><G>|<A>|<O>)(?P<v>是|为|属于)(?P<o><G>|<A>|<O>)的(?:重要)?(?:组成部分|一部分)",
        example="“千塘清淤”行动是“河塘共治”工程的组成部分",
        subjects=("Programme", "Agency", "Organisation"),
        objects=("Programme", "Agency", "Organisation"),
        dated="",
        carry=False,
    ),
    Reading(
        relation="part_of",
        words=r"(?P<o><E>)(?:上|现场)[^。]{0,60}?(?P<v>举行|举办|进行)(?:了)?(?P<s><E>)",
        example="“清流”行动启动仪式上举行了书包捐赠仪式",
        subjects=("Event",),
        objects=("Event",),
        dated="",
        carry=False,
    ),
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
        for hit in hits(reading.words, story, line):
            yield from _read(reading, hit)


def _read(reading: Reading, hit: Hit) -> Iterator[Draft]:
    if reading.relation in _DEEDS and not reading.presupposed and _is_only_urged(hit):
        return
    targets = _objects(reading, hit)
    for subject in _subjects(reading, hit):
        for target in targets:
            qualifiers = _qualifiers(reading, hit, target)
            yield from hit.draft(
                reading.relation, (subject, target), reading.confidence, qualifiers, hit.span_with(subject)
            )


def _is_only_urged(hit: Hit) -> bool:
    """Whether the words urge or aim at something; a plan is stated even in a speech."""
    if hit.status() == "planned":
        return False
    return hit.is_exhortation() or is_purpose(hit.skeleton.text, hit.match.start())


def _subjects(reading: Reading, hit: Hit) -> list[Term]:
    if "s" not in hit.match.groupdict():
        return subject_of(hit.story, hit.line, hit.match.start(), reading.subjects, carry=reading.carry)
    if "Event" in reading.subjects or "Programme" in reading.subjects:
        return hit.terms("s", reading.subjects)
    return hit.actors("s", reading.subjects)


def _objects(reading: Reading, hit: Hit) -> list[Term]:
    """The objects; a body in a person's title is none, and of places in a chain only the last is meant."""
    return hit.actors("o", reading.objects) if "Place" in reading.objects else hit.terms("o", reading.objects)


def _qualifiers(reading: Reading, hit: Hit, target: Term) -> dict[str, str]:
    qualifiers = {}
    date = hit.event_date() if reading.dated == "date" else hit.date()
    if reading.dated and date is not None:
        began = reading.dated == "attested" and _began(hit, date)
        qualifiers["start" if began else reading.dated] = date.value
    if reading.required:
        qualifiers[reading.required] = target.text.strip("“”")
    return qualifiers


def _began(hit: Hit, date: DateMention) -> bool:
    """Whether the date of a state is its start: what is planned, what began since, and 去年10月推行 too."""
    if date.since or hit.match["v"] in _BEGINNINGS or hit.status() == "planned":
        return True
    return hit.match["v"] in _TAKEN_UP and len(date.value) == len("2024-01") and not _has_been(hit)


def _has_been(hit: Hit) -> bool:
    """Whether the words before the verb look back over a stretch of time: 截至11月, 到11月."""
    return re.search(r"截至|截止|到|累计|共|已|正在", hit.skeleton.text[: hit.verb]) is not None
