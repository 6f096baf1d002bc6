"""signed_agreement: which parties signed what (签署, 签订, 签约), how many of them, and who signed for a party."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.relate.actors import PARTIES, subject_of
from kg.relate.dealings import dealt
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_SIGN = r"(?:续签|签署|签订|签下|签约|达成|缔结|订立)"
_PACT = r"(?P<what>[^,。;:、]{0,28}?(?:协议书|协议|备忘录|合同|协定|意向书|公约|责任书|协(?=$))|<D>)(?P<count>\d+(?=个|项|份))?"
_WITH = r"(?:与|同|和|跟|携手|牵手)"
_BETWEEN = (
    rf"(?P<s><Y+>)(?:[^,。;:]{{0,6}}?){_WITH}(?P<o><Y+>)(?:[^,。;:]{{0,24}}?)(?P<v>{_SIGN})(?:了)?{_PACT}"
)
_JOINS = rf"{_WITH}(?P<o><Y+>)(?:[^,。;:]{{0,24}}?)(?P<v>{_SIGN})(?:了)?{_PACT}"
_TOGETHER = rf"(?P<s><Y+>)(?:[两三四五六]方|双方|[两三四]地|[两三四五]?[省市县区镇]|[两三四]家)?(?:现场|共同|正式|分别|联合|就[^,。;:]{{1,16}})*(?P<v>{_SIGN})(?:了)?{_PACT}"
_BOTH = rf"(?:两市|两县|两区|两地|两省|双方|三方|三市|三地)(?:[^,。;:]{{0,10}}?)(?P<v>{_SIGN})(?:了)?{_PACT}"
_FOR = r"(?P<n><P+>)(?:分别)?代表(?:双方|各方|三方|<Y+>)[^,。;:]{0,12}?(?:签字|签约|签署|签订|签)"


def read(story: Story) -> Iterator[Draft]:
    """The statements of agreements in a story."""
    parties: list[Term] = []
    for line in story.lines:
        if line.quoted:
            continue
        told: set[int] = set()
        for rule, hit in _each(story, line):
            if hit.verb in told:
                continue
            pairs = _pairs(rule, hit, parties)
            if pairs:
                told.add(hit.verb)
                parties = sorted({t.entity: t for pair in pairs for t in pair}.values(), key=lambda t: t.span)
                yield from _signed(hit, pairs, rule)


def _each(story: Story, line: Line) -> Iterator[tuple[str, Hit]]:
    for rule, words in (
        ("甲与乙签署", _BETWEEN),
        ("与乙签署", _JOINS),
        ("甲、乙签署", _TOGETHER),
        ("双方签署", _BOTH),
    ):
        for hit in hits(words, story, line):
            yield rule, hit


def _pairs(rule: str, hit: Hit, before: list[Term]) -> list[tuple[Term, Term]]:
    """The pairs of parties that sign: each of the one side with each of the other, or all with all."""
    if rule == "甲、乙签署":
        return list(combinations(hit.actors("s", PARTIES), 2))
    if rule == "双方签署":
        return list(combinations(before, 2))
    if rule == "甲与乙签署":
        ours = hit.actors("s", PARTIES)
    else:
        subject = subject_of(hit.story, hit.line, hit.match.start(), PARTIES)
        ours = _who_goes_on(hit, subject.terms) if subject.where else list(subject.terms)
    return [(one, other) for one in ours for other in hit.actors("o", PARTIES)]


def _who_goes_on(hit: Hit, parties: Sequence[Term]) -> list[Term]:
    """Of the parties of a clause before those whose side it tells: 甲 of 甲与乙签订协议;与丙签订备忘录."""
    places = [at for each in parties if (at := hit.skeleton.index_of(each)) is not None]
    joined = next((n for n, at in enumerate(places) if n and hit.skeleton.text[at - 1] in "与同"), None)
    return list(parties[:joined])


def _signed(hit: Hit, pairs: list[tuple[Term, Term]], rule: str) -> Iterator[Draft]:
    words = hit.skeleton.span(hit.match.start("what"), hit.match.end("what"))
    printed = re.sub(r"\s|[“”]", "", hit.story.page.text[words.start : words.end])
    qualifiers = {
        "agreement": re.sub(r"^(?:了|一份|系列|有关|多项|\d+[个项份])+", "", printed),
        "count": int(hit.match["count"]) if hit.match["count"] else None,
        "signatories": _signatories(hit) or None,
    }
    for one, other in pairs:
        yield from dealt("signed_agreement", hit, (one, other), rule, qualifiers)


def _signatories(hit: Hit) -> list[str]:
    """Who signed for the parties: named in the sentence, or in the next one."""
    following = hit.story.lines[hit.line.number + 1 : hit.line.number + 2]
    for line in (hit.line, *following):
        for other in hits(_FOR, hit.story, line):
            return [term.text for term in other.actors("n", ("Official", "Person"))]
    return []


RELATION = Relation(
    name="signed_agreement",
    read=read,
    examples=(
        "12月20日,衡阳同岳阳签署产业协同发展战略合作协议7个。",
        "市政府与恒天集团签订投资协议。",
        "市水利局、衡阳师范学院、恒天集团三方共同签署人才培养备忘录。",
        "市长何清强调,要深化合作。会谈结束,嘉宾见证,市政府与恒天集团签订投资协议。",
    ),
    against=("衡阳要与岳阳签署合作协议。", "衡阳与岳阳山水相连。", "市政府签署协议。"),
)
