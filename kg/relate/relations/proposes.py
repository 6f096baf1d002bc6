"""proposes: what deputies, members and bodies propose; the object where it is a programme or a document, else a topic."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.relation import Relation
from kg.relate.skeleton import Term
from kg.relate.story import Story

_PROPOSES = r"(?P<s><X+>)(?!的)(?:[^,。;:的]{0,10}?)(?P<v>建议|提议|提出建议|呼吁)(?!办理|的|案|书|和意见|意见|得到|工作|办公|<E>)[,:]?(?:由)?(?P<topic>[^。]*)"
_SHE_PROPOSES = r"(?:^|[,。;])(?P<s>他|她|其)(?:还)?(?P<v>建议|提议)[,:]?(?P<topic>[^。]*)"
_THINKS = r"(?P<s><P>)(?P<v>认为|坦言)[^。]*?(?P<topic>[^,。]{4,24}?)(?:迫在眉睫|刻不容缓|势在必行|很有必要)"
_RAISES = r"(?P<s><X+>)(?P<v>提出)(?:的)?(?P<topic>[^。,]{2,30}?(?:目标|建议|要求(?!,)|任务|理念|议案))"
_PREPARES = r"(?P<s>他|她|<P>)[^,。]{0,8}?(?P<v>准备|提交|提出|领衔提出)(?:了)?(?P<o>(?:<D>[、和]?)+)(?:等)?(?:议案|建议|提案)?"
# A sentence without a subject of its own goes on with the proposal before it.
_GOES_ON = r"^(?P<topic>(?:“[^”]*,)?(?P<v>)(?:要|如|积极|联合|坚持|同时|可以|应|还|建议)[^。]*)"
# A clause that only sets the stage is no measure yet: 加强顶层设计,尽快成立….
_BACKGROUND = re.compile(
    r"^(?:[^,。]{0,12},)?(?:如|要)?(?:坚持|加强|立足|围绕|强化|突出|拓展|做优|优化|注重|聚焦|着眼)[^,。]{2,16},"
)
_FIRST_MEASURE = re.compile(r"(?:尽快|可以|要|应|进一步|全市要|着力)?(?P<measure>[^,。;]{3,40})")


def read(story: Story) -> Iterator[Draft]:
    """The proposes statements of an article; who proposed once goes on in sentences without a subject.

    Args:
        story: the article.
    """
    proposers: list[Term] = []
    for line in story.lines:
        if line.headline:
            continue
        named = list(hits(_PROPOSES, story, line))
        for hit in named:
            proposers = hit.actors("s")
            yield from _measures(hit, proposers, "建议")
        for words, rule in ((_RAISES, "提出"), (_THINKS, "认为")):
            for hit in hits(words, story, line):
                yield from _with_topic(hit, rule)
        for hit in [] if named else hits(_SHE_PROPOSES, story, line):
            named.append(hit)
            yield from _measures(hit, proposers or _last_person(hit), "他建议")
        if proposers and not named:
            for hit in hits(_GOES_ON, story, line):
                yield from _measures(hit, proposers, "续")
        for hit in hits(_PREPARES, story, line):
            yield from _documents(hit)


def _with_topic(hit: Hit, rule: str) -> Iterator[Draft]:
    topic = _Words(hit.match.start("topic"), hit.match.end("topic"))
    for actor in hit.actors("s"):
        yield from _draft(hit, (actor, None), topic, rule)


def _measures(hit: Hit, actors: list[Term], rule: str) -> Iterator[Draft]:
    """One statement for each programme proposed, and one with a topic alone, its first measure (decision 29)."""
    start, end = hit.match.span("topic")
    text = hit.skeleton.text
    skipped = _BACKGROUND.match(text[start:end])
    first = _FIRST_MEASURE.match(text, start + (skipped.end() if skipped else 0), end)
    programmes = [hit.skeleton.at(term.span.start) for term in hit.terms("topic", ("Programme",))]
    for actor in actors:
        for at in programmes:
            words = _Words(max(start, text.rfind(",", 0, at) + 1), at + 1)
            yield from _draft(hit, (actor, hit.skeleton.terms[at]), words, rule)
        if first and not any(at < first.end() for at in programmes):
            yield from _draft(hit, (actor, None), _Words(*first.span("measure")), rule)


def _documents(hit: Hit) -> Iterator[Draft]:
    actors = hit.actors("s") or _last_person(hit)
    for document in hit.terms("o", ("Document",)):
        topic = re.sub(r"^关于|的(?:建议|议案|提案)$", "", document.text.strip("《》"))
        for actor in actors[-1:]:
            yield from hit.draft("proposes", (actor, document), rule="准备议案", qualifiers={"topic": topic})


def _last_person(hit: Hit) -> list[Term]:
    """Whom 他 or 她 means: the person named last, in the sentence or in those before."""
    own = hit.skeleton.terms_in(0, hit.match.start(), ("Official", "Person"))
    before = (
        line.skeleton.terms_in(0, len(line.skeleton.text), ("Official", "Person"))
        for line in hit.story.before(hit.line)
    )
    return own[-1:] or next((found[-1:] for found in before if found), [])


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of a skeleton that is a topic."""

    start: int
    end: int

    def printed(self, hit: Hit) -> str:
        """The words as printed, mentions spelt out."""
        skeleton = hit.skeleton
        characters = (
            term.text if term else skeleton.text[index]
            for index, term in enumerate(skeleton.terms[self.start : self.end], self.start)
        )
        return "".join(characters).strip(",。、“”")


def _draft(hit: Hit, ends: tuple[Term, Term | None], words: _Words, rule: str) -> Iterator[Draft]:
    topic = words.printed(hit)
    if not topic:
        return
    verb = {"verb": hit.match["v"] or "建议"}
    near = hit.skeleton.text[hit.match.start() : words.start].count(",") <= 1 and hit.has("s")
    start = hit.match.start() if near else words.start
    yield from hit.draft(
        "proposes", ends, rule=rule, qualifiers={"topic": topic, **verb}, quote=(start, words.end)
    )


RELATION = Relation(
    name="proposes",
    read=read,
    examples=(
        "市人大代表欧阳铭富建议,恢复开通东洲岛渡船。",
        "市政协委员赵丹利建议,推行“塘长制”改革。",
        "“零感染”是省委、省政府提出的战略目标。",
        "市人大代表欧阳铭富建议修路。欧阳铭富准备了《关于修路的建议》等议案。",
    ),
    against=("市人大代表欧阳铭富的建议得到办理。", "市人大代表建议办理工作会议召开。"),
)
