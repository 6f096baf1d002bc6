"""Entries of a table that tell how a relation is worded: its words, its ends, and sentences that it reads.

An entry's words are patterns in the notation of `skeleton.pattern`. They name the verb `v` and the object `o`; the
subject is the actor of the clause, or `s` where the words name it (由…牵头). What a verb does to its object is said in
few ways, the same for all verbs (the alternations of Levin 1993): 推行“帮办码”, 把“帮办码”推向全市, “帮办码”由市政府推行.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kg.dates import DateMention
from kg.relate.actors import NOBODY, PARTIES, Subject, subject_of
from kg.relate.draft import Draft
from kg.relate.figures import figures_after
from kg.relate.hit import Hit, hits
from kg.relate.modality import clause_bounds
from kg.relate.relation import Reader
from kg.relate.skeleton import GROUP, SYMBOLS, Term
from kg.relate.story import Line, Story

ACTING = ("Official", "Agency", "Organisation", "Place")
PUBLIC = ("Agency", "Place")
EVENT = ("Event",)
PROGRAMME = ("Programme",)

# Verbs by which a state begins: their date is its start.
_BEGINNINGS = frozenset(
    {
        "启动",
        "推出",
        "发起",
        "上线",
        "首创",
        "启用",
        "开通",
        "成立",
        "设立",
        "出台",
        "创办",
        "开工",
        "动工",
        "创立",
    }
)
# What a report states of the paper's place where it names nobody.
_OF_THE_PLACE = ("implements", "issues", "pilots", "receives_award")
_GROUP = re.compile(rf"(?:[^,。;:<]{{0,3}})?{GROUP}")
# How far something has come that is being built.
_UNDER_WAY = re.compile(r"处[在于]|起步|阶段|初见成效")
_COUNTED = re.compile(r"(\d{1,6})余?[个项套座所家处条台辆件部批][^,。;、\d]{0,8}$")
# Verbs that tell a beginning where the month of it is given.
_TAKEN_UP = frozenset(
    {"推行", "实施", "开展", "建立", "试行", "推广", "开设", "创新", "探索", "组织", "组织开展"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a relation is worded.

    Attributes:
        name: of the family of wordings, under which its confidence is counted.
        relation: which it states.
        words: patterns with groups `v` and `o`, perhaps `s`.
        examples: sentences that it reads.
        subjects, objects: the types that the ends may have.
        dated: the qualifier that takes the date in force (date for an event in time, attested for a state), or "".
        required: the qualifier that takes the object's words, for relations that need one.
        carry: whether the subject may be taken over from the sentences before.
        deed: whether what is urged or aimed at is no statement (decision 23).
        whole: whether the quote goes on to the end of the clause, which holds what was done.
        figures: whether the numbers behind the words tell how far it has come.
    """

    name: str
    relation: str
    words: Sequence[str]
    examples: Sequence[str]
    subjects: Sequence[str] = PARTIES
    objects: Sequence[str] = PROGRAMME
    dated: str = "attested"
    required: str = ""
    carry: bool = True
    deed: bool = True
    whole: bool = False
    figures: bool = False


def active(verbs: str, listed: str, gap: int = 8) -> str:
    """推行“帮办码”: the verb, some words, a list of objects."""
    return rf"(?P<v>{verbs})(?!的)(?:了|着|好|过)?[^,。;:、]{{0,{gap}}}?{listed}"


def disposed(verbs: str, listed: str) -> str:
    """把“帮办码”推向全市: the objects before the verb."""
    return rf"(?P<d>把|将){listed}[^,。;:]{{0,12}}?(?P<v>{verbs})"


def by_agent(verbs: str, listed: str) -> str:
    """“帮办码”由市政府推行: the objects, then who acts."""
    return (
        rf"{listed}[^,。;:]{{0,10}}?,?(?:[^,。;:]{{0,2}})(?:由|系)(?P<s><X+>)[^,。;:]{{0,12}}?(?P<v>{verbs})"
    )


def relative(verbs: str, listed: str) -> str:
    """市政府推行的“帮办码”: who acts, the verb, 的, and the objects."""
    return rf"(?P<s><B+>)[^,。;:]{{0,6}}?(?P<v>{verbs})的[^,。;:]{{0,12}}?{listed}"


def from_table(readings: Sequence[Reading]) -> Reader:
    """A reader of the entries of one relation."""

    def read(story: Story) -> Iterator[Draft]:
        for line in story.lines:
            for reading in readings:
                yield from read_entry(reading, story, line)

    return read


def examples_of(readings: Sequence[Reading]) -> tuple[str, ...]:
    """The examples of all entries."""
    return tuple(chain.from_iterable(reading.examples for reading in readings))


def read_entry(reading: Reading, story: Story, line: Line) -> Iterator[Draft]:
    """The statements that an entry finds in a sentence.

    Args:
        reading: the entry.
        story: the article.
        line: one of its sentences.
    """
    if line.quoted or not any(SYMBOLS[kind] in line.skeleton.text for kind in reading.objects):
        return
    for words in reading.words:
        for hit in hits(words, story, line):
            if not (reading.deed and hit.is_only_urged()):
                yield from _read(reading, hit)


def _read(reading: Reading, hit: Hit) -> Iterator[Draft]:
    targets = _objects(reading, hit)
    subject = _subject(reading, hit) if targets else NOBODY
    if reading.deed and subject.where and hit.line.urged:
        return
    for actor in subject.terms:
        for target in targets:
            if reading.deed and subject.where and _is_goal(hit, target):
                continue
            yield from hit.draft(
                reading.relation,
                (actor, target),
                rule=f"{reading.name}, {subject.where}" if subject.where else reading.name,
                qualifiers=_qualifiers(reading, hit, target),
                quote=(hit.match.start(), hit.clause_end()) if reading.whole or _is_under_way(hit) else None,
            )


def _is_goal(hit: Hit, target: Term) -> bool:
    """Whether a programme is a designation that nobody is said to be building.

    Without a doer in the clause it is only aimed at (decision 23), if nothing is said of how far it has come (decision 25).
    """
    entity = hit.story.entities.get(target.entity or "")
    return entity is not None and entity.kind == "designation" and not _is_under_way(hit)


def _is_under_way(hit: Hit) -> bool:
    return _UNDER_WAY.search(hit.skeleton.text[: hit.clause_end()], hit.match.end()) is not None


def _subject(reading: Reading, hit: Hit) -> Subject:
    if "s" not in hit.match.groupdict():
        home = reading.relation in _OF_THE_PLACE or _is_our_group(hit)
        return subject_of(
            hit.story, hit.line, hit.match.start(), reading.subjects, carry=reading.carry, home=home
        )
    if "Event" in reading.subjects or "Programme" in reading.subjects:
        return Subject(tuple(hit.terms("s", reading.subjects)))
    return Subject(tuple(hit.actors("s", reading.subjects)))


def _is_our_group(hit: Hit) -> bool:
    """Whether the paper's own delegation travels, which needs no name: 代表团考察了…."""
    text = hit.skeleton.text
    left, _ = clause_bounds(text, hit.match.start(), hit.match.start())
    return _GROUP.match(text, left, hit.match.start()) is not None


def _objects(reading: Reading, hit: Hit) -> list[Term]:
    """The objects; a body in a person's title is none, and of places in a chain only the last is meant."""
    return hit.actors("o", reading.objects) if "Place" in reading.objects else hit.terms("o", reading.objects)


def _qualifiers(reading: Reading, hit: Hit, target: Term) -> dict[str, Any]:
    qualifiers: dict[str, Any] = {}
    date = hit.story_date() if reading.dated == "date" else hit.date()
    if reading.dated and date is not None:
        began = reading.dated == "attested" and _began(hit, date)
        qualifiers["start" if began else reading.dated] = date
    if reading.required:
        qualifiers[reading.required] = hit.story.printed(target).strip("“”「」")
    if reading.figures:
        figures = figures_after(hit.skeleton, hit.match.end())
        qualifiers["figures"] = figures or None
        counted = [figures[0]["value"]] if figures and reading.whole else _number_before(hit, target)
        qualifiers["count"] = counted[0] if counted else None
    return qualifiers


def _number_before(hit: Hit, target: Term) -> list[int]:
    """How many of a thing there are, where the number stands right before it: 建设12个“希望小屋”."""
    at = hit.skeleton.index_of(target)
    found = _COUNTED.search(hit.skeleton.text, hit.match.start(), at) if at is not None else None
    return [int(found[1])] if found else []


def _began(hit: Hit, date: DateMention) -> bool:
    """Whether the date of a state is its start: what is planned, what began since, and 去年10月推行 too."""
    if date.since or hit.match["v"] in _BEGINNINGS or hit.status() == "planned":
        return True
    exact = len(date.value) >= len("2024-01") and "/" not in date.value
    if "试点" in hit.match[0] or "先试" in hit.match[0]:
        return exact and not _has_been(hit)
    return hit.match["v"] in _TAKEN_UP and len(date.value) == len("2024-01") and not _has_been(hit)


def _has_been(hit: Hit) -> bool:
    """Whether the words before the verb look back over a stretch of time: 截至11月, 到11月."""
    return re.search(r"截至|截止|到|累计|共|已(?![于从经])|正在", hit.skeleton.text[: hit.verb]) is not None
