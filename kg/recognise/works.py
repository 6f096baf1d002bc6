"""Documents and programmes: what stands in 《》, quoted names of schemes, designations, numbered shorthands."""

import re
from collections.abc import Iterator

from kg.knowledge.names import HAN
from kg.recognise.base import Candidate
from kg.recognise.bounds import name_start

_DOCUMENT = re.compile(r"《[^《》\n]{2,80}》")
_QUOTED = re.compile(r"“(?P<inner>[^“”\n]{1,30})”")

# Class words that complete a programme's name (decision 12 of the guidelines).
_HEAD = r"(?:专项行动|行动|工程|项目(?!签约|建设现场)|活动|规划|战略|改革|平台|服务端|服务站|服务|机制|制度|产业链|计划|模式|体系|园区|系统|打击整治|大厅|工作法|品牌|方案|攻坚战|保卫战|赛事|评选|政策|办法)"
_AFTER_QUOTE = re.compile(rf"(?P<tail>[ ]?[{HAN}]{{0,8}}?{_HEAD})")
_ACTION = re.compile(
    r"(?:推行|推进|推广|推出|力推|推动|实施|开展|打造|启动|建设|构建|落实|深化|创建|创新|发起|开辟|搭建|上线|用好用活|用好|做好|实现|践行|探索|建立|完成|运用|依托|借助|通过|聚焦|围绕|擦亮|打响|办好|抓好|守好|守牢|获|荣获|评为|入选|上榜|获评|授予|荣获了|推行了|开展了|实施了|启动了|推出了|全市|全省|全县|仅|每个|每套|套|个|件|青联)$"
)
# 建设12个“希望小屋”, 捐赠200套“希望书桌”: what is counted out is part of a scheme.
_COUNTED = re.compile(r"\d+(?:余|多)?[个套所间座处台辆]$")
_SCHEME = re.compile(
    r"(?:办|通|码|贷|卡|吧|易|站|屋|窗|链|季|年|日|课堂|工程|行动|计划|大厅|联动|平台|基地|模式|制度|机制|服务|奖|榜|市|城市|县|区|镇|村|基地|条|底线|奖补|直通车|管家|驿站|书房|小屋|客厅|云|窗口|车|长制|管家|\+[^”]*)$"
)
_NOT_SCHEME = re.compile(
    r"^(?:最后一公里|最初一公里|一号工程|断头路|深水区|直通车|金点子|五个?一|零.*|一把手|领头雁|驾驶证|牛鼻子|三公|四上|村村通|时间表.*|.{1,2}样本|.{2}故事|.{2}时间|出圈|.{1,2}力|.{1,3}式|一.{1,3}式.*)$"
)
_PREDICATE = re.compile(
    r"^(?:快接快办|揭榜挂帅|一触即发|免申即享|马上就办|应.{1}尽.{1}|能.{1}尽.{1}|.{1,2}而不.{1,2})$"
)
# How long a quotation can be and still be a name.
_LONGEST_SCHEME, _LONGEST_AWARD = 14, 24
_LIST_MARK = re.compile(r"[、·]")
_EVENT_TAIL = re.compile(
    r"[ ]?[^,。;:!?、“”\n]{0,14}?(?:座谈会|大会|会议|仪式|主题活动|论坛|博览会|推介会|洽谈会|晚会|比赛|大赛)"
)
_PLAN = re.compile(rf"(?P<level>(?<![我全])[省市县区])?“(?:十[一二三四五六]五)”(?P<tail>[{HAN}]{{0,6}}?规划)")

_DESIGNATION = re.compile(
    rf"(?P<name>(?:国家级|国家|全国|中国|省域|省级)[{HAN}A-Za-z0-9]{{2,16}}?(?:百强榜|百强城市|百强市|百强县|副中心城市|示范城市|重点城市|合格城市|文明城市|卫生城市|城市(?!工作|建设|发展|规划|管理|更新|群|功能|创新|化)|示范市|先行市|安全市|示范县|先进县|示范区|先行区|示范镇|名镇|示范村|基地|示范点|市(?=[、,。]))|"
    rf"省域副中心(?!城市)|[{HAN}]{{2,8}}(?:百强城市|百强榜|百强县|百强市)|[{HAN}]{{2,6}}友好城市)"
)
_NUMBERED = re.compile(
    rf"(?:国家|全国)[{HAN}]{{2,8}}(?:评价|普查)|[一二三四五六七八九十两]大(?:攻坚战|工程|行动|会战|战役|计划)|[{HAN}]{{2,6}}三年行动(?:计划)?"
)
_SUFFIXED = re.compile(
    r"(?:产业链|联席会议制度|考评制度|报告制度|激励机制|重整机制|补偿机制|改革试点|专项行动|整治行动|提升行动|专项整治|攻坚行动|攻坚战|持久仗|电子政务外网|一体化平台|保护平台|服务平台|示范创建|环线项目|环项目|改造项目|扩建项目|建设项目|联动机制|帮扶机制|包联制度|河长制|林长制|田长制|路长制|工作台)"
)
_VAGUE = re.compile(
    r"^(?:优势|特色|重点|服务|政务|专项|建设|整治|提升|示范)*(?:产业链|平台|行动|项目|攻坚战|整治|工作台)$|"
    r"^(?:问题|工作|考核|评价|监督|服务|联动|协调|保障|激励|长效|沟通|反馈|研判|预警|应急|督查|推进|落实|排查|解决|管理|责任|协同|调度|帮扶|包联|健全|创新){1,3}(?:机制|制度)$"
)


def find_works(text: str) -> list[Candidate]:
    """Candidates of the types Document and Programme in a text folded in width.

    Args:
        text: the text.
    """
    documents = [Candidate(*m.span(), "Document", "title-mark") for m in _DOCUMENT.finditer(text)]
    programmes = [*_plans(text), *_quoted(text), *_designations(text), *_numbered(text), *_suffixed(text)]
    return [*documents, *programmes]


def _plans(text: str) -> Iterator[Candidate]:
    """市“十四五”规划; a bare “十四五” is a period and none."""
    for match in _PLAN.finditer(text):
        yield Candidate(match.start(), match.end(), "Programme", "quoted-head")


def _quoted(text: str) -> Iterator[Candidate]:
    for match in _QUOTED.finditer(text):
        inner = match["inner"]
        if _NOT_SCHEME.match(inner) or _PREDICATE.match(inner) or re.fullmatch(r"十[一二三四五六]五", inner):
            continue
        if _LIST_MARK.search(inner):
            yield from _quoted_list(match)
            continue
        tail = _AFTER_QUOTE.match(text, match.end())
        if tail and not _EVENT_TAIL.match(text, match.end()) and not _crosses(tail["tail"]):
            yield Candidate(match.start(), tail.end(), "Programme", "quoted-head")
        elif _is_scheme(text, match):
            yield Candidate(match.start("inner"), match.end("inner"), "Programme", "quoted-name")


def _crosses(tail: str) -> bool:
    """Whether the words between the quotation and its head belong to something else: “…”的成功实施项目."""
    return re.search(r"[的了在是和与及为被将已对由]|升级版|试点|等|签约|建设项目|精神|要求", tail) is not None


def _quoted_list(match: re.Match[str]) -> Iterator[Candidate]:
    """“网上办、容缺办、承诺办”: one programme a member where every member has the form of a scheme's name."""
    parts = re.split(r"[、·]", match["inner"])
    if not all(2 <= len(p) <= 6 and re.search(r"(?:办|通|码|贷|窗|站)$", p) for p in parts):
        if re.search(r"\+", match["inner"]):
            yield Candidate(match.start("inner"), match.end("inner"), "Programme", "quoted-name")
        return
    start = match.start("inner")
    for part in parts:
        yield Candidate(start, start + len(part), "Programme", "quoted-list")
        start += len(part) + 1


def _is_scheme(text: str, match: re.Match[str]) -> bool:
    """Whether a quotation without a class word names a scheme: by its own form and the verb in front."""
    inner, before = match["inner"], text[max(0, match.start() - 8) : match.start()]
    if (
        re.search(r"[,。;:!?]", inner)
        or len(inner) > (_LONGEST_AWARD if inner.endswith("奖") else _LONGEST_SCHEME)
        or re.match(r"[ ]?思想|经费|期间|交织", text[match.end() : match.end() + 3])
    ):
        return False
    if (
        re.search(r"(?:会|节|周|团|队|联盟)$", inner)
        or (len(inner) < 5 and inner.endswith("年"))
        or re.search(r"做到(?:“[^”]*”)*$", text[max(0, match.start() - 40) : match.start()])
    ):
        return False
    if len(inner) >= 3 and (_SCHEME.search(inner) or _COUNTED.search(before)):
        return True
    return (
        bool(_ACTION.search(before))
        and re.search(r"[\d一二三四五六七八九十两]", inner) is not None
        and len(inner) >= 3
    )


def _designations(text: str) -> Iterator[Candidate]:
    for match in _DESIGNATION.finditer(text):
        start, end = match.span("name")
        if not re.match(r"国家|全国|中国|省", match["name"]):
            start = max(start, name_start(text, end - 3, 10))
        if end - start > 3 and not re.search(r"[的了在是和与及为、]", text[start:end]):
            yield Candidate(start, end, "Programme", "designation")


def _numbered(text: str) -> Iterator[Candidate]:
    for match in _NUMBERED.finditer(text):
        yield Candidate(*match.span(), "Programme", "numbered")


def _suffixed(text: str) -> Iterator[Candidate]:
    """Unquoted names by their closing word; the left bound is the nearest word that no name has."""
    for match in _SUFFIXED.finditer(text):
        start = name_start(text, match.start(), 14)
        name = text[start : match.end()]
        if not _VAGUE.match(name) and start < match.start() and len(name) >= 5 and "“" not in name:
            yield Candidate(start, match.end(), "Programme", "programme-suffix")
