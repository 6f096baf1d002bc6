"""proposes: what deputies, members and bodies propose; the object where it is a programme or a document, else a topic."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.knowledge.agencies import PARTIES
from kg.relate.actors import subject_of
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.relation import Relation
from kg.relate.skeleton import SYMBOLS, Term, pattern
from kg.relate.story import Line, Story

_PROPOSERS = ("Official", "Agency", "Organisation", "Place")
_NO_NOUN = r"(?!办理|的|案|书|和意见|意见|得到|工作|办公|<E>|等|、|座谈)"
_VERB = r"(?:进一步建议|(?<!意见)(?<!问题)建议|提议|呼吁|主张|倡议)"
_PROPOSES = (
    rf"(?P<s><X+>)(?!的)(?:[^,。;:的]{{0,10}}?)(?P<v>提出建议|{_VERB}){_NO_NOUN}[,:]?(?P<topic>[^。]*)"
)
_GOES_TO_PROPOSE = rf"(?:^|[,。;:“])(?P<who>他|她|其|我们|我)?(?:还|也|同时|则|又)?(?P<v>{_VERB}){_NO_NOUN}[,:]?(?P<topic>[^。]*)"
_GOES_ON_TO_RAISE = (
    r"(?:^|[,。;:“])(?P<who>他|她|其|我们|我)(?:还|也|同时|则|又)?(?P<v>提出)[,:](?P<topic>[^。]*)"
)
_IN_THE_MIDDLE = r"(?:^|[,。;:“])(?P<topic>[^,。;:<]{2,8}(?P<v>建议)(?:由|从|按)[^。]*)"
_THINKS = r"(?P<s><P>|<A>)(?P<v>认为)[,:][^。]{0,24}?(?:,)?(?:应尽快|应当|应该|应|亟需|亟待|有必要|(?<!还)要)(?P<topic>[^。]*)"
_URGENT = r"(?P<s><P>)(?P<v>认为|坦言)[^。]*?(?P<topic>[^,。]{4,24}?)(?:迫在眉睫|刻不容缓|势在必行|很有必要)"
_RAISES = r"(?P<s><X+>)[^,。;:]{0,4}?(?P<v>提出)(?:的|了)?(?P<topic>[^。,]{0,30}?(?:目标|建议(?!案)|要求(?!,)|任务|理念))(?!》)"
# “零感染”是省委提出的目标: what the aim is stands in front.
_NAMED_AIM = re.compile(r"(?P<aim>“[^“”]{2,16}”)(?:就|也|正)?是$")
# A committee or a government that sets itself an aim; a deputy who puts something forward.
_AIMS = r"(?P<s><X+>)(?:近年来?|早就|还|也|今年|去年)?(?P<v>提出)(?:了)?(?:[,:](?:要)?)?(?!的|《|<D>|要求|建议|意见|问题|异议|申请)(?P<topic>[^。;]*)"
_SUBMITS = r"(?P<s>他们|我们|他|她|我|<X+>)?(?:代表们?|委员们?)?[^,。;:《]{0,16}?(?P<v>准备|提交|递交|领衔提出|提出|备好|带来|撰写|写好|写下|起草|联名提出)(?:了|的)?(?P<o>(?:<D>[、和]?)+)(?:等)?(?:议案|建议|提案)?"
# A sentence without a subject of its own goes on with the proposal before it.
_GOES_ON = r"^(?:同时|此外|另外|其次|再次|再者|还)?,?(?P<topic>(?P<v>)(?:[^,。;:<]{0,6}?(?:要|应|可以|可|需)|如|积极|联合|坚持|鼓励|支持)[^。]*)"
# How far the quote goes back to the word that proposes, in characters of the page.
_REACH = 72
# A measure of so few characters goes on in the next clause.
_SHORT = 8
# A measure of so few is told by the next clause.
_FEW = 3
# What comes of a measure is not proposed: 形成全社会共同推进儿童友好城市建设的强大合力.
_RESULT = re.compile(r"(?:从而|进而|以)?(?:形成|营造|凝聚|汇聚|实现|助力|为)")
# A clause that only sets the stage is no measure where a concrete one follows: 加强顶层设计,尽快成立….
_BACKGROUND = re.compile(
    r"^(?:[^,。]{0,12},)?(?:如|要)?(?:坚持|加强|立足|围绕|强化|突出|拓展|做优|优化|注重|聚焦|着眼|针对|进一步)[^,。]{2,16},(?=(?:尽快|要|应)?(?:成立|建立|设立|制定|出台|开通|增设|推行|组建|开设|配备|精心设计|打造|大力发展|努力打造))"
)
_FIRST_MEASURE = re.compile(
    rf"{SYMBOLS['Place']}?(?:尽快|可以|要|应|进一步|着力|大力|积极|同时)*(?P<measure>[^,。;]{{3,48}})"
)
# 培育一批地域特征鲜明、质量水平高的农产品品牌 is, in short, 培育农产品品牌.
_SAID = r"(?P<n><P>)(?:还|也)?(?:说|表示|认为|坦言|告诉|介绍|呼吁|建议|补充|笑着说)"
_PARTY = re.compile(PARTIES)
_LONG = re.compile(r"^(?P<verb>.{2,4}?)(?:一批|一系列|一套|更多)[^,。]{6,}的(?P<noun>[^,。的]{2,12})$")


def read(story: Story) -> Iterator[Draft]:
    """The statements of proposals in a story; who proposed once goes on in sentences without a subject."""
    proposers: list[Term] = []
    for line in story.lines:
        if line.headline:
            continue
        drafts: list[Draft] = []
        for hit, actors, rule in _proposals(story, line, proposers):
            proposers = actors
            drafts += _measures(hit, actors, rule)
        if proposers and not drafts and not line.quoted and "建议" not in line.skeleton.text:
            for hit in hits(_GOES_ON, story, line):
                drafts += _measures(hit, proposers, "续")
        for hit in hits(_SUBMITS, story, line):
            submitted = list(_documents(hit, proposers))
            drafts += submitted
        yield from drafts
        yield from _raised(story, line)


def _proposals(story: Story, line: Line, before: list[Term]) -> Iterator[tuple[Hit, list[Term], str]]:
    """The proposals of a sentence, with who makes them and how they are worded; of two at one place the fuller."""
    told: set[int] = set()
    for rule, words in (
        ("建议", _PROPOSES),
        ("认为应", _THINKS),
        ("他建议", _GOES_TO_PROPOSE),
        ("他建议", _GOES_ON_TO_RAISE),
        ("…建议由", _IN_THE_MIDDLE),
    ):
        for hit in hits(words, story, line):
            actors = _proposers(hit, before)
            if actors and hit.verb not in told:
                told.add(hit.verb)
                yield hit, actors, rule


def _proposers(hit: Hit, before: list[Term]) -> list[Term]:
    """Who proposes: named with the verb, else whoever says 我, else who was named or proposed last."""
    if "s" in hit.match.groupdict():
        return hit.actors("s", _PROPOSERS)
    if "我" in (hit.match.groupdict().get("who") or ""):
        speaker = _speaker(hit)
        if speaker:
            return speaker
    last = _last_named(hit)
    if before and (not last or last[-1].entity in {each.entity for each in before}):
        return before
    return last


def _speaker(hit: Hit) -> list[Term]:
    """Who says 我: “我建议,…”某某说, in the sentence or at the head of the next."""
    following = hit.story.lines[hit.line.number : hit.line.number + 2]
    for line in following:
        for match in pattern(_SAID).finditer(line.skeleton.text):
            return line.skeleton.terms_in(*match.span("n"), ("Official",))
    return []


def _last_named(hit: Hit) -> list[Term]:
    """The official, or the committee of a democratic party, that the story named last."""
    for line in (hit.line, *hit.story.before(hit.line)):
        end = hit.match.start() if line is hit.line else len(line.skeleton.text)
        named = [
            t
            for t in line.skeleton.terms_in(0, end, ("Official", "Agency"))
            if t.type == "Official" or _PARTY.match(t.text)
        ]
        if named and not line.headline:
            return named[-1:]
    return []


def _raised(story: Story, line: Line) -> Iterator[Draft]:
    for words, rule in ((_RAISES, "提出的目标"), (_URGENT, "认为…迫在眉睫")):
        for hit in hits(words, story, line):
            topic = _Words(*hit.match.span("topic"))
            aim = _NAMED_AIM.search(line.skeleton.text, 0, hit.match.start())
            for actor in hit.actors("s", _PROPOSERS):
                for draft in _draft(hit, (actor, None), topic, rule):
                    named = {"topic": f"{aim['aim']}的{draft.qualifiers['topic']}"} if aim else {}
                    yield replace(draft, qualifiers={**draft.qualifiers, **named})
    if line.headline or line.quoted:
        return
    for hit in hits(_AIMS, story, line):
        if not re.search(r"目标|理念|任务", hit.match["topic"][:24]) or "," in hit.match[0][:12]:
            yield from _measures(
                hit, [each for each in hit.actors("s", _PROPOSERS) if _aims(story, each)], "提出"
            )


def _aims(story: Story, actor: Term) -> bool:
    """Whether somebody puts forward aims of their own: a committee, a government, a town, a deputy; not an office."""
    entity = story.entities.get(actor.entity or "")
    return entity is not None and (
        entity.type in ("Official", "Place") or entity.kind in ("party", "government", "congress")
    )


def _measures(hit: Hit, actors: Sequence[Term], rule: str) -> Iterator[Draft]:
    """One statement for each programme proposed, and one with a topic alone, its first measure (decision 29)."""
    start, end = hit.match.span("topic")
    text = hit.skeleton.text
    skipped = _BACKGROUND.match(text[start:end])
    first = _FIRST_MEASURE.match(text, start + (skipped.end() if skipped else 0), end)
    proposed = [hit.skeleton.at(t.span.start) for t in hit.terms("topic", ("Programme", "Document"))]
    proposed = [at for at in proposed if not _RESULT.match(text, text.rfind(",", 0, at) + 1)]
    for actor in actors:
        for at in proposed:
            close = re.compile(r"[,。;]|$").search(text, at, end)
            words = _Words(max(start, text.rfind(",", 0, at) + 1), at + 1, close.start() if close else at + 1)
            yield from _draft(hit, (actor, hit.skeleton.terms[at]), words, rule)
        if first and not any(at < first.end() for at in proposed) and not (proposed and rule == "续"):
            words = _with_next(text, _Words(*first.span("measure")), end)
            yield from _draft(hit, (actor, None), replace(words, close=_close(text, words, end)), rule)


def _with_next(text: str, words: "_Words", end: int) -> "_Words":
    """要强集聚,建设高品质新型大城市: a measure of a few characters is one with the clause behind it."""
    if words.end - words.start > _FEW or text[words.end : words.end + 1] != ",":
        return words
    following = re.compile(r"[,。;]|$").search(text, words.end + 1, end)
    return replace(words, end=following.start() if following else words.end)


def _close(text: str, words: "_Words", end: int) -> int:
    """Where the quote of a topic ends: a short measure is quoted with the clause that goes on with it."""
    if words.end - words.start > _SHORT or text[words.end : words.end + 1] != ",":
        return words.end
    following = re.compile(r"[,。;]|$").search(text, words.end + 1, end)
    return following.start() if following else words.end


def _documents(hit: Hit, proposers: list[Term]) -> Iterator[Draft]:
    actors = hit.actors("s", _PROPOSERS) if hit.has("s") else []
    if not actors and not hit.has("s"):
        actors = list(subject_of(hit.story, hit.line, hit.verb, _PROPOSERS[:3], carry=False).terms)
    if not actors and (hit.has("s") or proposers):
        actors = _last_named(hit) or proposers
    for document in hit.terms("o", ("Document",)):
        topic = re.sub(r"^关于|的(?:建议|议案|提案)$", "", document.text.strip("《》"))
        for actor in actors[-1:] if re.search(r"建议|议案|提案", document.text + hit.match[0]) else ():
            yield from hit.draft("proposes", (actor, document), rule="提交议案", qualifiers={"topic": topic})


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of a skeleton that is a topic; the clause goes on to `close`, if that is not its end."""

    start: int
    end: int
    close: int = 0

    def printed(self, hit: Hit) -> str:
        """The words as printed, mentions spelt out; of a long object the head alone."""
        page = hit.story.page.text
        characters = (page[span.start : span.end] for span in hit.skeleton.spans[self.start : self.end])
        words = re.sub(r"\s", "", "".join(characters)).replace("，", ",").strip(",。、")
        return _LONG.sub(r"\g<verb>\g<noun>", _without_stray_marks(words))


def _without_stray_marks(words: str) -> str:
    """A topic without quotation marks at its ends that have no partner in it, or that only hold it together.

    >>> _without_stray_marks("修路”"), _without_stray_marks("“修路”"), _without_stray_marks("“三年翻番”的目标")
    ('修路', '修路', '“三年翻番”的目标')
    """
    if re.fullmatch(r"“[^“”]*”", words):
        return words[1:-1]
    opened, closed = words.count("“"), words.count("”")
    if closed > opened:
        words = words.removesuffix("”")
    elif opened > closed:
        words = words.removeprefix("“") if words.startswith("“") else f"{words}”"
    return words


def _draft(hit: Hit, ends: tuple[Term, Term | None], words: _Words, rule: str) -> Iterator[Draft]:
    topic = words.printed(hit)
    if not topic:
        return
    verb = {"verb": hit.match["v"] or "建议"}
    opening = min(hit.match.start("s") if hit.has("s") else hit.verb, words.start)
    end = max(words.end, words.close)
    whole = hit.skeleton.span(opening, end)
    start = opening if hit.match["v"] and whole.end - whole.start <= _REACH else words.start
    date = hit.story.day_of_report(hit.line) if hit.story.held else None
    qualifiers = {"topic": topic, "date": date, **verb}
    yield from hit.draft(
        "proposes", ends, rule=rule, qualifiers=qualifiers, quote=(start, end), status="asserted"
    )


RELATION = Relation(
    name="proposes",
    read=read,
    examples=(
        "市人大代表欧阳铭富建议,恢复开通东洲岛渡船。",
        "市政协委员赵丹利建议,推行“塘长制”改革。",
        "“零感染”是省委、省政府提出的战略目标。",
        "市人大代表欧阳铭富建议修路。欧阳铭富准备了《关于修路的建议》等议案。",
        "省委提出,用三年时间基本消除县城内涝。",
    ),
    against=("市人大代表欧阳铭富的建议得到办理。", "市人大代表建议办理工作会议召开。"),
)
