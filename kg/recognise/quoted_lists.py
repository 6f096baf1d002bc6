"""Lists of quotations: which quotations stand in one, and whether the words around it tell that its members are schemes."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.names import HAN
from kg.recognise.base import Candidate

_LIST_GAP = frozenset(["", "、", "和", "与", "及", "以及", "·", "或"])
_NUMBER = r"[\d一二三四五六七八九十两]+"
_UMBRELLA = re.compile(
    rf"(?:[一]?并?(?:合并|整合|合称|统称|并称|集成|归并|打包|融合)[为成作])?等?(?:[{HAN}]{{0,4}}[\d一二三四五六七八九十两][{HAN}]?)?(?:[{HAN}]{{0,6}}(?:服务|平台|品牌|模式|工程|行动|项目|改革|窗口|热线|应用|机制|制度|创新举措)|“)"
)
# The list is told to be one of parts: 包括“…”“…”三项内容, 由“…”“…”组成的“…”平台.
_PARTS = re.compile(
    rf"等?{_NUMBER}[大个项类种][{HAN}]{{0,3}}(?:内容|功能|模块|二维码|举措|场景|子项|产品|服务|应用)|(?:共同)?(?:组成|构成|集成)的?(?=[“{HAN}])"
)
_OPENING = re.compile(
    r"(?:”[^,。“”]{0,6},?[^,。“”]{0,4}|平台,|系统,)(?:包括|包含|涵盖|囊括|内含|细分为|下设)$"
)
_NUMBERED_NAME = re.compile(rf"等?的?“{_NUMBER}[{HAN}]{{1,3}}”(?:服务|模式|机制|制度|举措|工作法)")
_CLAUSE = re.compile(r"[,。;:!?]|[的了着]|^(?:要|不|把|让|使|为)|[吗呢吧啊]$")
_MEMBER = re.compile(r"(?:办|通|码|贷|窗|站|帮|享|卡|岗|厅)$")
_LONGEST = 14


def groups(text: str, quotes: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Quotations that stand in one list, in order."""
    found: list[list[re.Match[str]]] = []
    for match in quotes:
        if found and text[found[-1][-1].end() : match.start()] in _LIST_GAP:
            found[-1].append(match)
        else:
            found.append([match])
    return found


def has_umbrella(text: str, group: Sequence[re.Match[str]]) -> bool:
    """Whether a name or a class word closes a list of two or more."""
    return len(group) > 1 and _UMBRELLA.match(text, group[-1].end()) is not None


def is_part(text: str, inner: str, group: Sequence[re.Match[str]]) -> bool:
    """Whether a quotation is one of the parts of a scheme, which the words around its list count or put together."""
    named = _NUMBERED_NAME.match(text, group[-1].end()) is not None  # “代耕”“代防”的“两代”服务
    if len(group) < 2 or not (1 if named else 2) < len(inner) <= _LONGEST or _CLAUSE.search(inner):
        return False
    if named:
        return True
    before = text[max(0, group[0].start() - 16) : group[0].start()]
    return _PARTS.match(text, group[-1].end()) is not None or _OPENING.search(before) is not None


def members(match: re.Match[str]) -> Iterator[Candidate]:
    """“网上办、容缺办、承诺办”: one programme a member where every member has the form of a scheme's name."""
    parts = re.split(r"[、·]", match["inner"])
    if len(parts) < 2 or not all(2 <= len(p) <= 6 and _MEMBER.search(p) for p in parts):
        return
    start = match.start("inner")
    for part in parts:
        yield Candidate(start, start + len(part), "Programme", "quoted-list")
        start += len(part) + 1
