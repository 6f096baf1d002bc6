"""meets_with: who received whom (会见); whoever joins it meets the guests too (decision 27)."""

from collections.abc import Iterator

from kg.relate.dealings import dealt
from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_GUESTS = ("Official", "Person", "Organisation")
_RECEIVES = r"(?P<s><P+>|<A>)[^,。;:]{0,6}?(?P<v>会见|会晤|接见)(?:了)?(?:[^,。;:]{0,10}?)(?P<o><P+>|<O>)"
_JOINS = r"(?P<s><P+>(?:,<P+>)*)(?:\d+人|[一二三四五六七八九十]+人)?[^,。;:]{0,4}?(?P<v>参加会见|陪同会见|会见时在座)"


def read(story: Story) -> Iterator[Draft]:
    """The statements of receptions in a story."""
    for line in story.lines:
        if not line.quoted:
            yield from _received(story, line)
            yield from _joined(story, line)


def _received(story: Story, line: Line) -> Iterator[Draft]:
    roles = {"subject_role": "host", "object_role": "guest"}
    for hit in hits(_RECEIVES, story, line):
        for host in hit.actors("s", ("Official",)):
            for guest in hit.actors("o", _GUESTS):
                yield from dealt("meets_with", hit, (host, guest), "会见", roles)


def _joined(story: Story, line: Line) -> Iterator[Draft]:
    roles = {"subject_role": "accompanying", "object_role": "guest"}
    for hit in hits(_JOINS, story, line):
        guests = _guests(story, line)
        for person in hit.actors("s", ("Official", "Person")):
            for guest in guests:
                yield from dealt("meets_with", hit, (person, guest), "参加会见", roles)


def _guests(story: Story, line: Line) -> list[Term]:
    """Who was received in the last 会见 told before."""
    for earlier in (line, *story.before(line)):
        for hit in reversed(list(hits(_RECEIVES, story, earlier))):
            guests = hit.actors("o", _GUESTS)
            if guests:
                return guests
    return []


RELATION = Relation(
    name="meets_with",
    read=read,
    examples=(
        "市委书记周远山会见了恒天集团总经理颜甫全。",
        "9月1日上午,市长朱健会见恒天集团一行。",
        "市委书记周远山会见了恒天集团总经理颜甫全。市长朱健参加会见。",
    ),
    against=("市长朱健参加会见。", "市委书记周远山与市长朱健出席全市水利工作会议。"),
)
