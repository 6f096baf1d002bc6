"""How a division's full name is shortened: 衡阳市 → 衡阳, 恩施土家族苗族自治州 → 恩施州, 恩施.

What no rule can tell (京, 版纳, 莫旗, and which short forms are ordinary words) stands in `data/short_names.csv`.
"""

import re
from typing import Literal, NamedTuple, TypeAlias

Level: TypeAlias = Literal["country", "province", "prefecture", "county", "township"]

# The peoples in names of autonomous divisions, longer names first where one begins another.
_PEOPLE = (
    "达斡尔|鄂温克|鄂伦春|柯尔克孜|哈萨克|维吾尔|塔吉克|蒙古|朝鲜|锡伯|土家|布依|仡佬|仫佬|毛南|哈尼|傈僳|拉祜|布朗|景颇|"
    "纳西|普米|独龙|裕固|东乡|保安|撒拉|满|回|藏|羌|彝|苗|侗|瑶|壮|黎|畲|土|傣|佤|怒|水|白|各"
)

# Some peoples are printed without 族 (伊犁哈萨克自治州); 族 alone is for places named after the people (东乡族自治县).
_AUTONOMOUS = re.compile(
    rf"^(?P<stem>.{{2,}}?)(?:(?:{_PEOPLE})族|族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔)*自治(?P<word>区|州|县|旗)$"
)

_SUFFIX = {
    "country": re.compile(r"(?!)"),
    "province": re.compile(r"(?:省|市|特别行政区)$"),
    "prefecture": re.compile(r"(?:市|地区|盟)$"),
    # 土默特左旗 is not called 土默特左.
    "county": re.compile(r"(?:县|市|(?<![左右前中后])旗|(?<=..)[新林矿特]区|区)$"),
    "township": re.compile(r"(?!)"),
}


# The level that a name's last word tells, the longer word first; 州 alone is a short form already.
_CLOSING: tuple[tuple[str, Level], ...] = (
    ("自治区", "province"),
    ("省", "province"),
    ("州", "prefecture"),
    ("盟", "prefecture"),
    ("市", "prefecture"),
    ("县", "county"),
    ("区", "county"),
    ("旗", "county"),
)


class ShortForms(NamedTuple):
    """The shorter forms of one name; either is None where the name has no such form.

    contracted: keeps the word for the level (恩施州, 长阳县), so that it is as safe to find as the full name.
    bare: the name alone (恩施, 衡阳), two characters or more.
    """

    contracted: str | None
    bare: str | None


def short_forms(name: str, level: Level) -> ShortForms:
    """The shorter forms of a division's full name, by rule.

    >>> short_forms("湘西土家族苗族自治州", "prefecture")
    ShortForms(contracted='湘西州', bare='湘西')
    >>> short_forms("衡阳市", "prefecture")
    ShortForms(contracted=None, bare='衡阳')
    >>> short_forms("蓝山瑶族乡", "township")
    ShortForms(contracted='蓝山乡', bare=None)
    """
    if level == "township":
        plain = re.sub(rf"(?<=..)(?:(?:{_PEOPLE})族)+乡$", "乡", name)
        return ShortForms(plain if plain != name else None, None)
    if autonomous := _AUTONOMOUS.match(name):
        stem, word = autonomous["stem"], autonomous["word"]
        return ShortForms(None if word == "区" else stem + word, stem)
    stem = _SUFFIX[level].sub("", name)
    return ShortForms(None, stem if 2 <= len(stem) < len(name) else None)


def short_names_of(name: str) -> tuple[str, ...]:
    """The shorter forms of a division that no table may know, its level told by its last word; () if there is none.

    >>> short_names_of("霁川市"), short_names_of("云泮彝族自治县"), short_names_of("雁汀镇")
    (('霁川',), ('云泮县', '云泮'), ())
    """
    level = next((level for closing, level in _CLOSING if name.endswith(closing)), None)
    if level is None:
        return ()
    return tuple(form for form in short_forms(name, level) if form is not None)


def is_two_common_characters(name: str) -> bool:
    """Whether a two-character county name may as well be the end of a word and 县 (示范县, 管理县).

    Told by the first character: the 3,755 of the first level of GB 2312 are common (范县), others are not (歙县).
    """
    return len(name) == 2 and b"\xb0" <= name[0].encode("gb18030")[:1] <= b"\xd7"
