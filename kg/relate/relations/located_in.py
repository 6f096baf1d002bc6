"""located_in: where something lies or is held, by a chain of place names or in so many words (decision 30)."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from kg.model import Entity, Span
from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.programmes import last_programme
from kg.relate.reading import EVENT, Reading, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

_HELD = r"(?:举行|召开|举办|开幕|闭幕|启动|开市|开赛|开班|开讲|开馆|开营|落下帷幕|拉开帷幕|拉开大幕|落幕|收官|上演|进行|亮相|启幕|鸣枪)"
_HOLDS = r"(?:主持召开|联合举办|联合召开|共同举办|组织开展|举办|召开|举行|组织|开展|启动)"
_SITE = r"(?P<o><L>+|<O>|<A>)"
_LIES = r"(?:位于|坐落于|坐落在|地处|落户于|落户在|落户|落地于|落地|选址于|选址|落子|扎根)"
_BUILT = r"(?:破土动工|开工建设|开工|动工|奠基|投产|竣工|落成|落地|落户|揭牌|启用|投用|开建)"
_ADVERBS = r"(?:目前|近日|日前|当天|正式|已经|已|成功|顺利|最终|就|也|将|现|<N>|上午|下午|举行仪式|集中)*"
_HOSTS = ("Place", "Organisation", "Agency")
_THINGS = ("Organisation", "Agency", "Programme", "Place")


def _of_events(name: str, words: str, example: str) -> Reading:
    return Reading(
        name=name, relation="located_in", words=(words,), examples=(example,), subjects=EVENT, objects=_HOSTS,
        dated="", carry=False, deed=False,
    )  # fmt: skip


def _of_things(name: str, words: str, example: str) -> Reading:
    return Reading(
        name=name, relation="located_in", words=(words,), examples=(example,), subjects=_THINGS,
        objects=("Place",), dated="", carry=False, deed=False,
    )  # fmt: skip


# 位于黄河上游 says beside what, and not in what.
_NOT_BY = r"(?![上中下]游|流域|[东南西北]{1,2}[岸麓侧])"

_READINGS = (
    _of_events("…在…举行", rf"(?P<s><E>)(?:(?!<E>)[^。;]){{0,28}}?(?:在|于){_SITE}(?:[^,。;]{{0,8}}?)(?P<v>{_HELD})", "“青年护河”行动启动仪式在祁东县举行。"),
    _of_events("在…举办…", rf"在{_SITE}(?:[^,。;:]{{0,6}}?)(?P<v>{_HOLDS})(?:了)?(?:[^,。;:]{{0,8}}?)(?P<s><E>)", "市水利局在白果镇举办节水技能比武。"),
    _of_events("在…，…进行", rf"在(?P<o><L>+),[^,。;:]{{0,10}}?(?P<s><E>)[^,。;]{{0,12}}?(?P<v>{_HELD})", "在衡山县白果镇,节水技能比武火热进行。"),
    _of_things("位于", rf"(?P<s><O>|<A>|<G>|<L>){_ADVERBS}(?P<v>{_LIES})(?P<o><L>+){_NOT_BY}", "“智泵”项目落地衡山县白果镇。"),
    _of_things("位于…的", r"(?P<v>位于|坐落于|坐落在|地处|落户)(?P<o><L>+)的(?P<s><O>|<A>|<G>|<L>)", "市长何清来到位于白果镇的衡阳水泵厂有限公司。"),
    _of_things("在…动工", rf"(?P<s><G>|<O>){_ADVERBS}(?:在|于)(?P<o><L>+){_ADVERBS}(?P<v>{_BUILT})", "“智泵”项目在衡山县白果镇开工。"),
    _of_things("有", r"(?P<o><L>)(?:[东南西北中]段|境内|辖区)?(?P<v>有)(?P<s><O>)", "清泉北路中段有水利职业学院。"),
)  # fmt: skip
# 项目落地白果镇: the one named before.
_THAT_ONE = r"(?:^|[,。;])(?:该|这个|这一)?(?:项目|工程|公司|企业)(?P<v>落户|落地|选址|位于|坐落于)(?:在|于)?(?P<o><L>+)"
_from_table = from_table(_READINGS)


def read(story: Story) -> Iterator[Draft]:
    """The statements of place in a story."""
    for line in story.lines:
        yield from _chains(story, line)
        for hit in hits(_THAT_ONE, story, line):
            programme = last_programme(story, line, hit.match.start(), "项目")
            if programme is None:
                continue
            for place in hit.actors("o", ("Place",)):
                yield from hit.draft("located_in", (programme, place), rule="项目落地", qualifiers={})
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
    against=("祁东县归阳镇中心学校很热闹。", "衡阳、岳阳两地相距不远。", "衡山县位于湘江中游。"),
)
