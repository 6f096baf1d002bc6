"""From a mention to the key of its entity, type by type."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kg.knowledge.places import load_places
from kg.model import Mention, Page
from kg.resolve.entities import EntityTable, Key
from kg.resolve.event_names import event_name, programme_name
from kg.resolve.facts import body_facts, event_facts, place_facts, programme_facts
from kg.resolve.locality import Localities
from kg.resolve.names import PARTY_ORGAN, Name, body_name, place_name
from kg.resolve.privacy import is_withheld, sensitive_stories

_BARE_EVENT = re.compile(
    r"^(?:座谈会|启动仪式|签约仪式|调度会|推进会|动员会|部署会|协调会|对接会|交办会|开工仪式|揭牌仪式|现场会|发布会|研讨会|推介会|"
    r"博览会|论坛|大赛|比赛|大会|展会|节会|年会|峰会|培训班|研讨班|运动会|文化节|招聘会|捐赠仪式|颁奖仪式|开幕式|闭幕式)$"
)
# Meetings that are named by the body that holds them: 市委召开常委会会议.
_OF_ITS_BODY = re.compile(
    r"(?:第?[\d一二三四五六七八九十]+次)?(?:常委会|常务|党组|党委|主任|主席|全体|局长办公|市长办公|县长办公)(?:\(扩大\))?(?:理论学习中心组学习会|会议|会|学习会)|[\d一二三四五六七八九十]+届[一二三四五六七八九十]+次全会"
)
_HOLDS = re.compile(r"[^,。;:、]{0,6}?(?:召开|举行|主持召开)(?:了)?[^,。;:、]{0,2}")
# 《条例》 is the document just named whose title ends so, and whatever a page says that it calls by a short title.
_BARE_DOCUMENT = re.compile(
    r"《(?:条例|规定|办法|意见|方案|通知|规划|纲要|细则|决定|公约|章程|报告|清单|计划|通告|措施|指南|标准|公告|协议)》"
)
_CALLED = re.compile(r"[^《》。]{0,16}[(,](?:以下|下文|下)(?:统称|均?简称|称)(?:为|:)?$")
# Units that are named alone, and the closing of the body that they belong to.
_UNITS = (
    (re.compile(r"(?:领导小组|指挥部)办公室"), re.compile(r"(?:领导小组|指挥部)$")),
    (re.compile(r"(?:刑侦|刑警|交警|治安|经侦|特警|巡特警|禁毒|网安|巡警)(?:大队|支队|中队)"), re.compile(r"公安(?:局|分局)$")),
)  # fmt: skip
# How many characters a title takes with the body before it: 县委常委、
_BESIDE = 14
# How many events back a bare 座谈会 may mean.
_MEMORY = 8


class _Body(NamedTuple):
    """A body where it is named, under its resolved name."""

    start: int
    end: int
    name: str


class Namer:
    """Names the entities of one page; what it finds goes into the table it is given."""

    def __init__(
        self, page: Page, text: str, mentions: Sequence[Mention], around: Localities, table: EntityTable
    ) -> None:
        self._page = page
        self._text = text
        self._around = around
        self._table = table
        self._sensitive = sensitive_stories(page)
        self._events = [m for m in mentions if m.type == "Event"]
        self._officials = {self._surface(m) for m in mentions if m.type == "Official"}
        self._event_starts = [m.start for m in self._events]
        self._documents: list[tuple[Mention, str]] = []
        self._short_titles: dict[tuple[int, str], str] = {}
        self._named: list[_Body] = []
        self._by_type: dict[str, Callable[[Mention, str], Key]] = {
            "Official": self._person, "Person": self._person, "Agency": self._body, "Organisation": self._body,
            "Place": self._place, "Event": self._event, "Programme": self._programme, "Document": self._document,
        }  # fmt: skip

    def key(self, mention: Mention) -> Key | None:
        """The key of a mention's entity, which is added to the table if it is new; None for a post."""
        name = self._by_type.get(mention.type)
        return name(mention, self._surface(mention)) if name else None

    def _surface(self, mention: Mention) -> str:
        """The folded words without the marks that a view drops; blanks count only in what is quoted."""
        words = self._text[mention.start : mention.end]
        return (
            words.strip()
            if mention.type == "Programme"
            else re.sub(r"[\s*~^|`_\\#=<>\u200b-\u200f\ufeff\ufffd]+", "", words)
        )

    def _home(self) -> dict[str, str | None]:
        return {"home": self._around.home.name if self._around.home else None}

    def _person(self, mention: Mention, surface: str) -> Key:
        signed = mention.confidence >= 0.99  # the names of bylines are in every story
        private = is_withheld(self._text, mention.span) or (
            mention.type == "Person" and not signed and any(s.covers(mention.span) for s in self._sensitive)
        )
        # The last pass of recognition leaves a page both types under one name only where two people bear it.
        namesake = mention.type == "Person" and surface in self._officials
        return self._table.add(
            mention.type, Name(surface), facts=self._home(), private=private, namesake=namesake
        )

    def _body(self, mention: Mention, surface: str) -> Key:
        public = mention.type == "Agency"
        name = self._of_the_body_before(mention, surface) if public else None
        if name is None:
            name = body_name(surface, mention.start, self._around, place_required=public)
        if public:
            self._named.append(_Body(mention.start, mention.end, name.name))
        return self._table.add(mention.type, name, facts=body_facts(name.name, mention.type, name.locale))

    def _of_the_body_before(self, mention: Mention, surface: str) -> Name | None:
        """A unit that is named alone is that of the last body of its kind in the article: 刑侦大队, 领导小组办公室."""
        if PARTY_ORGAN.fullmatch(surface):
            return self._of_the_committee_beside(mention, surface)
        closing = next((closing for unit, closing in _UNITS if unit.fullmatch(surface)), None)
        if closing is None:
            return None
        floor = self._floor(mention)
        for position, _, name in reversed(self._named[-_MEMORY:]):
            above = closing.search(name)
            if position >= floor and above is not None:
                return Name(
                    name[: above.end()] + surface[_shared(name[: above.end()], surface) :], (surface,)
                )
        return None

    def _of_the_committee_beside(self, mention: Mention, surface: str) -> Name | None:
        """组织部 in 县委常委、组织部部长 is that of the committee just named."""
        position, _, name = self._named[-1] if self._named else (0, 0, "")
        beside = position >= mention.start - _BESIDE and "、" in self._text[position : mention.start]
        return Name(f"{name}{surface}", (surface,)) if beside and name.endswith("委") else None

    def _floor(self, mention: Mention) -> int:
        """Where the article of a mention begins."""
        return next(
            (a.span.start for a in self._page.articles if a.span.start <= mention.start < a.span.end), 0
        )

    def _place(self, mention: Mention, surface: str) -> Key:
        name = place_name(
            surface, mention.start, self._around, self._spelt_out(surface) if len(surface) == 1 else None
        )
        return self._table.add("Place", name, facts=place_facts(name.name, name.locale))

    def _spelt_out(self, character: str) -> str:
        """The place that a one-character form means: the paper's own, else a province."""
        own = self._around.home
        if own is not None and own.name.startswith(character):
            return own.name
        places = load_places()
        codes = places.abbreviations.get(character, ())
        ranked = sorted(codes, key=lambda code: (own is None or code != own.code, not code.endswith("0000")))
        return places.by_code(ranked[0]).name if ranked else character

    def _event(self, mention: Mention, surface: str) -> Key:
        fuller = self._fuller_event(mention, surface) if _BARE_EVENT.match(surface) else None
        fuller = fuller or self._of_the_holder(mention, surface)
        name = event_name(fuller or surface, mention.start, self._around)
        if fuller:
            name = Name(name.name, (*name.variants, surface), name.resolved)
        return self._table.add("Event", name, facts=event_facts(name.name, self._home()["home"]))

    def _fuller_event(self, mention: Mention, surface: str) -> str | None:
        """The last event named before in the article that ends in the same words: 座谈会 is the one just named."""
        floor = self._floor(mention)
        here = bisect_left(self._event_starts, mention.start)
        for other in reversed(self._events[max(0, here - _MEMORY) : here]):
            words = re.sub(r"\s+", "", self._text[other.start : other.end])
            if other.start >= floor and words.endswith(surface) and words != surface:
                return words
        return None

    def _of_the_holder(self, mention: Mention, surface: str) -> str | None:
        """The name with the body in front that the words before say it is held by: 市委召开常委会会议 is 市委常委会会议."""
        if not self._named or not _OF_ITS_BODY.fullmatch(surface):
            return None
        body = self._named[-1]
        between = self._text[body.end : mention.start]
        return body.name + surface[_shared(body.name, surface) :] if _HOLDS.fullmatch(between) else None

    def _programme(self, mention: Mention, surface: str) -> Key:
        name = programme_name(surface, mention.start, self._around)
        return self._table.add("Programme", name, facts=programme_facts(name.name, self._home()["home"]))

    def _document(self, mention: Mention, surface: str) -> Key:
        short = (self._floor(mention), surface)
        fuller = self._short_titles.get(short) or self._fuller_document(mention, surface)
        if fuller is not None:
            self._short_titles[short] = fuller
            return self._table.add("Document", Name(fuller, (surface, surface.strip("《》"))))
        self._documents.append((mention, surface))
        return self._table.add("Document", Name(surface, (surface.strip("《》"),)))

    def _fuller_document(self, mention: Mention, surface: str) -> str | None:
        """The title that a short one stands for: 《…条例》(以下简称《条例》), or the last in the article that ends so."""
        floor = self._floor(mention)
        for other, title in reversed(self._documents[-_MEMORY:]):
            between = self._text[other.end : mention.start]
            if other.start < floor or title == surface:
                break
            if _CALLED.fullmatch(between) or (
                _BARE_DOCUMENT.fullmatch(surface) and title.endswith(surface.strip("《"))
            ):
                return title
        return None


def _shared(body: str, unit: str) -> int:
    """How many characters a unit's name opens with that the body's closes in: 领导小组 of 领导小组办公室."""
    return next((size for size in range(len(unit), 0, -1) if body.endswith(unit[:size])), 0)
