"""holds_post: who holds which post of which body, by apposition, by appointment, removal, election and resignation."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.knowledge.posts import is_single_seat
from kg.knowledge.titles import IMPLIED_BODY, core_title, tenure_kind
from kg.relate.draft import Draft
from kg.relate.hit import Hit
from kg.relate.modality import clause_bounds, status_at
from kg.relate.relation import Relation
from kg.relate.skeleton import SYMBOLS, Term
from kg.relate.story import Line, Story

_BODIES = SYMBOLS["Agency"] + SYMBOLS["Organisation"] + SYMBOLS["Place"]
_BODY = f"[{_BODIES}]"
_POST = SYMBOLS["Post"]
_PERSON = f"[{SYMBOLS['Official']}{SYMBOLS['Person']}]"
_NAMES = rf"{_PERSON}(?:[、和]{_PERSON})*"
_PERSONS = rf"(?P<names>{_NAMES})(?:同志)?"
_POSTS = rf"(?P<posts>(?:{_BODY}{{0,3}}{_POST}[、兼,]?)*{_BODY}{{0,3}}{_POST})"

# 选举甲为县长，县人大常委会主任乙主持: the first post is what 甲 becomes, and the second belongs to 乙.
_NOT_WHAT_ONE_BECOMES = rf"(?<!为)(?<![担出就兼调升改转接{_PERSON[1:-1]}]任)(?<!当选)(?<![{_BODIES}])"
_NOT_ANOTHER_S = rf"(?!{_PERSON})"

_APPOSITION = re.compile(rf"(?P<former>原|前|时任)?{_NOT_WHAT_ONE_BECOMES}{_POSTS}(?:的)?{_PERSONS}")
_BEHIND = re.compile(rf"(?P<names>{_PERSON})(?P<posts>{_POST})(?!{_PERSON})")
_NAMED = r"任命|选举|补选|推选|推举|聘任|聘请|选出|指定|增补|递补|批准任命|决定任命"
_BECOMES = r"当选为|当选|全票当选|出任|就任|接任|继任|升任|改任|转任|调任|履任|担任|兼任|任"
_REMOVED = r"免去|撤销|罢免|解除|撤免"
_LEFT = r"辞去|不再担任|不再兼任|卸任|卸去|不再任"


@dataclass(frozen=True, slots=True)
class _Change:
    """How a change of post is worded, and which bound of the tenure it states."""

    name: str
    bound: str
    words: re.Pattern[str]


_CHANGES = (
    _Change("任命", "start", re.compile(rf"(?P<v>{_NAMED})(?:了)?{_PERSONS}(?:为|担任|任){_POSTS}{_NOT_ANOTHER_S}")),
    _Change("当选", "start", re.compile(rf"{_PERSONS}(?:[^,。;:{_PERSON[1:-1]}]{{0,6}})(?P<v>{_BECOMES}){_POSTS}{_NOT_ANOTHER_S}")),
    _Change("由…任", "start", re.compile(rf"由{_PERSONS}(?P<v>{_BECOMES}){_POSTS}{_NOT_ANOTHER_S}")),
    _Change("免去", "end", re.compile(rf"(?P<v>{_REMOVED})(?:了)?{_PERSONS}的?(?:原任)?{_POSTS}(?:职务)?")),
    _Change("辞去", "end", re.compile(rf"{_PERSONS}(?:同志)?(?:因[^,。;]{{1,12}},?)?(?:请求)?(?P<v>{_LEFT}){_POSTS}(?:职务)?")),
)  # fmt: skip
# 主任由副区长陈志远兼任: the post stands first.
_TAKEN_BY = re.compile(
    rf"{_POSTS}由(?:[^,。;:]{{0,4}})(?:{_BODY}{{0,3}}{_POST}[、兼]?)*{_PERSONS}(?P<v>兼任|担任|出任)"
)
# The verb of a list stands before its first entry, or on a line of its own: 任命: 甲为副市长;乙为市水利局局长.
_ENTRY = re.compile(rf"(?:^|(?<=[,;:。])){_PERSONS}(?P<v>为){_POSTS}{_NOT_ANOTHER_S}")
_REMOVAL_ENTRY = re.compile(rf"(?:^|(?<=[,;:。])){_PERSONS}的?{_POSTS}职务(?P<v>)")
# 免去其市教育局局长职务: of whom the text has just spoken.
_HIS = re.compile(rf"(?P<v>{_REMOVED}|{_LEFT})(?:其|他的|她的)?(?:兼任的|原任的?|所任)?{_POSTS}(?:职务)?")
_HEADING = re.compile(
    r"(?P<start>任命|选举|当选|补选|任职)(?:名单|如下|的有)?[:：]?$|(?P<end>免去|免职|撤销|辞去)(?:名单|如下|的有)?[:：]?$"
)
_LISTED_UNDER = re.compile(rf"(?P<start>{_NAMED})|(?P<end>{_REMOVED})")
_CURRICULUM = re.compile(rf"{_PERSON},(?:男|女|[^,。;]{{0,4}}族|{SYMBOLS['Date']})")
_IS_NOW = re.compile(rf"(?P<v>现任|现为){_POSTS}")
_IS_TO_BE = re.compile(rf"(?P<v>拟任命?为?|拟提名为?|拟推荐为?|拟提拔任){_POSTS}")
_BEING = re.compile(r"拟$|提名|候选人|拟任")


def read(story: Story) -> Iterator[Draft]:
    """The statements of posts in a story."""
    heading = ""
    for line in story.lines:
        yield from _told_beside(story, line)
        changes = list(_changes(story, line))
        entries = list(_entries(story, line, heading))
        yield from changes
        yield from entries
        heading = _heading_of(line, heading if entries else "")


def _told_beside(story: Story, line: Line) -> Iterator[Draft]:
    for match in _APPOSITION.finditer(line.skeleton.text):
        kind = "former" if match["former"] else None
        yield from _held(Hit(story, line, match), "title before name", {"kind": kind})
    for match in _BEHIND.finditer(line.skeleton.text):
        yield from _held(Hit(story, line, match), "title behind name", {})


def _changes(story: Story, line: Line) -> Iterator[Draft]:
    text = line.skeleton.text
    for change in _CHANGES:
        for match in change.words.finditer(text):
            yield from _changed(Hit(story, line, match), change.name, change.bound)
    for match in _TAKEN_BY.finditer(text):
        yield from _held(Hit(story, line, match), "由…兼任", {})
    for match in _HIS.finditer(text):
        yield from _of_the_same(Hit(story, line, match))
    if _CURRICULUM.match(text):
        yield from _in_a_curriculum(story, line)


def _in_a_curriculum(story: Story, line: Line) -> Iterator[Draft]:
    """甲,男,1978年9月生,现任县委常委,拟任市民政局局长: notices before an appointment tell what one is and is to be."""
    person = line.skeleton.terms_in(0, 1, ("Official", "Person"))
    for match in _IS_NOW.finditer(line.skeleton.text):
        yield from _held(Hit(story, line, match), "现任", {}, person)
    for match in _IS_TO_BE.finditer(line.skeleton.text):
        yield from _held(Hit(story, line, match), "拟任", {}, person, status="planned")


def _of_the_same(hit: Hit) -> Iterator[Draft]:
    """任方城县委书记,不再担任邓州市委副书记职务: the clause goes on with the person of the one before."""
    left, _ = clause_bounds(hit.skeleton.text, hit.verb, hit.verb)
    if hit.skeleton.terms_in(left, hit.verb, ("Official", "Person")):
        return
    persons = hit.skeleton.terms_in(0, left, ("Official", "Person"))
    if persons:
        yield from _changed(hit, "辞去", "end", persons[-1:])


def _entries(story: Story, line: Line, heading: str) -> Iterator[Draft]:
    """The entries of a list whose verb stands before them, in the sentence or in a heading."""
    text = line.skeleton.text
    for words, bound in ((_ENTRY, "start"), (_REMOVAL_ENTRY, "end")):
        for match in words.finditer(text):
            verbs = list(_LISTED_UNDER.finditer(text, 0, match.start()))
            under = (verbs[-1].lastgroup if verbs else None) or heading
            if under == bound:
                yield from _changed(Hit(story, line, match), "名单", bound)


def _heading_of(line: Line, before: str) -> str:
    """Which bound the entries after a line have: 任命 and 免去 may stand on a line of their own."""
    match = _HEADING.search(line.skeleton.text)
    return str(match.lastgroup) if match else before


def _changed(hit: Hit, rule: str, bound: str, names: list[Term] | None = None) -> Iterator[Draft]:
    text = hit.skeleton.text
    status = (
        "denied"
        if status_at(text, hit.match.start(), hit.verb) == "denied" and bound == "start"
        else "asserted"
    )
    if _BEING.search(text[: hit.verb + 1]) or re.search(
        r"候选人", text[hit.match.end() : hit.match.end() + 4]
    ):
        yield from _held(hit, "拟任", {}, names, status="planned")
        return
    date = hit.date() or hit.story.day_before(hit.line) or hit.story.lead_date
    yield from _held(hit, rule, {bound: date}, names, status=status)


def _held(
    hit: Hit,
    rule: str,
    extra: Mapping[str, Any],
    names: list[Term] | None = None,
    status: str = "asserted",
) -> Iterator[Draft]:
    names = hit.terms("names", ("Official", "Person")) if names is None else names
    date = hit.date() or hit.story.lead_date
    attested = date or hit.story.page.published
    if status == "planned":
        attested = None
    for post in hit.terms("posts", ("Post",)):
        body = hit.story.bodies.get(post.span)
        if body is None:
            continue
        kind = extra.get("kind") or tenure_kind(post.text)
        qualifiers = {
            "title": hit.story.printed(post), "attested": attested, **extra, "kind": None if kind == "regular" else kind,
        }  # fmt: skip
        for name in names if _is_shared(post.text) else names[:1]:
            if _is_private(hit.story, name, body):
                continue
            at = hit.skeleton.index_of(name) or 0
            start, end = min(at, hit.match.start()), max(at + 1, hit.match.end("posts"))
            # A post has no status but this: 不再担任 is an end, not a denial.
            for draft in hit.draft(
                "holds_post", (name, Term(post.span, "Agency", "", body)), rule=rule, qualifiers=qualifiers,
                quote=(start, end), status=status,
            ):  # fmt: skip
                # The body is quoted where the title does not tell it, and only there.
                told = re.search(_BODY, hit.match["posts"]) or core_title(post.text) in IMPLIED_BODY
                yield replace(draft, span=hit.skeleton.span(start, end)) if told else draft


def _is_private(story: Story, name: Term, body: str) -> bool:
    """Whether somebody without a public office heads a firm of their own."""
    entity = story.entities.get(name.entity or "")
    return entity is not None and entity.type == "Person" and story.entities[body].type == "Organisation"


def _is_shared(title: str) -> bool:
    """Whether a title before a list is that of each in it: 副主席甲、乙; but not 书记甲、乙."""
    return not is_single_seat(title, "")


RELATION = Relation(
    name="holds_post",
    read=read,
    examples=(
        "市委书记秦国文出席。",
        "习近平总书记在湖南考察。",
        "3月1日,市人大常委会决定任命岑允中为衡阳市人民政府副市长。",
        "3月1日,会议决定免去裴元礼的衡阳市教育局局长职务。",
        "2月28日,会议接受裴守正辞去衡东县人民政府县长职务的请求。",
        "岑允中,男,汉族,1978年9月生,现任衡山县委常委,拟任衡阳市教育局局长。",
    ),
    against=("市领导毛朝晖出席。", "村民王二柱来访。", "某科技公司经理王二柱来访。"),
)
