"""Resolution of one page: from mentions to entities, and to what is meant without being named (全市, 该县, 市长)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.knowledge.places import load_places
from kg.knowledge.titles import IMPLIED_BODY, core_title
from kg.model import Entity, Mention, Page, Span
from kg.resolve.entities import EntityTable, is_short_form
from kg.resolve.facts import body_facts, place_facts
from kg.resolve.locality import Localities
from kg.resolve.names import Name, body_name, event_name, folded, place_name, programme_name
from kg.resolve.privacy import is_sensitive, is_withheld
from kg.text import normalise

_DEIXIS = re.compile(r"(?:全|我|本|该|全)(?P<level>省|市|县|区|州|镇|乡|村)(?!场|民|直|级|属|领导|委|政|人|场|长)")
_THAT_BODY = re.compile(r"该(?P<class>局|中心|厅|院|校|公司|集团|协会|医院|委|办|所|区)")
_BARE_EVENT = re.compile(r"^(?:座谈会|启动仪式|签约仪式|调度会|推进会|动员会|部署会|协调会|对接会|交办会|开工仪式|揭牌仪式|现场会|发布会|研讨会|推介会)$")
# What may follow a scheme's quoted name and still be the same thing (guideline 21).
_SAME_THING = re.compile(r"^(?:超级)?(?:服务端|平台|服务|系统|小程序|项目|援建项目|行动|活动|专项行动|品牌|工程|模式|机制|制度|改革)?$")


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that mean an entity without naming it: 全市 the city, a bare 市长 its government."""

    span: Span
    entity: str
    kind: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A page with its mentions tied to entities, and the references that no mention carries."""

    page: Page
    mentions: tuple[Mention, ...]
    references: tuple[Reference, ...]
    entities: tuple[Entity, ...]


def resolve(page: Page, mentions: Sequence[Mention]) -> Resolution:
    """Tie every mention of a page but posts to an entity.

    Args:
        page: the page.
        mentions: settled mentions: sorted, none overlapping another.

    Returns:
        The resolution; a body whose place can't be known is kept under its bare name with `resolved` False.
    """
    resolver = _Resolver(page, mentions)
    return resolver.resolution()


class _Resolver:
    """The state of one page's resolution; used once."""

    def __init__(self, page: Page, mentions: Sequence[Mention]) -> None:
        self._page = page
        self._text = normalise(page.text)
        self._mentions = list(mentions)
        self._around = Localities(page, mentions)
        self._table = EntityTable()

    def resolution(self) -> Resolution:
        keys = [self._key(mention) for mention in self._mentions]
        self._join_short_forms("Organisation")
        self._join_double_events()
        self._join_programmes()
        references = [*self._deixis(), *self._implied(keys), *self._parents()]
        ids, entities = self._table.entities()
        tied = tuple(
            replace(mention, entity=ids[self._table.follow(key)] if key else None)
            for mention, key in zip(self._mentions, keys, strict=True)
        )
        made = tuple(Reference(span, ids[self._table.follow(key)], kind) for span, key, kind in references)
        return Resolution(self._page, tied, tuple(sorted(made, key=lambda r: r.span)), entities)

    def _key(self, mention: Mention) -> tuple[str, str] | None:
        surface = re.sub(r"\s+", "", self._text[mention.start : mention.end]) if mention.type != "Programme" else self._text[mention.start : mention.end].strip()
        if mention.type == "Post":
            return None
        if mention.type in ("Official", "Person"):
            return self._person(mention, surface)
        if mention.type in ("Agency", "Organisation"):
            return self._body(mention, surface)
        if mention.type == "Place":
            return self._place(mention, surface)
        if mention.type == "Event":
            return self._event(mention, surface)
        if mention.type == "Programme":
            name = programme_name(surface, mention.start, self._around)
            return self._table.add("Programme", name, facts={"home": self._home_name()})
        return self._table.add("Document", Name(surface, (surface.strip("《》"),)))

    def _home_name(self) -> str | None:
        return self._around.home.name if self._around.home else None

    def _person(self, mention: Mention, surface: str) -> tuple[str, str]:
        private = is_withheld(self._text, mention.span) or (
            mention.type == "Person" and mention.confidence < 0.99 and is_sensitive(self._page, mention.span)
        )
        name = Name(surface.replace("•", "·"))
        return self._table.add(mention.type, name, facts={"home": self._home_name()}, private=private)

    def _body(self, mention: Mention, surface: str) -> tuple[str, str]:
        name = body_name(surface, mention.start, self._around, place_required=mention.type == "Agency")
        return self._table.add(mention.type, name, facts=body_facts(name.name, mention.type, name.locale))

    def _place(self, mention: Mention, surface: str) -> tuple[str, str]:
        short = None
        if len(surface) == 1:
            short = self._abbreviated(surface)
        name = place_name(surface, self._around, short)
        return self._table.add("Place", name, facts=place_facts(name.locale))

    def _abbreviated(self, character: str) -> str:
        places = load_places()
        own = self._around.home
        codes = places.abbreviations.get(character, ())
        if own is not None and own.name.startswith(character):
            return own.name
        ranked = [c for c in codes if own is not None and c == own.code] or [c for c in codes if c.endswith("0000")] or list(codes)
        return places.by_code(ranked[0]).name if ranked else character

    def _event(self, mention: Mention, surface: str) -> tuple[str, str]:
        if _BARE_EVENT.match(surface):
            fuller = self._fuller_event(mention, surface)
            if fuller is not None:
                name = event_name(fuller, mention.start, self._around)
                return self._table.add("Event", Name(name.name, (*name.variants, surface), name.resolved), facts={"home": self._home_name()})
        name = event_name(surface, mention.start, self._around)
        return self._table.add("Event", name, facts={"home": self._home_name()})

    def _fuller_event(self, mention: Mention, surface: str) -> str | None:
        """The last event named before in the article that ends in the same words: 座谈会 is the one just named."""
        article = next((a.span for a in self._page.articles if a.span.start <= mention.start < a.span.end), None)
        floor = article.start if article else 0
        for other in reversed([m for m in self._mentions if m.type == "Event" and floor <= m.start < mention.start]):
            words = re.sub(r"\s+", "", self._text[other.start : other.end])
            if words.endswith(surface) and words != surface:
                return words
        return None

    def _join_short_forms(self, kind: str) -> None:
        """A short form after, or before, the full name of an organisation: 衡阳师院 and 衡阳师范学院."""
        names = self._table.names(kind)
        for short_key, short in sorted(names, key=lambda pair: (len(pair[1]), pair[1])):
            fuller = [(key, name) for key, name in names if key != short_key and is_short_form(short, name)]
            if len({name for _, name in fuller}) == 1 or (fuller and all(is_short_form(n, fuller[-1][1]) or n == fuller[-1][1] for _, n in fuller)):
                longest = max(fuller, key=lambda pair: (len(pair[1]), pair[1]))
                self._table.join(self._table.follow(short_key), self._table.follow(longest[0]))

    def _join_double_events(self) -> None:
        """An event with two names joined by 暨 is the one that its first name names."""
        names = self._table.names("Event")
        for key, name in names:
            for longer_key, longer in names:
                if key != longer_key and longer.startswith(f"{name}暨"):
                    self._table.join(self._table.follow(key), self._table.follow(longer_key))

    def _join_programmes(self) -> None:
        """A platform, its service and its short form are one: “湘易办”超级服务端 and 湘易办."""
        names = self._table.names("Programme")
        bare = {folded(name): key for key, name in names if "“" not in name}
        for key, name in names:
            quoted = re.fullmatch(r"[^“”]*“(?P<inner>[^“”]+)”\s?(?P<tail>.*)", name)
            if quoted is None:
                continue
            other = bare.get(folded(quoted["inner"]))
            if other is not None and other != key and _SAME_THING.match(quoted["tail"]):
                self._table.join(other, key)
            tail = bare.get(folded(quoted["tail"]))
            if tail is not None and len(quoted["tail"]) >= 5:
                self._table.join(tail, key)

    def _deixis(self) -> Iterator[tuple[Span, tuple[str, str], str]]:
        for match in _DEIXIS.finditer(self._text):
            that = match.group()[0] == "该"
            find = self._around.last_named if that else self._around.of_level
            locale = find(match["level"], match.start())
            if locale is not None:
                key = self._table.add("Place", Name(locale.name, locale=locale), facts=place_facts(locale))
                yield Span(*match.span()), key, "Place"
        for match in _THAT_BODY.finditer(self._text):
            key_before = self._last_body(match["class"], match.start())
            if key_before is not None:
                yield Span(*match.span()), key_before, "Agency"

    def _last_body(self, word: str, position: int) -> tuple[str, str] | None:
        for mention in reversed([m for m in self._mentions if m.end <= position and m.type in ("Agency", "Organisation")]):
            if mention.text.endswith(word):
                return self._key(mention)
        return None

    def _implied(self, keys: list[tuple[str, str] | None]) -> Iterator[tuple[Span, tuple[str, str], str]]:
        """The body of every post: the one named in front, the one its title implies, or that of the post before it."""
        last: tuple[int, tuple[str, str]] | None = None
        for mention, key in zip(self._mentions, keys, strict=True):
            if mention.type in ("Agency", "Organisation") and key is not None:
                last = (mention.end, key)
                continue
            if mention.type != "Post":
                continue
            gap = self._text[last[0] : mention.start] if last else None
            adjacent = gap is not None and re.fullmatch(r"[、兼及和\s]?", gap)
            named = last[1] if last and gap == "" else None
            carried = self._of_enterprise(mention, last[1]) if last and adjacent else None
            body = named or self._body_of_title(mention, last[1] if last and adjacent else None) or carried
            if body is not None:
                last = (mention.end, body)
                yield mention.span, body, "Body"

    def _of_enterprise(self, post: Mention, body: tuple[str, str]) -> tuple[str, str]:
        """党委副书记、总经理: the second post is the firm's, not its party committee's."""
        name = re.fullmatch(r"(.+?)(?:党委|党组|党总支|党支部)", body[1])
        if name is None or re.search(r"书记|委员$|常委", post.text):
            return body
        key = self._table.key("Organisation", name[1])
        if self._table.has(key):
            return key
        kind = "Agency" if self._table.has(self._table.key("Agency", name[1])) or re.search(r"[局厅委办院]$|政府$", name[1]) else "Organisation"
        return self._table.add(kind, Name(name[1]), facts=body_facts(name[1], kind, None))

    def _body_of_title(self, post: Mention, before: tuple[str, str] | None) -> tuple[str, str] | None:
        title = core_title(self._text[post.start : post.end])
        if title == "总书记":
            return self._table.add("Agency", Name("中共中央"), facts=body_facts("中共中央", "Agency", None))
        if title not in IMPLIED_BODY:
            return None
        level, organ = IMPLIED_BODY[title]
        same = re.match(rf"(.+?{level})", before[1]) if before else None
        opening = self._place_before(post) or (same[1] if same else None)
        name = Name(f"{opening}{organ}") if opening else body_name(f"{level}{organ}", post.start, self._around, place_required=True)
        if not name.resolved:
            return None
        return self._table.add("Agency", name, facts=body_facts(name.name, "Agency", name.locale))

    def _parents(self) -> Iterator[tuple[Span, tuple[str, str], str]]:
        """The body that a unit's name names first: 公安局 in 衡东县公安局甘溪派出所 (decision 31)."""
        for mention in self._mentions:
            if mention.type != "Agency":
                continue
            parts = re.fullmatch(r"(?P<parent>.{2,}?(?:公安局|公安分局|局|法院|检察院))(?P<unit>.{2,}(?:派出所|大队|支队|中队|分局|司法所))", mention.text)
            if parts is not None:
                name = body_name(parts["parent"], mention.start, self._around, place_required=True)
                key = self._table.add("Agency", name, facts=body_facts(name.name, "Agency", name.locale))
                yield mention.span, key, "Parent"

    def _place_before(self, post: Mention) -> str | None:
        """The place right in front of a title: 衡南县县长, 长沙市市长."""
        for mention in self._mentions:
            if mention.end == post.start and mention.type == "Place":
                locale = self._around.named(mention.text)
                return locale.name if locale else mention.text
        return None
