"""Persons who are never published, whatever the options say: pseudonyms, minors, victims, patients and their kin."""

import re

from kg.model import Article, Page, Span

# Stories of this kind give up only their bodies and officers.
_SENSITIVE = re.compile(
    r"走失|走丢|失踪|失联|寻人|没有回家|未回家|离家出走|患病|患者|寻亲|失散|被困|迷路|轻生|自杀|溺水|性侵|猥亵|家暴|拐卖|打拐|诈骗受害|受害人|被害人|遇难|遇险|救治|白血病|癌|残疾|孤儿|留守儿童|犯罪嫌疑人|嫌疑人|被告人|吸毒|戒毒|艾滋|抑郁"
)
_WITHHELD_AFTER = re.compile(r"\s*\((?:化名|\d{1,2}岁)")
_WITHHELD = re.compile(r"[(（]化名|(?<!\d)1?\d岁的?(?:男孩|女孩|男童|女童|孩子|学生|儿童|小)")
_MINOR_BEFORE = re.compile(
    r"(?:\d{1,2}岁的?(?:男孩|女孩|孩子|学生|儿童)?|男孩|女孩|男童|女童|孩子|小朋友|儿子|女儿|孙子|孙女|妻子|丈夫|奶奶|爷爷|外婆|外公|母亲|父亲|嫌疑人|被告人|患者|被害人|受害人)$"
)


def is_withheld(text: str, span: Span) -> bool:
    """Whether the words around a name mark a minor, a pseudonym, a victim, a patient or a relative of one."""
    before = text[max(0, span.start - 10) : span.start]
    return _WITHHELD_AFTER.match(text, span.end) is not None or _MINOR_BEFORE.search(before) is not None


def sensitive_stories(page: Page) -> tuple[Span, ...]:
    """The stories of the kind that only bodies and officers come out of, in order.

    A story is of that kind when its headline says so, when its text uses two different words of the kind, or when it
    hides somebody's name or tells a child's age.
    """
    return tuple(article.span for article in page.articles if _is_sensitive(page, article))


def _is_sensitive(page: Page, article: Article) -> bool:
    text = page.text[article.span.start : article.span.end]
    if _SENSITIVE.search(article.headline) or _WITHHELD.search(text):
        return True
    return len(set(_SENSITIVE.findall(page.text, article.span.start, article.span.end))) >= 2
