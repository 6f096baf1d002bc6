"""Bylines and datelines: who signed a story, in which role, and where the names stand.

Three kinds are printed: a line of its own (■本报记者 陈润), a dateline with the names in brackets
(衡阳日报讯(全媒体记者 姚永军 通讯员 刘苗)), and a credit after a picture (■本报记者 彭斌 摄).
"""

import re
from dataclasses import dataclass
from itertools import accumulate

from kg.knowledge.names import looks_like_name, sounds
from kg.knowledge.papers import PAPER_WORDS
from kg.model import Author, Span
from kg.text import normalise

# Counted, never starred: 日报日报日报 can be cut in many ways.
_QUALITY = r"首席|见习|实习|特约|特派|全媒体|融媒体|全媒|融媒|新媒体|视觉|摄影"
_HOUSE = rf"(?:[一-龥]{{1,8}}?(?:{PAPER_WORDS}|报社|报(?=[全融见实首特]|记者|通讯员)|融媒体中心|融媒|传媒|新闻网|新闻|观察|发布|周刊|时讯|播报|客户端|电视台|广播电台)|新华社|中新社|人民网|央视网|央广网)"
_DOER = r"(?:记者|通讯员|摄影师|摄影|摄像|撰文|撰稿|编辑|特约撰稿人|评论员|实习生|报道员|供稿人)"
_ROLE = rf"(?:{_QUALITY}|本报|本台|驻[一-龥]{{2,4}}?|驻地|{_HOUSE}){{0,3}}(?:{_QUALITY}){{0,2}}{_DOER}"
# What somebody has done, before (图/李四) or behind the name (李四/图).
_PART = r"(?:文[/、]?(?:图|摄)|图[/、]?文|文字|图片|文|图)"
_CREDIT = r"(?:摄影报道|图文报道|报道|摄影|摄|供图|图片由|供稿|绘图|制图|(?:整理|采写)(?=[ \t]*(?:\n|\Z)))"
# A name of two may be set apart to the width of three (温 棣), one of three to the same (秦 国 文).
_GAP = r"[ ]{1,2}(?![摄文图])"
_NAME = (
    rf"(?:[一-龥]{{1,6}}(?:·[一-龥]{{1,6}}){{1,4}}|(?<![一-龥])[一-龥]{_GAP}[一-龥][ ]{{1,2}}(?![摄图]|文[/、]?[图摄])[一-龥](?![一-龥])(?!{_GAP}[一-龥](?![一-龥]))"
    rf"|(?<![一-龥])[一-龥]{_GAP}[一-龥](?![一-龥])|{sounds().pattern}(?![一-龥])|[一-龥]{{2,4}}?(?={_CREDIT}(?![一-龥]))|[一-龥]{{2,4}})"
)
_ITEM = re.compile(
    rf"(?P<role>{_ROLE})[:\s]*|(?P<part>/?{_PART})(?:(?P<lead>\s*[/:])|(?![一-龥]))|/?(?P<credit>{_CREDIT})(?![一-龥])"
    rf"|(?P<house>{_HOUSE})(?=[\s:/])|(?P<name>{_NAME})|(?P<gap>[\s、,/;|:]+)"
)
_PAPER = re.compile(rf"[一-龥]{{2,8}}?(?:{PAPER_WORDS})(?:全媒体|融媒体)?")
_MARK = re.compile(r"^[ \t]*[■□●◆▲◎▪]\s*", re.MULTILINE)
# A line that opens with a role, or with 文/, and a line of names with what each has done.
_BARE = re.compile(
    rf"^[ \t]*(?:(?=(?:{_PART}[/:\s]{{1,3}})?{_ROLE}[ \t:/]|{_PART}[/:])|(?=[一-龥]{{2,4}}[ /]{{1,2}}(?:{_PART}|{_CREDIT})[ \t]*(?:\n|\Z|[一-龥、])))[^\n。,!?()《》“”]{{4,80}}$",
    re.MULTILINE,
)
DATELINE = re.compile(
    rf"^[ \t]*[【\[]?(?P<head>本报[一-龥]{{0,6}}讯(?!员)|[一-龥]{{2,8}}?(?:{PAPER_WORDS}|网|新闻)讯|[一-龥]{{2,8}}讯(?=[】\]]?[ \t]*\([^()\n]*(?:记者|通讯员))|(?:新华社|中新社|人民网|央视网)[一-龥]{{0,8}}(?:\d+月\d+日)?(?:电|讯|消息)|[一-龥]{{2,6}}\d+月\d+日(?:电|讯))"
    r"(?:[】\]]:?)?[ \t]*(?:\((?P<names>[^()\n]{2,60})\))?",
    re.MULTILINE,
)
# Names with their roles in brackets: a line of its own, or in front of the text that they sign.
_BRACKETED = re.compile(
    r"^[ \t]*\((?=[^()\n]{0,40}(?:记者|通讯员))(?P<names>[^()\n]{3,60})\)(?P<alone>[ \t]*$)?", re.MULTILINE
)
# Names without a role, a line of their own.
_ALONE = re.compile(r"[ \t]{0,8}(?P<names>[一-龥]{2,3}(?:[ \t]{1,4}[一-龥]{2,3}){0,3})[ \t]{0,8}$")
_PEN_NAMES = re.compile(r"(?P<stop>[。!?;][”’]?[ \t]*)?\((?P<names>[一-龥][一-龥 、·]{1,30})\)[ \t]*$")
_TAIL = 60
# A line of text is longer than any headline's last word.
_TEXT_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Byline:
    """A byline's span and its authors; `dateline` tells that it opens the story's text."""

    span: Span
    authors: tuple[Author, ...]
    dateline: bool


def find_bylines(text: str) -> list[Byline]:
    """All bylines and datelines of a text, in order.

    Args:
        text: the original text of a page.
    """
    folded = normalise(text)
    found = [*_marked(folded), *_bare(folded), *_datelines(folded), *_bracketed(folded), *_alone(folded)]
    found.sort(key=lambda byline: (byline.span, byline.dateline))
    kept: list[Byline] = []
    for byline in found:
        if not kept or byline.span.start >= kept[-1].span.end:
            kept.append(byline)
    return kept


def _marked(text: str) -> list[Byline]:
    bylines = []
    for match in _MARK.finditer(text):
        stop = text.find("\n", match.end())
        span = Span(match.start(), len(text) if stop < 0 else stop)
        authors = parse_authors(text, match.end(), span.end)
        # A bullet opens other lines as well: a byline has a role, or nothing but names.
        if any(a.role for a in authors) or (authors and all(_is_name(a.name) for a in authors)):
            bylines.append(Byline(span, authors, dateline=False))
    return bylines


def _bare(text: str) -> list[Byline]:
    bylines = []
    for match in _BARE.finditer(text):
        authors = parse_authors(text, match.start(), match.end())
        if authors and all(_is_name(a.name) for a in authors):
            bylines.append(Byline(Span(*match.span()), authors, dateline=False))
    return bylines


def _datelines(text: str) -> list[Byline]:
    bylines = []
    for match in DATELINE.finditer(text):
        authors = parse_authors(text, *match.span("names")) if match["names"] else ()
        bylines.append(Byline(Span(*match.span()), authors, dateline=True))
    return bylines


def _bracketed(text: str) -> list[Byline]:
    bylines = []
    for match in _BRACKETED.finditer(text):
        authors = parse_authors(text, *match.span("names"))
        if authors and all(_is_name(a.name) for a in authors):
            bylines.append(Byline(Span(*match.span()), authors, dateline=match["alone"] is None))
    return bylines


def _alone(text: str) -> list[Byline]:
    """Names without a role sign a story where they stand right between its headline and its text."""
    ends = accumulate(len(line) + 1 for line in text.split("\n"))
    printed = [
        (end - 1 - len(line), line) for end, line in zip(ends, text.split("\n"), strict=True) if line.strip()
    ]
    bylines = []
    for (_, above), (start, line), (_, below) in zip(printed, printed[1:], printed[2:], strict=False):
        names = _ALONE.match(line)
        if (
            names
            and all(looks_like_name(name) for name in names["names"].split())
            and _is_between(above, below)
        ):
            span = Span(start, start + len(line))
            bylines.append(
                Byline(span, parse_authors(text, start + names.start("names"), span.end), dateline=False)
            )
    return bylines


def _is_between(above: str, below: str) -> bool:
    """Whether what stands between two lines stands below a headline and above a text."""
    headed = above.startswith("#") or re.search(r"[。;,、]|[!?]$", above.rstrip()) is None
    return headed and (len(below.strip()) > _TEXT_WIDTH or DATELINE.match(below) is not None)


def pen_names(text: str, start: int, end: int) -> tuple[Author, ...]:
    """Who signed a piece of news in brackets at its end: …获奖。(石修), or in a line of its own.

    Args:
        text: the folded text of a page.
        start: where the line begins.
        end: where it ends.
    """
    match = _PEN_NAMES.search(text, max(start, end - _TAIL), end)
    if match is None or (match.start("names") - 1 > start and match["stop"] is None):
        return ()
    authors = parse_authors(text, *match.span("names"))
    return authors if all(_is_name(author.name) for author in authors) else ()


def parse_authors(text: str, start: int, end: int) -> tuple[Author, ...]:
    """The names between two positions with the role that stands before (记者) or after (摄) them.

    Names before any role (■谢小青 通讯员 尹璐) have none. A stretch that is no byline gives no author.
    """
    authors: list[Author] = []
    role: str | None = None
    position = start
    while position < end:
        match = _ITEM.match(text, position, end)
        if match is None:
            return ()
        position = match.end()
        done = match["credit"] or (match["part"] or "").strip("/")
        if match["role"]:
            role = _plain_role(match["role"])
        elif match["lead"] or (done and not authors):
            role = done
        elif done:
            authors[-1] = Author(authors[-1].name, _credited(authors[-1].role, done), authors[-1].span)
        elif match["name"]:
            authors.append(Author(match["name"].replace(" ", ""), role, Span(*match.span("name"))))
    return tuple(authors)


def _is_name(word: str) -> bool:
    return looks_like_name(word) or "·" in word or sounds().fullmatch(word) is not None


def _credited(role: str | None, credit: str) -> str:
    return f"{role} {credit}" if role else credit


def _plain_role(printed: str) -> str:
    """The role without the paper's name: 衡阳日报全媒体见习记者 is 全媒体见习记者."""
    return (
        _PAPER.sub(lambda match: "全媒体" if "媒体" in match.group() else "", printed).replace("本报", "")
        or printed
    )
