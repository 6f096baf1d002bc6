"""Dealings between two parties: receptions (会见), agreements, and powers handed down."""

import re
from collections.abc import Iterator

from kg.relate.actors import named_in, subject_of
from kg.relate.draft import Draft
from kg.relate.modality import is_exhortation, status_at
from kg.relate.skeleton import Term, pattern
from kg.relate.story import Line, Story

_MEETS = r"(?P<s><P+>|<A>)[^,。;:]{0,6}?(?P<v>会见|会晤|接见)(?:了)?(?:[^,。;:]{0,10}?)(?P<o><P+>|<O>)"
_JOINS = r"(?P<s><P+>(?:,<P+>)*)(?:\d+人|[一二三四五六七八九十]+人)?[^,。;:]{0,4}?(?P<v>参加会见|陪同会见|会见时在座)"
_BETWEEN = r"(?P<s><Y+>)(?:、<Y>)*(?:[^,。;:]{0,6}?)(?:与|同|和|跟)(?P<o><Y+>)(?:[^,。;:]{0,12}?)(?P<v>签署|签订|签下|达成|缔结|签约)(?:了)?(?P<what>[^,。;:、]{0,24}?(?:协议|备忘录|合同|协定|意向书|框架协议))(?P<count>\d+(?=个|项|份))?"
_WITH = r"(?:与|同|和|跟)(?P<o><Y+>)(?:[^,。;:]{0,10}?)(?P<v>签署|签订|签下|达成)(?:了)?(?P<what>[^,。;:、]{0,24}?(?:协议|备忘录|合同|协定|意向书))(?P<count>\d+(?=个|项|份))?"
_HANDS_DOWN = r"(?:向(?P<o><Y+>))?(?P<v>下放|赋权|交办)(?:了)?(?P<what>[^,。;:]{0,24}?(?:权限|事项|权力|清单|意见|职权))"
_PARTIES = ("Agency", "Organisation", "Place")


def read_dealings(story: Story, line: Line) -> Iterator[Draft]:
    """The meets_with, signed_agreement and delegates_to statements of a sentence.

    Args:
        story: the article.
        line: one of its sentences.
    """
    if line.quoted:
        return
    yield from _meetings(story, line)
    yield from _agreements(story, line)
    yield from _delegations(story, line)


def _meetings(story: Story, line: Line) -> Iterator[Draft]:
    for match in pattern(_MEETS).finditer(line.skeleton.text):
        hosts = named_in(line.skeleton, match.start("s"), match.end("s"), ("Official",))
        guests = named_in(line.skeleton, match.start("o"), match.end("o"), ("Official", "Person", "Organisation"))
        for host in hosts:
            for guest in guests:
                yield from _draft("meets_with", host, guest, match, story, line, 0.92, {"subject_role": "host", "object_role": "guest"}, dated=True)
    for match in pattern(_JOINS).finditer(line.skeleton.text):
        guests = _guests(story, line)
        for person in named_in(line.skeleton, match.start("s"), match.end("s"), ("Official",)):
            for guest in guests:
                yield from _draft("meets_with", person, guest, match, story, line, 0.88, {"subject_role": "accompanying", "object_role": "guest"}, dated=True)


def _guests(story: Story, line: Line) -> list[Term]:
    """Who was received in the last 会见 told before: whoever joins it meets them too (decision 27)."""
    for earlier in reversed([other for other in story.lines if other.index <= line.index]):
        for match in reversed(list(pattern(_MEETS).finditer(earlier.skeleton.text))):
            guests = named_in(earlier.skeleton, match.start("o"), match.end("o"), ("Official", "Person", "Organisation"))
            if guests:
                return guests
    return []


def _agreements(story: Story, line: Line) -> Iterator[Draft]:
    text, done = line.skeleton.text, set()
    for match in pattern(_BETWEEN).finditer(text):
        done.add(match.start("v"))
        parties = named_in(line.skeleton, match.start("s"), match.end("s"), _PARTIES)
        yield from _signed(parties, match, story, line)
    for match in pattern(_WITH).finditer(text):
        if match.start("v") not in done:
            parties = subject_of(story, line, match.start(), _PARTIES)
            yield from _signed(parties, match, story, line)


def _signed(parties: list[Term], match: re.Match[str], story: Story, line: Line) -> Iterator[Draft]:
    others = named_in(line.skeleton, match.start("o"), match.end("o"), _PARTIES)
    words = line.skeleton.span(match.start("what"), match.end("what"))
    agreement = re.sub(r"\s|[“”]", "", story.page.text[words.start : words.end])
    extra: dict[str, object] = {"agreement": re.sub(r"^(?:了|一份|系列)", "", agreement)}
    if match["count"]:
        extra["count"] = int(match["count"])
    for party in parties:
        for other in others:
            yield from _draft("signed_agreement", party, other, match, story, line, 0.9, extra)


def _delegations(story: Story, line: Line) -> Iterator[Draft]:
    text = line.skeleton.text
    for match in pattern(_HANDS_DOWN).finditer(text):
        givers = subject_of(story, line, match.start(), ("Agency", "Place"))
        takers = _takers(match, story, line)
        count = re.search(r"(\d+)(?=[个项条])", match["what"])
        extra: dict[str, object] = {"count": int(count[1]) if count else None, "power": re.sub(r"^\d+[个项条]|[\ue000-\ue009]", "", match["what"])}
        for giver in givers:
            for taker in takers:
                yield from _draft("delegates_to", giver, taker, match, story, line, 0.8, extra, dated=True)


def _takers(match: re.Match[str], story: Story, line: Line) -> list[Term]:
    """Who is given the power: named by 向, else the place that the next clause begins with."""
    if match["o"] is not None:
        return named_in(line.skeleton, match.start("o"), match.end("o"), ("Agency", "Place"))
    behind = pattern(r"[^,。;]{0,10},(?P<o><Y>)").match(line.skeleton.text, match.end())
    return named_in(line.skeleton, behind.start("o"), behind.end("o"), ("Agency", "Place")) if behind else []


def _draft(relation: str, subject: Term, other: Term, match: re.Match[str], story: Story, line: Line, confidence: float, extra: dict[str, object], *, dated: bool = False) -> Iterator[Draft]:
    text = line.skeleton.text
    status = status_at(text, match.start(), match.start("v"))
    if subject.entity is None or other.entity is None or subject.entity == other.entity or is_exhortation(text, match.start("v")):
        return
    date = story.date_at(line, match.start()) or (story.lead_date if dated else None)
    qualifiers = {"verb": match["v"], "date": date.value if date else None, **extra}
    yield Draft(relation, subject.entity, other.entity, line.skeleton.span(match.start(), match.end()), story.article.id, line.index, confidence, qualifiers, status)
