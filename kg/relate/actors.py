"""Who acts: the subject of a clause, carried over from the clause, the sentence or the paragraph before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from kg.relate.modality import clause_bounds
from kg.relate.skeleton import Skeleton, Term, pattern
from kg.relate.story import Line, Story

ACTORS = ("Official", "Person", "Agency", "Organisation", "Place")
PARTIES = ("Agency", "Organisation", "Place")
_LEAD_IN = (
    r"(?:^|[,;。:!?…])(?:本报讯|“|●|▲|■|◆|○)?(?:[^,。;:、]{0,8}?<N>(?:上午|下午|晚|晚上|傍晚|凌晨|清晨)?(?:以来|来|起|底|末|初|前|后)?,?)?"
    r"(?:目前|随后|同时|此外|其中|日前|近日|近期|最近|当天|当日|同日|会上|会前|会后|会议期间|为此|据了解|据悉|据介绍|近年来|今年以来|下一步|接下来|去年以来|签约后|签约前|期间|"
    r"在此基础上|在<L>期间|此前|不久前|如今|而|但|另外|截至目前|连日来|与此同时|对此|于是|由此|眼下|前不久|仪式上|活动中|活动现场|仪式现场|座谈会上|启动仪式上|签约仪式上)?,?(?:今年|去年|由|就连|经过努力,)?"
)
_CLAUSE_SUBJECT = (
    rf"(?:{_LEAD_IN}|引起(?=<A>(?:的)?(?:高度)?重视))"
    r"(?P<s><X,>)(?!夫人|的(?!高度?重视|重视)|[、”/]|<G>|<E>|<D>|(?:相关|有关|主要)?负责人)"
)
# A list may go on with a name that is not known, if it ends as a subject does: 高新区、城发投代表团.
_SUBJECT_IN_CLAUSE = r"(?P<s><X,>)(?!的|夫人|、(?![\u3400-\u9fff]{2,6}(?:代表团|考察团|一行)))"
# A body behind one of these is no subject of what follows.
_NOT_SUBJECT = re.compile(
    r"(?:[对向与同为给从于被据按在到赴、]|联合|会同|携手|协同|组织|动员|带领|指导|邀请|督促|依托|围绕|结合|全国|深入|来到|走进|前往|帮助|支持|推动|助推|助力|促进|引领|服务|面向|通过|以及|获|得到|经|率|率领|(?:带领|率领|组织|引导|陪同|慰问|看望)[\u3400-\u9fff]{1,4})$"
)
# 助力衡阳建设…: the one who is helped acts, which nobody says has happened.
_HELPED = re.compile(r"(?:帮助|支持|推动|助推|助力|促进|服务)$")
# Whoever has no name acts all the same, and nobody who was named before.
_UNNAMED = re.compile(
    r"(?:[据目同][\u3400-\u9fff]{1,2},)?(?:各?(?:上级|有关|相关|主管|职能|涉事)[\u3400-\u9fff]{0,2}(?:部门|单位)|"
    r"[\u3400-\u9fff]{0,4}?(?:机关|法院|检察院|警方|民警|干警|企业|公司|学校|村民|居民|市民|群众|专家|记者|业主|志愿者|老师|教师|医生|干部|(?:执法|工作|监管|检查|施工|技术)人员|员工|职工|商户|商家|农户|网友)们?)"
    r"(?=[^,。;:的、]*$)(?!负责人)"
)
_BOTH = re.compile(
    r"(?:[^,。;:<]{2,4},)?(?:[校政银企地]{2})?(?:双方|两地|两市|两县|两区|两镇|两村|三方|各方)(?!面)"
)
_PAIR = r"<Y>(?:与|同|和|、)(?:<Y>(?:、|和)?)+"
# How many sentences back 双方 may have been named.
_NEAR = 3
# Whoever only says what follows is not who does it.
_SAYS = re.compile(
    r"(?:还|也|又)?(?:说|介绍|表示|告诉|坦言|认为|指出|强调|要求|透露|回忆|感慨|建议|提出|希望|称|回应|解释|算)"
)
# 会议对…开展评议 is what the body does whose session it is.
_SESSION = re.compile(r"(?:会上|会议|大会|本次会议|此次会议)(?!由|在|上|强调|指出|要求|现场)")
_ORGAN = re.compile(
    r"(?P<place>.+?[省市县区州旗盟镇乡])(?:第?[一二三四五六七八九十]+届)?(?P<organ>人大常委会|政协常委会|政协|政府党组|政府|委常委会|委)"
)
# But whoever is named with one of these acts too.
_TOGETHER = r"(?:(?:联合|会同|携手|协同|联手|率|率领)(?P<s><Y+>)(?!的)|[与和同](?P<t><Y+>)(?:一道|一起|共同|联合|携手))"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts, and where that is said: "" in the clause itself, else before it, or by the paper's place alone."""

    terms: tuple[Term, ...]
    where: str = ""


NOBODY = Subject(())


def named_in(skeleton: Skeleton, start: int, end: int, types: Sequence[str] = ACTORS) -> list[Term]:
    """The actors between two positions: persons, and bodies that are not merely part of a person's title.

    市委书记秦国文 names a person; 市委、市政府 names two bodies.
    """
    terms = skeleton.terms
    found = []
    for index in range(start, end):
        term = terms[index]
        if term is None or term.type not in types:
            continue
        if term.type in PARTIES and (_belongs_to_title(terms, index) or _is_outer(terms, index)):
            continue
        found.append(term)
    return found


def _is_outer(terms: Sequence[Term | None], index: int) -> bool:
    """Whether a place only says where the next one is: 衡山县 in 衡山县白果镇岳北村."""
    place, inner = terms[index], terms[index + 1] if index + 1 < len(terms) else None
    if place is None or inner is None or (place.type, inner.type) != ("Place", "Place"):
        return False
    return place.span.end == inner.span.start


def _belongs_to_title(terms: Sequence[Term | None], index: int) -> bool:
    """Whether a body only says of what the person behind it is something: 衡阳市委书记秦国文.

    Without a person the body acts through its unnamed members or leaders (decision 22): 市青联委员们.
    """
    posts = 0
    for position, term in enumerate(terms[index + 1 :], index + 1):
        if term is None:
            # A comma of a list of posts: 市委副书记、市长.
            following = terms[position + 1] if position + 1 < len(terms) else None
            if not posts or following is None or following.type not in ("Post", *PARTIES):
                return False
        elif term.type in ("Official", "Person"):
            return posts > 0
        elif term.type == "Post":
            posts += 1
        elif term.type not in PARTIES:
            return False
    return False


def subject_of(
    story: Story,
    line: Line,
    position: int,
    types: Sequence[str] = ACTORS,
    *,
    carry: bool = True,
    home: bool = False,
) -> Subject:
    """The actors that are the subject of a verb.

    Args:
        story: the article.
        line: its sentence.
        position: where the verb stands in the sentence's skeleton.
        types: what can be the subject.
        carry: whether the subject may be taken over from the sentences before.
        home: whether it is the paper's place where nothing else tells it, as 全市 goes without saying.

    Returns:
        The subject of the clause; else of the clauses before it in the sentence; else, if `carry`, of the sentences
        before; at last, if `home`, the paper's place. Nobody where none can be told, or one without a name acts.
    """
    told = _in_sentence(story, line, position, types)
    if told is not None:
        return told
    if not carry or line.headline:
        return NOBODY
    ours = Subject((story.home,), "home") if home and story.home is not None else NOBODY
    return _carried(story, line, types) or ours


def _in_sentence(story: Story, line: Line, position: int, types: Sequence[str]) -> Subject | None:
    """The subject that the sentence itself gives a verb, nobody if it is one without a name; None if it gives none."""
    skeleton = line.skeleton
    left, _ = clause_bounds(skeleton.text, position, position)
    own = _last_actor(skeleton, left, position, types)
    if own is not None:
        return Subject(own)
    if _UNNAMED.match(skeleton.text, left, position):
        return NOBODY
    if _BOTH.match(skeleton.text, left, position):
        return Subject(_both(story, line, left, types), "sentence before")
    if _SESSION.match(skeleton.text, left):
        organ = _holder(story, skeleton.spans[left].start)
        return Subject((organ,)) if organ is not None and organ.type in types else NOBODY
    before = _clause_subject(skeleton, 0, position, types)
    return Subject(before, "clause before") if before is not None else None


def _both(story: Story, line: Line, left: int, types: Sequence[str]) -> tuple[Term, ...]:
    """Who 双方 are: the last two that were named with each other, in the sentence or shortly before it."""
    for near in (line, *islice(story.before(line), _NEAR)):
        end = left if near is line else len(near.skeleton.text)
        for match in reversed(list(pattern(_PAIR).finditer(near.skeleton.text, 0, end))):
            found = named_in(near.skeleton, *match.span(), types)
            if len(found) > 1:
                return tuple(found)
    return ()


def _carried(story: Story, line: Line, types: Sequence[str]) -> Subject | None:
    """The subject that the sentences before leave."""
    for earlier in story.before(line):
        if earlier.headline or earlier.quoted:
            continue
        found = _clause_subject(earlier.skeleton, 0, len(earlier.skeleton.text), types)
        if found:
            return Subject(found, "sentence before")
    return None


def _holder(story: Story, position: int) -> Term | None:
    """The body whose session is going on: 衡阳市人大常委会 of 衡阳市十六届人大常委会第九次会议."""
    held = story.event_at(position)
    event = story.entities.get(held.term.entity or "") if held else None
    named = _ORGAN.match(event.name) if event else None
    if held is None or named is None:
        return None
    organ = f"{named['place']}{named['organ']}"
    for entity in story.entities.values():
        if entity.type == "Agency" and entity.name == organ:
            return Term(held.term.span, "Agency", organ, entity.id, implied=True)
    return None


def _last_actor(skeleton: Skeleton, left: int, right: int, types: Sequence[str]) -> tuple[Term, ...] | None:
    """The last list of actors in a clause before a verb that no preposition governs; None if there is none.

    The list may reach over commas to the clauses before: 市长甲,市政协主席乙出席. Empty where somebody acts who can't
    be the subject: a person does not let the body in the clause before be given the person's award.
    """
    floor = _list_floor(skeleton.text, left)
    for match in reversed(list(pattern(_SUBJECT_IN_CLAUSE).finditer(skeleton.text, floor, right))):
        if match.end() <= left:
            break
        before = skeleton.text[floor : match.start()]
        if _HELPED.search(before):
            return ()
        if _NOT_SUBJECT.search(before) or _is_scope(skeleton, match.end()):
            continue
        found = named_in(skeleton, match.start(), match.end(), types)
        if found:
            return (*found, *_partners(skeleton, match.end(), right, types))
        if named_in(skeleton, match.start(), match.end()) and not _SAYS.match(skeleton.text, match.end()):
            return ()
    return None


def _partners(skeleton: Skeleton, left: int, right: int, types: Sequence[str]) -> list[Term]:
    """Who acts together with the subject: 市水利局联合市教育局推出."""
    match = pattern(_TOGETHER).search(skeleton.text, left, right)
    return named_in(skeleton, *match.span("s" if match["s"] else "t"), types) if match else []


def _list_floor(text: str, left: int) -> int:
    """Where a list of names may begin that ends in the clause at `left`: clauses that are nothing but names go with it."""
    floor = left
    while floor > 0:
        before, _ = clause_bounds(text, floor - 1, floor - 1)
        if text[floor - 1] != "," or not pattern(r"(?:[^,。;:<]{0,8}<N>[上下]?午?)?<X+>").fullmatch(
            text, before, floor - 1
        ):
            break
        floor = before
    return floor


def _clause_subject(
    skeleton: Skeleton, left: int, right: int, types: Sequence[str]
) -> tuple[Term, ...] | None:
    """The actors that open the last clause of a stretch that opens with any; None if none does."""
    for match in reversed(list(pattern(_CLAUSE_SUBJECT).finditer(skeleton.text, left, right))):
        found = named_in(skeleton, match.start("s"), match.end("s"), types)
        if found and not _is_scope(skeleton, match.end()):
            _, end = clause_bounds(skeleton.text, match.start("s"), match.end())
            return (*found, *_partners(skeleton, match.end(), min(end, right), types))
    return None


def _is_scope(skeleton: Skeleton, end: int) -> bool:
    """Whether a place only says among whom something is the first: 全省率先, 全市首家."""
    term = skeleton.terms[end - 1]
    return (
        term is not None
        and term.implied
        and re.match(r"率先|首|第一|领先|前列|唯一", skeleton.text[end : end + 2]) is not None
    )
