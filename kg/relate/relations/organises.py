"""organises: who holds a meeting, a ceremony or a fair (召开, 举办, 主办, 组织); a person only chairs it (decision 26)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.reading import EVENT, Reading, active, examples_of, read_entry
from kg.relate.relation import Relation
from kg.relate.skeleton import SYMBOLS, pattern
from kg.relate.story import Line, Story

_HOLDS = r"(?:联合主办|联合举办|共同主办|共同举办|主办|举办|承办|协办|组织|召开|组办|共同组织)"
_READINGS = (
    Reading(
        name="举办",
        relation="organises",
        words=(
            active(
                r"联合主办|联合举办|联合召开|组织开展|组织召开|召开|举办|主办|组织|开展|承办|协办|举行",
                r"(?P<o><E>)",
                12,
            ),
        ),
        examples=("市水利局举办节水论坛。",),
        objects=EVENT,
        dated="date",
        carry=False,
        deed=False,
    ),
    Reading(
        name="举办的",
        relation="organises",
        words=(
            # The event is looked ahead for, so that 由甲主办、乙承办的 is read twice.
            rf"(?P<s><Y+>)[^,。;:]{{0,2}}?(?P<v>{_HOLDS})(?=(?:[、,]<Y+>[^,。;:]{{0,2}}?{_HOLDS}){{0,3}}的[^,。;:]{{0,14}}?(?P<o><E>))",
        ),
        examples=("中国水利学会主办的2023年节水技术大会开幕。", "由市水利局主办、衡山县承办的节水论坛举行。"),
        objects=EVENT,
        dated="date",
        carry=False,
        deed=False,
    ),
    Reading(
        name="…举行",
        relation="organises",
        words=(r"(?P<s><B+>)(?P<o><E>)(?:在[^,。;]{0,16}?)?(?P<v>举行|启动|举办|召开|开幕)",),
        examples=("团市委、市青联“青年护河”主题活动在祁东举行。",),
        objects=EVENT,
        dated="date",
        carry=False,
        deed=False,
    ),
)
_WITH = pattern(r"<Y>(?:与|同)(?:<Y>(?:、|和|及|以及)?)*$")
# 大会由市政府主办,市侨联承办,恒天集团协办: each of them holds what is going on.
_BY = re.compile(r"(?:由|[,、])$")
_HELD_BY = rf"(?P<s><B+>)(?:共同|联合|具体)?(?P<v>{_HOLDS})(?=[,。;、]|$)"
_OPENS = re.compile(
    rf"(?:{SYMBOLS['Event']}|会议|大会|活动|论坛|大赛|比赛|博览会|赛事|仪式|展会|节会|培训班|集市|推介会|座谈会)[^。;]{{0,40}}?由"
)
_CALLED_OFF = re.compile(r"[^,。;]{0,12}?(?:,[^,。;]{0,8}?)?(?:取消|停办|叫停|不再举办|暂停)")
_TO_COME = re.compile(r"[^,。;]{0,4}?(?:将|拟|定)(?:于|在|[^,。;]{0,12}?(?:举行|开幕|举办|召开|开市|启动))")


def read(story: Story) -> Iterator[Draft]:
    """The statements of holding in a story."""
    for line in story.lines:
        for reading in _READINGS if not line.quoted else ():
            for draft in read_entry(reading, story, line):
                if not _is_partner(line, draft):
                    yield replace(draft, status=_fate(line, draft) or draft.status)
        for hit in hits(_HELD_BY, story, line):
            if _goes_on(hit):
                yield from _held_by(hit)


def _fate(line: Line, draft: Draft) -> str | None:
    """What the words behind an event say of it: called off, or still to come; None if neither."""
    text = line.skeleton.text
    for at, term in enumerate(line.skeleton.terms):
        if term is not None and term.entity == draft.object:
            if _CALLED_OFF.match(text, at + 1):
                return "denied"
            return "planned" if _TO_COME.match(text, at + 1) else None
    return None


def _is_partner(line: Line, draft: Draft) -> bool:
    """Whether a body is one with which another holds a meeting; it attends it (decision 26)."""
    return any(
        term is not None and term.entity == draft.subject and _WITH.search(line.skeleton.text[:at])
        for at, term in enumerate(line.skeleton.terms)
    )


def _goes_on(hit: Hit) -> bool:
    """Whether the words are one of the clauses of 大会由…主办,…承办,…协办."""
    before = hit.skeleton.text[: hit.match.start()]
    return _BY.search(before) is not None and _OPENS.search(before) is not None


def _held_by(hit: Hit) -> Iterator[Draft]:
    events = hit.skeleton.terms_in(0, hit.match.start(), EVENT)
    held = hit.story.event_at(hit.skeleton.spans[hit.verb].start)
    event = events[-1] if events else held.term if held else None
    if event is None:
        return
    known = next((each for each in hit.story.held if each.term.entity == event.entity), held)
    date = hit.event_date() or (known.date if known else None)
    qualifiers = {"date": date}
    for actor in hit.actors("s", ("Agency", "Organisation")):
        yield from hit.draft("organises", (actor, event), rule="由…主办", qualifiers=qualifiers)


RELATION = Relation(
    name="organises",
    read=read,
    examples=(*examples_of(_READINGS), "“青年护河”主题活动由团市委和市青联组织。"),
    against=(
        "9月1日,全市水利工作会议召开。",
        "市委书记周远山主持召开全市水利工作会议。",
        "村民王二柱举办座谈会。",
    ),
)
