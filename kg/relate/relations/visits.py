"""visits: who went where to look (考察, 调研, 走访), a list by a list (decision 32), and who went along."""

from collections.abc import Iterator

from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.reading import ACTING, Reading, examples_of, read_entry
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_VISITED = ("Place", "Agency", "Organisation", "Programme")
_WENT = r"(?:考察|调研|走访|视察|看望|慰问|现场观看|检查|督导|参观)"
_READINGS = (
    Reading(
        name="到…调研",
        relation="visits",
        words=(
            rf"(?:到|赴|来到|深入|前往|走进|在)(?P<o><Z+>[^,。;:]{{0,12}}?)(?:进行|开展|实地)*(?P<v>{_WENT})(?!了?<Z>)",
        ),
        examples=("市长何清到青石镇调研。",),
        subjects=ACTING,
        objects=_VISITED,
        dated="date",
    ),
    Reading(
        name="在…考察时",
        relation="visits",
        words=(r"(?P<s><P>)在(?P<o><L>)(?P<v>考察|调研|视察)(?:时|期间)",),
        examples=("市长何清在祁东考察时讲话。",),
        subjects=ACTING,
        objects=_VISITED,
        dated="",
        carry=False,
        deed=False,
    ),
    Reading(
        name="考察…",
        relation="visits",
        words=(r"(?P<v>考察|调研|走访|视察|看望|慰问|参观)(?:了)?(?P<o><Z+>)(?!召开|举行)",),
        examples=("汐州市政府代表团考察了市政务服务大厅。",),
        subjects=ACTING,
        objects=_VISITED,
        dated="date",
    ),
    Reading(
        name="前往…参观",
        relation="visits",
        words=(r"(?:前往|来到)(?P<o><O>)[^,。;:]{0,8}?(?P<v>现场观看|参观|考察|观摩)",),
        examples=("市水利局代表团前往恒天集团参观。",),
        subjects=ACTING,
        objects=("Organisation",),
        dated="date",
    ),
)
_COMPANY = (
    r"(?P<s><P+>(?:,<P+>)*)[^,。;:]{0,4}?(?P<v>(?:参加|陪同)(?:了)?(?:调研|考察|走访|检查|慰问|督导|视察))"
)


def read(story: Story) -> Iterator[Draft]:
    """The statements of visits in a story."""
    for line in story.lines:
        if not line.quoted:
            for reading in _READINGS:
                yield from read_entry(reading, story, line)
            yield from _company(story, line)


def _company(story: Story, line: Line) -> Iterator[Draft]:
    """Whoever 参加调研 goes where the visit told before went."""
    for hit in hits(_COMPANY, story, line):
        date = hit.event_date() or story.lead_date
        targets = _visited(story, line)
        for order, person in enumerate(hit.actors("s", ("Official",)), 1):
            for target in targets:
                qualifiers = {"date": date.value if date else None, "order": order}
                yield from hit.draft("visits", (person, target), rule="参加调研", qualifiers=qualifiers)


def _visited(story: Story, line: Line) -> list[Term]:
    """Where the last visit told before went: in the sentence itself, else in the nearest one before that tells of any."""
    for earlier in (line, *story.before(line)):
        visits = [
            hit.actors("o", each.objects)
            for each in _READINGS
            for words in each.words
            for hit in hits(words, story, earlier)
        ]
        found = {target.entity: target for targets in visits for target in targets}
        if found:
            return sorted(found.values(), key=lambda target: target.span)
    return []


RELATION = Relation(
    name="visits",
    read=read,
    examples=(*examples_of(_READINGS), "9月1日,市委书记秦国文到恒天集团调研。市长朱健参加调研。"),
    against=("要到白果镇调研。", "市长何清参加调研。"),
)
