"""Company on a visit: whoever 参加调研 goes where the visit told before went, as whoever 参加会见 meets the guest."""

from collections.abc import Iterator

from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story
from kg.relate.table import READINGS

_COMPANY = (
    r"(?P<s><P+>(?:,<P+>)*)[^,。;:]{0,4}?(?P<v>(?:参加|陪同)(?:了)?(?:调研|考察|走访|检查|慰问|督导|视察))"
)
_VISITS = tuple(reading for reading in READINGS if reading.relation == "visits")


def read_company(story: Story, line: Line) -> Iterator[Draft]:
    """The visits of those who went along.

    Args:
        story: the article.
        line: one of its sentences.
    """
    if line.quoted:
        return
    for hit in hits(_COMPANY, story, line):
        date = hit.event_date() or story.lead_date
        targets = _visited(story, line)
        for order, person in enumerate(hit.actors("s", ("Official",)), 1):
            for target in targets:
                qualifiers = {"date": date.value if date else None, "order": order}
                yield from hit.draft("visits", (person, target), 0.8, qualifiers)


def _visited(story: Story, line: Line) -> list[Term]:
    """Where the last visit told before went: in the sentence itself, else in the nearest one before that tells of any."""
    for earlier in (line, *story.before(line)):
        visits = [
            hit.actors("o", each.objects) for each in _VISITS for hit in hits(each.words, story, earlier)
        ]
        found = {target.entity: target for targets in visits for target in targets}
        if found:
            return sorted(found.values(), key=lambda target: target.span)
    return []
