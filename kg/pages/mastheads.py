"""What a paper prints around its stories: its own name, the day, the section, the page and who made it up.

Such a line is neither a headline nor a sentence of a story, and its date is the page's and not the story's. It is told
by what it holds: nothing but parts that belong to the paper, at least one of which stands nowhere else.
"""

import re
from collections.abc import Collection

from kg.knowledge.papers import PAPER_WORDS
from kg.text import normalise

# A masthead with the editors, the date and an address beside each other; none is longer.
_LONGEST = 100
_PROSE = re.compile(r"[。!?;《》“”]")
_DIGIT = r"[\dlIO〇]"
_YEAR = rf"(?:[12]{_DIGIT}{{3}}|[一二][〇○零一二三四五六七八九]{{3}})"
_DAY = (
    rf"{_YEAR}\s?年\s?(?:{_DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?月(?:\s?(?:{_DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?[日曰])?"
    rf"|{_YEAR}(?P<mark>[-./])\d{{1,2}}(?P=mark)\d{{1,2}}|\d{{1,2}}月\d{{1,2}}[日曰]"
)
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
_CALENDAR = r"(?:农历|[傣藏彝]历|夏历)[一-龥\d]{2,14}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年(?:[一-龥]{1,3}月[一-龥]{2,3})?"
_NUMBER = r"第?\s?[A-Z]?\d{1,3}[A-Z]?\s?版(?!本)|第[一二三四五六七八九十]{1,3}版|(?:总|出版)?第\s?\d+\s?期|(?:今日|本期)\S{1,3}版"
_WHERE = r"(?:https?://|www\.)[\x21-\x7e]+|国内统一\S*|CN\s?\d\d-\d{4}|(?:新闻热线|热线|电话|邮箱|邮编|网址|地址|传真)(?:\s?:\s?\S*|\s*[\d—-]{5,}\S*)"
# Dates and numbers of its own: where one of these stands in a line without prose, the line is about the paper.
_OWN = re.compile(f"{_DAY}|{_WEEKDAY}|{_CALENDAR}|{_NUMBER}|{_WHERE}")
_DATED = re.compile(rf"(?=.*?(?:{_WEEKDAY}))(?=.*?(?:{_DAY}))")
_BETWEEN = re.compile(r"[\s|/:·,()\[\]【】—–■●-]+")
_LEAF = re.compile(r"[A-Z]?\d{1,3}|[A-Z]")
_OFFICE = re.compile(
    r"(?:本版|本期|值班|值周|轮值|见习|实习|执行|助理|首席|新闻|文字|图片|美术|视觉|版面|版式|责任|夜班|[一二三四五六七八]版){0,3}"
    r"(?:编辑|责编|美编|图编|编委|编审|主编|副主编|总编辑?|主任|校对|检校|校检|审校|审核|审读|监制|组版|排版|制版|版式|视觉|设计|美术|初审|复审|终审|[一二三]审)"
)
_STAFF = re.compile(r"[一-龥](?:[一-龥]{0,3}|[一-龥]{1,4}·[一-龥]{1,6})")
_SECTION = re.compile(
    r"[一-龥]{0,4}(?:要闻|新闻|综合|时政|专版|专刊|副刊|特刊|版)|时政|民生|经济|社会|文化|国内|国际|本地|主办|出版|机关报"
)
_PAPER = re.compile(rf"[一-龥]{{2,8}}(?:{PAPER_WORDS})(?:社(?:出版|主办|编辑出版)?|数字报|电子版)?")
# Words that a paper's name closes with, too, but other words as well (春节见闻, 两会观察).
_MAYBE_PAPER = re.compile(
    r"今日[一-龥]{2,5}|新[一-龥]{2,4}|[一-龥]{2,6}(?:报|新闻|观察|发布|融媒|传媒|周刊|播报|时讯|资讯|在线)"
)
_OF_PAGE = re.compile(
    r"\(?(?:下转|上接|紧接|转自)\S{1,12}\)?|\(.*本版.*\)|本版(?:图片|稿件|内容).*|扫(?:码|描二维码|一扫)\S{0,3}(?:观?看|阅读|关注|收听|进入|下载).*"
    r"|[^。]{4,40}(?:[▶>→]+|\s\(|…+|\.{3,}|详见|见|转)\s*第?[A-Z]?\d{1,2}\s*版\)?|版权所有.*|未经.{0,6}(?:许可|授权|同意).*|来源\s?:.*"
)
_SIGNS = re.compile(
    r"^[ \t]{0,4}(?P<dateline>[一-龥]{2,8}?)讯(?=[ \t]{0,4}\()"
    r"|(?:^[ \t]{0,4}[■□●◆▲◎▪]?|/)[ \t]{0,4}(?P<byline>[一-龥]{2,8}?)(?:全媒体?|融媒体?)?(?:首席|见习|实习|特约)?(?:记者|通讯员)(?=[ \t])",
    re.MULTILINE,
)
_HOUSE = ("本报", "本台", "本刊", "本网", "全媒", "全媒体", "融媒", "融媒体")


def own_names(text: str) -> frozenset[str]:
    """What the paper calls itself in its datelines and bylines: 清河观察讯(记者 …), ■清河观察记者 ….

    Args:
        text: the original text of a page.
    """
    found = {match["dateline"] or match["byline"] for match in _SIGNS.finditer(normalise(text))}
    return frozenset(found.difference(_HOUSE))


def is_masthead(line: str, own: Collection[str]) -> bool:
    """Whether a line is the paper's own and no story's.

    Args:
        line: its words, folded in width.
        own: what the paper calls itself elsewhere on the page.

    >>> is_masthead("清河日报 要闻 2024年3月5日 星期二", ()), is_masthead("责编/傅小满 校对/郝知白", ())
    (True, True)
    >>> is_masthead("2024年3月5日,全市水利会议召开", ()), is_masthead("要闻", ())
    (False, False)
    """
    words = line.strip()
    if not words or len(words) > _LONGEST:
        return False
    if _OF_PAGE.fullmatch(words):
        return True
    if _PROSE.search(words):
        return False
    rest = _OWN.sub(" ", words)
    sure, unknown = _told(rest, own)
    if _DATED.match(words):
        return unknown <= 12
    return unknown == 0 and (sure or rest != words)


def _told(rest: str, own: Collection[str]) -> tuple[bool, int]:
    """Whether one of the words beside the dates is the paper's for certain, and how many characters are not known to be."""
    sure, unknown, staff = False, 0, False
    for token in filter(None, _BETWEEN.split(rest)):
        if _OFFICE.fullmatch(token):
            sure = staff = True
        elif token in own or _PAPER.fullmatch(token) or _LEAF.fullmatch(token):
            sure = True
        elif not (staff and _STAFF.fullmatch(token)) and not (
            _SECTION.fullmatch(token) or _MAYBE_PAPER.fullmatch(token)
        ):
            unknown += len(token)
    return sure, unknown


def may_name_paper(line: str) -> bool:
    """Whether a line could be a paper's name; at the edge of the page, beside its date or its editors, it is one."""
    return _MAYBE_PAPER.fullmatch(line.strip()) is not None
