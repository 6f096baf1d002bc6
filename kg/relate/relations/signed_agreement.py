"""signed_agreement: which parties signed what (签署, 签订, 签约), how many of them, and who signed for a party."""

import re
from collections.abc import Iterator

from kg.relate.actors import subject_of
from kg.relate.dealings import PARTIES, dealt
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Story

_PACT = r"(?P<what>[^,。;:、]{0,24}?(?:协议|备忘录|合同|协定|意向书))(?P<count>\d+(?=个|项|份))?"
_BETWEEN = (
    r"(?P<s><Y+>)(?:[^,。;:]{0,6}?)(?:与|同|和|跟)(?P<o><Y+>)(?:[^,。;:]{0,12}?)"
    rf"(?P<v>签署|签订|签下|达成|缔结|签约)(?:了)?{_PACT}"
)
_WITH = rf"(?:与|同|和|跟)(?P<o><Y+>)(?:[^,。;:]{{0,10}}?)(?P<v>签署|签订|签下|达成)(?:了)?{_PACT}"


def read(story: Story) -> Iterator[Draft]:
    """The statements of agreements in a story."""
    for line in story.lines:
        if line.quoted:
            continue
        told = set()
        for hit in hits(_BETWEEN, story, line):
            told.add(hit.verb)
            yield from _signed(hit, hit.actors("s", PARTIES), "甲与乙签署")
        for hit in hits(_WITH, story, line):
            if hit.verb not in told:
                subject = subject_of(story, line, hit.match.start(), PARTIES)
                yield from _signed(hit, list(subject.terms), "与乙签署")


def _signed(hit: Hit, parties: list[Term], rule: str) -> Iterator[Draft]:
    words = hit.skeleton.span(hit.match.start("what"), hit.match.end("what"))
    printed = re.sub(r"\s|[“”]", "", hit.story.page.text[words.start : words.end])
    qualifiers = {
        "agreement": re.sub(r"^(?:了|一份|系列)", "", printed),
        "count": int(hit.match["count"]) if hit.match["count"] else None,
    }
    for party in parties:
        for other in hit.actors("o", PARTIES):
            yield from dealt("signed_agreement", hit, (party, other), rule, qualifiers)


RELATION = Relation(
    name="signed_agreement",
    read=read,
    examples=(
        "12月20日,衡阳同岳阳签署产业协同发展战略合作协议7个。",
        "市政府与恒天集团签订投资协议。",
    ),
    against=("衡阳要与岳阳签署合作协议。", "衡阳与岳阳山水相连。"),
)
