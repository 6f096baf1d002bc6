"""The forms in which pages write dates, and how each is read.

Every form is a named group of one pattern; its reader takes the match and what the date hangs on.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from kg.dates.arithmetic import (
    day_of,
    inferred_year,
    joined,
    later_day,
    later_month,
    stretch,
    week_day,
    year_of,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What a date hangs on.

    base: the date of the page, or of the dispatch that is being read; EDTF or None.
    last: the last date read before that is exact to the day, or a stretch of days.
    month: the month of the last date before that has one.
    beside: the same, if it stands in the same sentence.
    year: the year of a date before it in the sentence that says its year.
    planned: whether the words in front tell a plan.
    """

    base: str | None
    last: str | None = None
    month: str | None = None
    beside: str | None = None
    year: str | None = None
    planned: bool = False


Reader: TypeAlias = Callable[[re.Match[str], Around], str | None]

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_YEAR = r"(?:19|20)\d\d"
_HAN_YEAR = r"[一二][〇○零九][〇○零一二三四五六七八九]{2}"
_MONTH = r"1[0-2]|0?[1-9]"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_HAN_MONTH = r"十[一二]?|[一二三四五六七八九]"
_HAN_DAY = r"三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_TO = r"\s?(?:至|到|—{1,2}|–|~|-)\s?"
_RELATIVE = "今年|去年|前年|明年"
_CLAUSE = r"(?<![^,。;:!?、()\s讯于在自从到将者])"  # a new clause, or a word that a date stands behind

_FORMS = (
    rf"(?P<years>(?<!\d)(?P<y1>{_YEAR})年?{_TO}(?P<y2>{_YEAR})年)",
    # 2024年10月15日至18日, 去年10月至12月, 9月, 11月10日
    (
        rf"(?P<printed>(?<!\d)(?:(?P<year>{_YEAR})年\s?|(?P<relative>{_RELATIVE})(?:的)?)?"
        rf"(?<!\d)(?<!\d月)(?<!农历)(?P<month>{_MONTH})月(?:份?{_TO}(?P<m2>{_MONTH})月(?!\d)|"
        rf"\s?(?P<day>{_DAY})日?{_TO}(?:(?P<m3>{_MONTH})月)?(?P<d2>{_DAY})日|\s?(?P<d1>{_DAY})[日号])?)"
    ),
    rf"(?P<han>(?<!农历)(?:(?P<hy>{_HAN_YEAR})年)?(?<![一二三四五六七八九十第])(?P<hm>{_HAN_MONTH})月(?P<hd>{_HAN_DAY})日)",
    rf"(?P<year_alone>(?<!\d)(?P<y>{_YEAR}|{_HAN_YEAR})年)",
    rf"(?P<named_year>(?P<n>{_RELATIVE})|(?<![每\d年])(?:年底|年末|上半年|下半年)(?=前|[,、将拟计完实推建启要力]))",
    rf"(?P<named_month>(?P<moon>本月|上个?月|下个?月|{_CLAUSE}(?:当月|同月))(?:(?P<of>{_DAY})日)?)",
    r"(?P<week>(?P<which>上|本|这|下)(?:周|星期)(?P<number>[一二三四五六日天])(?!期))",
    (
        rf"(?P<near>{_CLAUSE}(?:(?P<then>次日|翌日|第二天|当[日天晚]|同日|同一天)|(?P<now>(?:今|昨|前|明|后)[日天]|[今昨明]晚|[今昨]晨)"
        r"(?=[上下中傍清凌早]|[,、从起在于举召]|(?:省|市|县|区|州|旗|记者|全)))(?![的是之报讯]))"
    ),
    rf"(?P<only>(?<![\d月第])(?P<o1>{_DAY})日(?![\d内前后间])(?:{_TO}(?P<o2>{_DAY})日)?)",
)
PATTERN = re.compile("|".join(_FORMS))

_SHIFT = {"今年": 0, "去年": -1, "前年": -2, "明年": 1}
_NEAR = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}


def value_of(match: re.Match[str], around: Around) -> str | None:
    """The EDTF value of a match of `PATTERN`, or None where what it hangs on is not known."""
    return _READERS[match.lastgroup or ""](match, around)


def names_year(match: re.Match[str]) -> bool:
    """Whether a date says its year, so that months behind it in the sentence may go without."""
    return match.lastgroup == "printed" and (match["year"] or match["relative"]) is not None


def _years(match: re.Match[str], _: Around) -> str:
    return stretch(match["y1"], match["y2"])


def _printed(match: re.Match[str], around: Around) -> str | None:
    month, day = int(match["month"]), match["day"] or match["d1"]
    year = match["year"] or around.year
    if match["relative"]:
        own = year_of(around.base)
        year = str(own + _SHIFT[match["relative"]]) if own else None
    number = int(day) if day else None
    year = year or inferred_year(month, number, around.base, planned=around.planned)
    first = joined(year, month, number)
    if match["m2"]:
        return stretch(first, joined(year, int(match["m2"])))
    if match["d2"]:
        return stretch(first, joined(year, int(match["m3"] or month), int(match["d2"])))
    return first


def _han(match: re.Match[str], around: Around) -> str:
    month, day = _number(match["hm"]), _number(match["hd"])
    year = _digits(match["hy"]) if match["hy"] else None
    return joined(year or inferred_year(month, day, around.base, planned=around.planned), month, day)


def _year_alone(match: re.Match[str], _: Around) -> str:
    return _digits(match["y"])


def _named_year(match: re.Match[str], around: Around) -> str | None:
    """今年, and 年底 or 上半年 without a year: gold dates a part of a year by the year."""
    own = year_of(around.base)
    return f"{own + _SHIFT.get(match['n'], 0):04d}" if own else None


def _named_month(match: re.Match[str], around: Around) -> str | None:
    moon = match["moon"]
    if moon[0] in "当同":
        found = around.month
    else:
        found = later_month(around.base, {"本": 0, "上": -1, "下": 1}[moon[0]])
    if found is None:
        return None
    return joined(found[:4], int(found[5:7]), int(match["of"]) if match["of"] else None)


def _week(match: re.Match[str], around: Around) -> str | None:
    number = 6 if match["number"] in "日天" else _number(match["number"]) - 1
    return week_day(around.base, {"上": -1, "下": 1}.get(match["which"], 0), number)


def _near(match: re.Match[str], around: Around) -> str | None:
    """昨日 counts from the page, 次日 and 当天 from the last day that was named."""
    if match["then"]:
        return later_day(around.last, 1) if match["then"] in ("次日", "翌日", "第二天") else around.last
    return later_day(around.base, _NEAR[match["now"][0]])


def _only(match: re.Match[str], around: Around) -> str | None:
    """A day without its month: of the month last named, else of the page's, else of the month before it."""
    number, base = int(match["o1"]), around.base
    month, own = around.beside or later_month(base, 0), day_of(base)
    if not around.beside and own is not None and number > own.day and not around.planned:
        month = later_month(base, -1)
    if month is None:
        return None
    found = joined(month[:4], int(month[5:7]), number)
    if not match["o2"]:
        return found
    return stretch(found, joined(found[:4], int(found[5:7]), int(match["o2"])))


def _digits(year: str) -> str:
    return "".join(str(_DIGITS.get(digit, digit)) for digit in year)


def _number(words: str) -> int:
    """A number below a hundred in Chinese numerals.

    >>> _number("二十三"), _number("十"), _number("五")
    (23, 10, 5)
    """
    tens, ten, ones = words.rpartition("十")
    return (10 * _DIGITS.get(tens, 1) if ten else 0) + _DIGITS.get(ones, 0)


_READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "years": _years,
        "printed": _printed,
        "han": _han,
        "year_alone": _year_alone,
        "named_year": _named_year,
        "named_month": _named_month,
        "week": _week,
        "near": _near,
        "only": _only,
    }
)
