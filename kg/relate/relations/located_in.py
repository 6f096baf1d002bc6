"""located_in: where something lies or is held, by a chain of place names or in so many words (decision 30)."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.model import Entity, Span
from kg.relate.draft import Draft
from kg.relate.reading import EVENT, Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_READINGS = (
    Reading(
        name="…在…举行",
        relation="located_in",
        words=(
            r"(?P<s><E>)[^。;]{0,16}?在(?P<o><L>|<O>|<A>)(?:[^,。;]{0,6})?(?P<v>举行|召开|举办|开幕|启动)",
        ),
        examples=("“青年护河”行动启动仪式在祁东县举行。",),
        subjects=EVENT,
        objects=("Place", "Organisation", "Agency"),
        dated="",
        carry=False,
        deed=False,
    ),
    Reading(
        name="在…举办…",
        relation="located_in",
        words=(r"在(?P<o><L>+|<O>|<A>)(?P<v>举办|召开|举行|开展)(?:了)?(?:[^,。;:]{0,4}?)(?P<s><E>)",),
        examples=("市水利局在白果镇举办节水技能比武。",),
        subjects=EVENT,
        objects=("Place", "Organisation", "Agency"),
        dated="",
        carry=False,
        deed=False,
    ),
    Reading(
        name="位于",
        relation="located_in",
        words=(r"(?P<s><O>|<A>|<G>)(?P<v>位于|坐落于|地处|落户|落地)(?P<o><L>+)",),
        examples=("“智泵”项目落地衡山县白果镇。",),
        subjects=("Organisation", "Agency", "Programme"),
        objects=("Place",),
        dated="",
        carry=False,
        deed=False,
    ),
    Reading(
        name="有",
        relation="located_in",
        words=(r"(?P<o><L>)(?:[东南西北中]段|境内|辖区)?(?P<v>有)(?P<s><O>)",),
        examples=("清泉北路中段有水利职业学院。",),
        subjects=("Organisation",),
        objects=("Place",),
        dated="",
        carry=False,
        deed=False,
    ),
)
_from_table = from_table(_READINGS)


def read(story: Story) -> Iterator[Draft]:
    """The statements of place in a story."""
    for line in story.lines:
        yield from _chains(story, line)
    yield from _from_table(story)


def _chains(story: Story, line: Line) -> Iterator[Draft]:
    """岳北村 lies in 白果镇, and 白果镇 in 衡山县, where the three stand one behind the other."""
    for outer, inner in pairwise(line.skeleton.terms):
        if outer is not None and inner is not None and _is_link(outer, inner, story.entities):
            span = Span(outer.span.start, inner.span.end)
            yield Draft(
                "located_in",
                str(inner.entity),
                str(outer.entity),
                span,
                story.article.id,
                line.index,
                "地名相接",
            )


def _is_link(outer: Term, inner: Term, entities: Mapping[str, Entity]) -> bool:
    """Whether two terms are neighbouring places, and the table does not know better."""
    if (
        (outer.type, inner.type) != ("Place", "Place")
        or outer.implied
        or not outer.entity
        or not inner.entity
    ):
        return False
    above, below = entities[outer.entity].place, entities[inner.entity].place
    known_apart = above is not None and below is not None and not below.startswith(above.rstrip("0"))
    return outer.span.end == inner.span.start and not known_apart


RELATION = Relation(
    name="located_in",
    read=read,
    examples=(*examples_of(_READINGS), "衡山县白果镇岳北村变了样。"),
    against=("祁东县归阳镇中心学校很热闹。", "衡阳、岳阳两地相距不远。"),
)
