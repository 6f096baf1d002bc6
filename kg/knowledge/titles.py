"""Titles of posts: the lexicon, its modifiers, and which body a bare title implies."""

import re
from functools import cache

from kg.knowledge.words import any_of

_MODIFIER = r"(?:常务副|第一副|副|代理|代|原|前|拟任|候任|执行|名誉|荣誉|永远|高级|首席|专职|兼职|挂职|候补|轮值|第一)"

# A title alone names its body: 市长 is of the 市政府.
IMPLIED_BODY = {
    "省长": ("省", "政府"),
    "市长": ("市", "政府"),
    "县长": ("县", "政府"),
    "区长": ("区", "政府"),
    "州长": ("州", "政府"),
    "旗长": ("旗", "政府"),
    "盟长": ("盟", "行署"),
    "镇长": ("镇", "政府"),
    "乡长": ("乡", "政府"),
}


@cache
def title_pattern() -> str:
    """A regular expression for one title with its modifiers: 副书记, 代县长, 常务副市长."""
    return rf"(?:{_MODIFIER}{{0,2}}(?:{any_of('titles')}))"


def core_title(title: str) -> str:
    """The title without its modifiers.

    >>> core_title("常务副市长"), core_title("代县长"), core_title("副主席")
    ('市长', '县长', '主席')
    """
    return re.sub(rf"^{_MODIFIER}{{1,2}}", "", title)


def tenure_kind(title: str) -> str:
    """Which kind of tenure a printed title speaks of: acting (代), former (原, 前) or regular."""
    if re.match(r"代(?:理)?(?!表)", title):
        return "acting"
    return "former" if re.match(r"原|前(?!任)", title) else "regular"
