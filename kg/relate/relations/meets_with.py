"""meets_with: who received whom (会见); whoever joins it meets the guests too (decision 27)."""

from collections.abc import Iterator

from kg.relate.actors import subject_of
from kg.relate.dealings import dealt
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_GUESTS = ("Official", "Person", "Organisation")
_MEETS = r"(?:亲切会见|集体会见|会见|会晤|接见)"
_GUEST = r"(?:[^,。;:]{0,14}?)(?P<o><P*>|<O*>(?!客人|负责人|代表|领导|企业家))"
_RECEIVES = (
    rf"(?P<s><P+>|<A>)[^,。;:]{{0,6}}?(?P<v>{_MEETS})(?:了)?{_GUEST}",
    r"(?P<s><P+>)(?:一行)?(?:与|同|和)(?P<o><P+>)(?:一行)?[^,。;:]{0,8}?(?P<v>会谈)",
)
_CAME_FIRST = rf"(?P<o><P+>|<O+>)(?:一行|[^,。;:<]{{0,6}})?(?:来访|到访|来<L>?(?:考察|访问|洽谈|调研)|(?:在|到)<L>(?:考察|访问|洽谈))[^,。;:]{{0,8}},(?P<s><P+>)(?:热情|亲切|分别)?(?P<v>{_MEETS})(?=[,。;]|$|时)"
_GOES_ON = rf"(?:^|[,;])(?:并|还|随后|会前|会后)?(?P<v>{_MEETS})(?:了)?{_GUEST}"
_JOINS = r"(?P<s><P,>)(?:\d+人|[一二三四五六七八九十]+人)?[^,。;:]{0,4}?(?P<v>参加会见|陪同会见|会见时在座|参加会谈|参加上述活动会见)"


def read(story: Story) -> Iterator[Draft]:
    """The statements of receptions in a story."""
    for line in story.lines:
        if not line.quoted:
            yield from _received(story, line)
            yield from _joined(story, line)


def _received(story: Story, line: Line) -> Iterator[Draft]:
    roles = {"subject_role": "host", "object_role": "guest"}
    for hit, hosts in _receptions(story, line):
        for host in hosts:
            for guest in hit.actors("o", _GUESTS):
                yield from dealt("meets_with", hit, (host, guest), hit.match["v"][-2:], roles)


def _receptions(story: Story, line: Line) -> Iterator[tuple[Hit, list[Term]]]:
    """The places where somebody receives guests, and the hosts."""
    for words in (*_RECEIVES, _CAME_FIRST):
        for hit in hits(words, story, line):
            yield hit, hit.actors("s", ("Official",))
    for hit in hits(_GOES_ON, story, line):
        yield hit, list(subject_of(story, line, hit.verb, ("Official",), carry=False).terms)


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
        for hit, hosts in reversed(list(_receptions(story, earlier))):
            guests = hit.actors("o", _GUESTS)
            if guests and hosts:
                return guests
    return []


RELATION = Relation(
    name="meets_with",
    read=read,
    examples=(
        "市委书记周远山会见了恒天集团总经理颜甫全。",
        "9月1日上午,市长朱健会见恒天集团一行。",
        "市委书记周远山会见了恒天集团总经理颜甫全。市长朱健参加会见。",
        "恒天集团总经理颜甫全来访,市长朱健会见。",
    ),
    against=("市长朱健参加会见。", "市委书记周远山与市长朱健出席全市水利工作会议。"),
)
