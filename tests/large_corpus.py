"""An invented corpus of any size, for measuring what is published of many entities; the same one every time.

Every town has its officials, agencies, events, programmes and places, which hang together; a few statements lead to other
towns. Who stands in many statements is chosen more often for the next (a Pólya urn), so that few stand in very many.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kg.model import (
    Article,
    Author,
    Corpus,
    Entity,
    Evidence,
    Page,
    Quote,
    Sentence,
    Span,
    Statement,
    Tenure,
    key_hash,
)
from kg.schema import load_schema

T = TypeVar("T")

STATEMENTS_AN_ENTITY = 3
SILENT = 11  # one entity of so many stands in no statement
PLANNED = 20  # one of so many statements is planned
ELSEWHERE = 16  # one object of so many is of another town
STORY = 5  # statements of one story
MOST_TOWNS, TOWN = 100, 250  # entities of a town, unless there are too few or too many
FIRST_DAY = dt.date(2024, 1, 1)
DAYS = 364

# One town's entities are of these types in turn.
TYPES = (
    *("Agency", "Official", "Event", "Programme", "Place"),
    *("Official", "Agency", "Official", "Event", "Official"),
    *("Agency", "Official", "Event", "Programme", "Official"),
    *("Agency", "Official", "Event", "Place", "Agency"),
)
SURNAMES = "周何石林卓秦桑柯应秋孟卢岑柳程颜陶江范陆乔温樊聂季祁柏苗"
GIVEN = "远山清立舟望川亦明晓棠问樵怀谷以宁允中小满海如晦见微志书闻涛砚青岚一平静思齐之恒若水"
FIRST, SECOND = "霁荻砚棹汐岚笙翎鹭澹", "川湾浦屿溪洲岭津陂汀"  # towns, districts, townships
DEPARTMENTS = (
    ("政府", "government"),
    ("委", "party"),
    ("人大常委会", "congress"),
    ("政协", "consultative"),
    *(
        (name + "局", "government")
        for name in ("水利", "财政", "教育", "民政", "交通运输", "农业农村", "商务", "统计")
    ),
    ("发改委", "government"),
    ("住建局", "government"),
    ("总工会", "mass_organisation"),
    ("妇联", "mass_organisation"),
    ("档案馆", "institution"),
    ("图书馆", "institution"),
    ("农科所", "institution"),
)
SUBJECTS = (
    "水利",
    "招商",
    "文旅",
    "防汛",
    "粮食安全",
    "城市更新",
    "营商环境",
    "安全生产",
    "数字政务",
    "就业",
)
FORMS = ("工作会议", "推进会", "座谈会", "现场会", "启动仪式", "签约仪式")
WORKS = "清澄千百锦春晴云秋星禾舟帆灯桥河谷林泉月"
KINDS_OF_WORK = (("工程", "project"), ("行动", "campaign"), ("计划", "plan"), ("平台", "platform"))


@dataclass(frozen=True, slots=True)
class Wording:
    """How a relation of two types is printed, and how many of a hundred further statements are worded so."""

    relation: str
    subject: str
    object: str
    clause: str
    share: int
    qualifiers: Mapping[str, str] = field(default_factory=dict)


POST = Wording("holds_post", "Official", "Agency", "{object}{title}{subject}", 6)
PART = Wording("part_of", "Agency", "Agency", "{subject}是{object}的组成部门", 0)
ORGANISES = Wording("organises", "Agency", "Event", "{subject}主办{object}", 4, {"verb": "主办"})
IMPLEMENTS = Wording("implements", "Agency", "Programme", "{subject}推行{object}", 9, {"verb": "推行"})
VISITS = Wording("visits", "Official", "Place", "{subject}到{object}调研", 9, {"verb": "调研"})
MENTION = Wording("", "", "", "{subject}也在其列", 0)
INTRODUCTIONS = {
    "Official": POST,
    "Agency": PART,
    "Event": ORGANISES,
    "Programme": IMPLEMENTS,
    "Place": VISITS,
}
WORDINGS = (
    POST,
    ORGANISES,
    IMPLEMENTS,
    VISITS,
    Wording("attends", "Official", "Event", "{subject}出席{object}", 26, {"verb": "出席"}),
    Wording("presides_over", "Official", "Event", "{subject}主持召开{object}", 7, {"verb": "主持召开"}),
    Wording("speaks_at", "Official", "Event", "{subject}在{object}上讲话", 8, {"verb": "讲话"}),
    Wording("located_in", "Event", "Place", "{subject}在{object}举行", 5, {"verb": "举行"}),
    Wording("meets_with", "Official", "Official", "{subject}会见{object}", 6, {"verb": "会见"}),
    Wording("leads", "Agency", "Programme", "{object}由{subject}牵头", 5, {"verb": "牵头"}),
    Wording("supervises", "Agency", "Programme", "{subject}督办{object}", 4, {"verb": "督办"}),
    Wording("pilots", "Place", "Programme", "{subject}是{object}的试点", 3, {"verb": "试点"}),
    Wording("proposes", "Official", "Programme", "{subject}建议扩大{object}", 4, {"topic": "扩大范围"}),
    Wording("delegates_to", "Agency", "Agency", "{subject}向{object}下放审批权", 2, {"power": "审批权"}),
    Wording(
        "signed_agreement",
        "Agency",
        "Agency",
        "{subject}与{object}签署合作协议",
        2,
        {"agreement": "合作协议"},
    ),
)
LOT = tuple(wording for wording in WORDINGS for _ in range(wording.share))


class Chance:
    """A linear congruential generator with the constants of Knuth's MMIX: the same numbers on every machine."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, limit: int) -> int:
        """The next number from 0 to below a limit; the upper bits, since the lower ones repeat soon."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) * limit >> 31

    def pick(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[self.below(len(things))]


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its entities: `urns` hold those of a type, each as often as it stands in statements and once more.

    `days` are the days of its events since `FIRST_DAY`, by id.
    """

    number: int
    name: str
    urns: Mapping[str, list[Entity]]
    silent: tuple[Entity, ...]
    days: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause of a page tells: `relation` is "" for a mere mention; `day` counts from `FIRST_DAY`."""

    relation: str
    subject: Entity
    object: Entity | None
    day: int
    clause: str
    qualifiers: Mapping[str, str]
    status: str = "asserted"

    @property
    def ends(self) -> tuple[str, ...]:
        """The ids of its entities: of a symmetric relation in the order of the ids, as in a merged corpus."""
        if self.object is None:
            return (self.subject.id,)
        ends = (self.subject.id, self.object.id)
        return tuple(sorted(ends)) if load_schema().relations[self.relation].symmetric else ends

    @property
    def statement(self) -> str:
        """The id of its statement."""
        return f"statement-{key_hash(self.relation, *self.ends)}"

    @property
    def date(self) -> str:
        """Its day as an EDTF date."""
        return str(_day(self.day))


@dataclass(frozen=True, slots=True)
class Printed:
    """A claim where it stands on a page."""

    claim: Claim
    evidence: Evidence


class Sheet:
    """The text of a page while it is written, with its articles, its sentences and the claims that it prints."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.parts: list[str] = []
        self.length = 0
        self.articles: list[Article] = []
        self.sentences: list[Sentence] = []
        self.printed: list[Printed] = []

    @property
    def text(self) -> str:
        """All that is written."""
        return "".join(self.parts)

    def write(self, words: str) -> Span:
        """Add words; the range that they take."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def story(self, claims: Sequence[Claim], author: str) -> None:
        """Add an article with one sentence a claim; its headline says what the first one does."""
        key, headline = f"a{len(self.articles) + 1}", claims[0].clause
        start = self.write(headline)
        self.sentences.append(Sentence(start, key))
        self.write("\n■本报记者 ")
        signed = Author(author, "记者", self.write(author))
        self.write("\n")
        for claim in claims:
            self.printed.append(Printed(claim, self._sentence(claim, key)))
        self.articles.append(Article(key, headline, (signed,), Span(start.start, self.length)))
        self.write("\n\n")

    def _sentence(self, claim: Claim, article: str) -> Evidence:
        day = _printed_day(_day(claim.day))
        dated = Quote(self.write(day), day)
        self.write("，")
        span = self.write(claim.clause)
        self.sentences.append(Sentence(Span(dated.span.start, self.write("。").end), article))
        return Evidence(
            self.document,
            article,
            len(self.sentences) - 1,
            span,
            claim.clause,
            "rules/1",
            confidence=0.99 - claim.day % 7 / 100,
            rule=claim.qualifiers.get("verb", "title before name"),
            dated_by=dated,
        )


def corpus(nodes: int) -> Corpus:
    """An invented merged corpus of so many entities (20 or more), with about three statements for each.

    One entity of eleven stands in no statement, but in a story.
    """
    chance = Chance(nodes)
    towns = _towns(nodes, chance)
    claims = _claims(towns, nodes * STATEMENTS_AN_ENTITY, chance)
    printed = [
        _print(town, week, issue) for town in towns for week, issue in _issues(town, claims[town.number])
    ]
    told = [each for _, sentences in printed for each in sentences]
    statements = sorted(
        (_statement(each) for each in told if each.claim.relation), key=lambda statement: statement.id
    )
    return Corpus(
        pages=tuple(page for page, _ in printed),
        entities=tuple(sorted(_entities(towns), key=lambda entity: entity.id)),
        statements=tuple(statements),
        tenures=tuple(_tenure(each) for each in statements if each.relation == "holds_post"),
        mentioned_in=tuple(sorted({mention for each in told for mention in _mentions(each)})),
    )


def _day(number: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=number)


def _towns(nodes: int, chance: Chance) -> list[Town]:
    count = max(1, min(3, nodes // 40), min(MOST_TOWNS, nodes // TOWN))
    return [_town(number, range(number, nodes, count), chance) for number in range(count)]


def _town(number: int, members: Sequence[int], chance: Chance) -> Town:
    name = _local(number) + "市"
    urns: dict[str, list[Entity]] = {kind: [] for kind in TYPES}
    silent, counts = [], dict.fromkeys(TYPES, 0)
    for index, member in enumerate(members):
        kind = TYPES[index % len(TYPES)]
        entity = _entity(kind, member, counts[kind], number, chance)
        counts[kind] += 1
        if index % SILENT == SILENT - 1:
            silent.append(entity)
        else:
            urns[kind].append(entity)
    days = {event.id: chance.below(DAYS) for event in urns["Event"]}
    return Town(number, name, urns, tuple(silent), days)


def _local(number: int) -> str:
    """The two characters of a place name; a hundred differ."""
    return FIRST[(number + number // len(FIRST)) % len(FIRST)] + SECOND[number // len(FIRST) % len(SECOND)]


def _entity(kind: str, member: int, number: int, town_number: int, chance: Chance) -> Entity:
    """An entity of a type; `number` is how many of its type the town already has."""
    town = _local(town_number) + "市"
    key = f"{'person' if kind == 'Official' else kind.lower()}-{key_hash(kind, member)}"
    if kind == "Official":
        given = "".join(chance.pick(GIVEN) for _ in range(1 + min(1, chance.below(3))))
        return Entity(key, kind, chance.pick(SURNAMES) + given, kind="leader", home=town)
    if kind == "Agency":
        district, department = divmod(number, len(DEPARTMENTS))
        name, sort = DEPARTMENTS[department]
        name = (_local(11 * town_number + 3 * district) + "区" if district else town) + name
        return Entity(key, kind, name, (name[2:],), kind=sort, home=town)
    if kind == "Event":
        again, topic = divmod(number, len(SUBJECTS))
        form = FORMS[(again + topic) % len(FORMS)]
        name = SUBJECTS[topic] + (f"第{again + 1}次{form}" if again else form)
        sort = "ceremony" if form.endswith("仪式") else "meeting"
        return Entity(key, kind, town + name, ("全市" + name,), kind=sort, home=town)
    if kind == "Programme":
        name = chance.pick(WORKS) + chance.pick(WORKS)
        form, sort = chance.pick(KINDS_OF_WORK)
        return Entity(key, kind, f"“{name}”{form}", (name,), kind=sort, home=town)
    name = _local(chance.below(100)) + chance.pick(("镇", "乡", "街道"))
    return Entity(key, "Place", name, kind="division", level="township")


def _entities(towns: Iterable[Town]) -> set[Entity]:
    return {entity for town in towns for urn in (*town.urns.values(), town.silent) for entity in urn}


def _claims(towns: Sequence[Town], wanted: int, chance: Chance) -> Sequence[Sequence[Claim]]:
    """The claims of every town: one that introduces each entity, further ones until there are enough, and mentions."""
    claims: list[list[Claim]] = [_introductions(town, chance) for town in towns]
    known = {claim.statement for own in claims for claim in own}
    for number in range(wanted - len(known)):
        town = towns[number % len(towns)]
        far = town if chance.below(ELSEWHERE) else chance.pick(towns)
        claim = _claim(chance.pick(LOT), town, far, chance)
        if len(set(claim.ends)) == 2 and claim.statement not in known:
            known.add(claim.statement)
            claims[town.number].append(claim)
            _drop_in(town, claim.subject)
            _drop_in(far, claim.object)
    for town in towns:
        claims[town.number] += [
            _worded(MENTION, entity, None, chance.below(DAYS), {}) for entity in town.silent
        ]
    return claims


def _drop_in(town: Town, entity: Entity | None) -> None:
    if entity:
        town.urns[entity.type].append(entity)


def _introductions(town: Town, chance: Chance) -> list[Claim]:
    claims = []
    government = town.urns["Agency"][0]
    entities = [entity for urn in town.urns.values() for entity in urn]
    for entity in entities:
        wording = INTRODUCTIONS[entity.type]
        if entity.type == "Official":
            ends = (entity, chance.pick(town.urns["Agency"]))
        elif entity.type == "Agency":
            ends = (entity, government)
        else:
            ends = (chance.pick(town.urns[wording.subject]), entity)
        if ends[0] is not ends[1]:
            claims.append(_between(wording, *ends, town.days, chance))
            for end in ends:
                _drop_in(town, end)
    return claims


def _claim(wording: Wording, town: Town, far: Town, chance: Chance) -> Claim:
    subject, thing = chance.pick(town.urns[wording.subject]), chance.pick(far.urns[wording.object])
    claim = _between(wording, subject, thing, {**town.days, **far.days}, chance)
    if chance.below(PLANNED) or wording is POST:
        return claim
    return replace(claim, clause="按计划，" + claim.clause, status="planned")


def _between(
    wording: Wording, subject: Entity, thing: Entity, days: Mapping[str, int], chance: Chance
) -> Claim:
    """A claim of two entities, on the day of the event that it tells of or any other day."""
    day = chance.below(DAYS)
    day = days.get(subject.id, days.get(thing.id, day))
    title = {"title": chance.pick(_titles(thing.name))} if wording is POST else {}
    return _worded(wording, subject, thing, day, title)


def _titles(body: str) -> tuple[str, ...]:
    return ("局长", "副局长", "总工程师") if body.endswith("局") else ("主任", "副主任", "书记", "秘书长")


def _worded(
    wording: Wording, subject: Entity, thing: Entity | None, day: int, title: Mapping[str, str]
) -> Claim:
    clause = wording.clause.format(subject=subject.name, object=thing.name if thing else "", **title)
    dated = {} if thing is None else _dated(wording.relation, day)
    return Claim(
        wording.relation, subject, thing, day, clause, {**dated, **dict(wording.qualifiers), **title}
    )


def _dated(relation: str, day: int) -> dict[str, str]:
    """An event has a date, a post is attested on one; other states are told without."""
    if relation == "holds_post":
        return {"attested": str(_day(day))}
    return {"date": str(_day(day))} if load_schema().relations[relation].temporal == "event" else {}


def _issues(town: Town, claims: Iterable[Claim]) -> list[tuple[int, list[Claim]]]:
    """The claims of a town by the week in which its newspaper tells them; what tells of one event stands together."""
    weeks: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        weeks[(claim.day + town.number) // 7].append(claim)
    return [(week, sorted(weeks[week], key=_told_together)) for week in sorted(weeks)]


def _told_together(claim: Claim) -> tuple[str, ...]:
    return (claim.date, *claim.ends[::-1], claim.clause)


def _print(town: Town, week: int, claims: Sequence[Claim]) -> tuple[Page, list[Printed]]:
    """One issue of a town's newspaper, and the claims where they stand in it."""
    published = _day(7 * week + 7 - town.number)
    newspaper = town.name.removesuffix("市") + "日报"
    sheet = Sheet(f"town-{town.number:02}-{published}.txt")
    sheet.write(f"{newspaper} {published.year}年{_printed_day(published)}\n\n")
    for start in range(0, len(claims), STORY):
        sheet.story(claims[start : start + STORY], _reporter(town))
    page = Page(
        document=sheet.document,
        text=sheet.text,
        sha256=hashlib.sha256(sheet.text.encode()).hexdigest(),
        articles=tuple(sheet.articles),
        sentences=tuple(sheet.sentences),
        home=town.name,
        home_source="corpus",
        published=str(published),
        newspaper=newspaper,
    )
    return page, sheet.printed


def _printed_day(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"


def _reporter(town: Town) -> str:
    return SURNAMES[town.number % len(SURNAMES)] + GIVEN[town.number % len(GIVEN)]


def _statement(printed: Printed) -> Statement:
    claim = printed.claim
    subject, thing = claim.ends
    return Statement(
        claim.statement,
        claim.relation,
        subject,
        thing,
        (printed.evidence,),
        claim.qualifiers,
        claim.status,
        confidence=printed.evidence.confidence,
    )


def _tenure(statement: Statement) -> Tenure:
    attested = str(statement.qualifiers["attested"])
    assert statement.object is not None
    return Tenure(
        id=f"tenure-{key_hash(statement.id)}",
        person=statement.subject,
        body=statement.object,
        title=str(statement.qualifiers["title"]),
        kind="regular",
        attested_first=attested,
        attested_last=attested,
        start=None,
        end=None,
        statements=(statement.id,),
    )


def _mentions(printed: Printed) -> Iterable[tuple[str, str, str]]:
    for end in printed.claim.ends:
        yield end, printed.evidence.document, str(printed.evidence.article)
