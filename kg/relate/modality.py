"""Whether a clause states a fact, a plan, a denial, or only what ought to be (guidelines 23 and 24)."""

import re

_CLAUSE = re.compile(r"[,;。!?:…]")
# 将 before an object that the verb does something to is no plan: 将38项权限下放雁峰区.
_DISPOSES = (
    r"(?=\d|[\ue002\ue003\ue005-\ue008]|《|“|其|该|这|此|各|全部|所有|军|近|"
    r"[^,。]{2,16}(?:下放|交办|赋予|纳入|列为|列入|作为|移交|划归|下沉|贯穿|分解|归集|转化|融入|放在))"
)
_PLAN = re.compile(
    rf"计划(?!单列|生育)|(?<![模虚比])拟(?!定|态|真)|将(?!{_DISPOSES})|将(?=于[\ue009])|即将|下一步|准备(?!就绪|了)|力争|有望|打算|预计|明年|届时|择期"
)
_DENIAL = re.compile(
    r"(?<!从)未(?!来|成年|必|婚|雨|央)|从未|并未|没有|并无|取消|否认|不再|不属实|不实|尚未|暂停|暂未|没能"
)
_OUGHT = re.compile(
    r"(?<![重主需必只不首将都])要(?!求|素|闻|点|地|件|务|害|领|道|案)|必须|务必|应(?=当|该|进|加|在|把|以|从|尽|建|推|强|由|对)|(?<!“)希望(?!小|书|工程)|需要|力求|确保|"
    r"期待|倡议|鼓励|呼吁|号召|为了|以期|让|可以|争取|努力|奋力|建议|提议|提出(?!了?《)|要求(?=[\ue002-\ue003\ue008])|关于[^,。]{0,6}$"
)
# An 要 that opens a clause governs what follows in the sentence.
_GOVERNING_OUGHT = re.compile(
    r"(?:^|[,;:、])[^,;:、]{0,4}(?<![重主需必只不首将])(?:要(?!求|素|闻|点|地|件|务|害|领|道|案)|必须|务必)"
)
_SPEECH = re.compile(
    r"强调|(?<!按照)(?<![》)])要求(?=[,:]|各|全|大家|要)|指出|(?<!“)希望(?!小|书|工程)|倡导|号召|呼吁|勉励|建议(?!的|案|书|办理)|提议|叮嘱|嘱咐"
)
# 按照会议要求 refers to what was asked, and asks nothing.
_REFERENCE = re.compile(r"(?:按照|根据|依照|遵照|落实|贯彻|对照)[^,。;]{0,24}要求")
_PURPOSE = re.compile(
    r"为(?:了|加快|更好|进一步|推动|全面|深入|扎实|切实|贯彻|落实|促进|助力|推进)|旨在|以便"
)
_SERVED = re.compile(r"(?<![作成称认因评])为(?!抓手|总揽|引领|统领|载体|契机|期|主)")
_SERVES = re.compile(r"贡献|提供|助力|奠定|凝聚|营造|打下|夯实|注入|献策|献计|积蓄|增添|筑牢|赋能|添砖|而")


def clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a stretch of a skeleton, between commas and stops."""
    left = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    right = _CLAUSE.search(text, end)
    return left, right.start() if right else len(text)


def status_at(text: str, start: int, verb: int) -> str:
    """Whether a verb is asserted, planned or denied, by the words of its clause before it.

    Args:
        text: the skeleton's text.
        start: where the statement's words begin.
        verb: where the verb stands.
    """
    left, _ = clause_bounds(text, min(start, verb), verb)
    words = text[left:verb]
    if left and not re.search(r"[\ue000-\ue009]", words):
        # A clause that names nobody goes on with the plan or the denial of the one before.
        before, _ = clause_bounds(text, left - 1, left - 1)
        words = text[before:verb] if not words else text[before:left] + words
    if _DENIAL.search(words):
        return "denied"
    # 下一步 opens a sentence and governs all of it.
    if _PLAN.search(words) or re.match(r"下一步|今后|未来|接下来", text):
        return "planned"
    return "asserted"


def is_exhortation(text: str, start: int) -> bool:
    """Whether the words at `start` say what ought to be done: after 强调 or 要求, or behind 要, 必须, 希望 in the clause."""
    left, _ = clause_bounds(text, start, start)
    text = _REFERENCE.sub(lambda match: "□" * len(match.group()), text)
    if _OUGHT.search(text[left:start]) or _GOVERNING_OUGHT.search(text[:left]):
        return True
    return (
        _SPEECH.search(text[:left]) is not None
        or re.match(r"要|必须|希望|会议(?:强调|要求|指出)", text) is not None
    )


def urges(text: str) -> bool:
    """Whether a sentence urges or proposes something, so that one without a subject goes on with it."""
    return _SPEECH.search(_REFERENCE.sub("", text)) is not None


def opens_with_actor(text: str) -> bool:
    """Whether a sentence names who acts, or when, before its first verb has come far; or tells what has come about."""
    opens = re.match(
        r"(?:[^\ue000-\ue009,。;:]{0,6},)?[^\ue000-\ue009,。;:]{0,6}[\ue000-\ue004\ue008\ue009]", text
    )
    return opens is not None or re.match(r"据|目前|截至|如今|近年|这|此|一", text) is not None


def is_purpose(text: str, start: int) -> bool:
    """Whether the words stand in a purpose clause: 为衡阳建设国家区域重点城市贡献力量."""
    left, right = clause_bounds(text, start, start)
    if _PURPOSE.match(text[left:start]):
        return True
    return _SERVED.search(text[left:start]) is not None and _SERVES.search(text[start:right]) is not None
