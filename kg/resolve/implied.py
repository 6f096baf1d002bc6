"""What is meant without being named: 全市 and 该县, 该局, the body of a post, the body that a unit's name opens with."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from kg.knowledge.titles import IMPLIED_BODY, core_title
from kg.model import Mention, Span
from kg.resolve.entities import EntityTable, Key
from kg.resolve.facts import body_facts, place_facts
from kg.resolve.locality import Localities
from kg.resolve.names import Name, body_name

Found: TypeAlias = tuple[Span, Key, str]

_DEIXIS = re.compile(
    r"(?P<which>[全我本该])(?P<level>省|市|县|区|州|盟|旗|镇|乡|苏木|街道|村|嘎查|社区)"
    r"(?!场|民|直|级|属|领导|委|政|人|长)"
)
_THAT_BODY = re.compile(r"该(?P<closing>局|中心|厅|院|校|公司|集团|协会|医院|委|办|所)")
_BESIDE = re.compile(r"(?:会同|联合|[与向对])$")
# The bodies that a title alone heads, by how their names close: 局长 after 市发改局.
_HEADED = (
    (re.compile(r"副?局长"), re.compile(r"局$")), (re.compile(r"副?厅长"), re.compile(r"厅$")),
    (re.compile(r"副?主任"), re.compile(r"(?:人大常委会|(?<![省市县区州旗盟镇乡])委|办|办公室|中心|管委会|委员会)$")),
    (re.compile(r"副?主席|秘书长"), re.compile(r"(?:政协|总工会|工商联|文联|残联|侨联|妇联)$")),
    (re.compile(r"秘书长"), re.compile(r"(?:人大常委会|政府|市委)$")),
    (re.compile(r"副?院长"), re.compile(r"院$")), (re.compile(r"副?校长"), re.compile(r"(?:学校|大学|中学|小学|学院)$")),
    (re.compile(r"副?检察长"), re.compile(r"检察院$")), (re.compile(r"副?部长"), re.compile(r"部$")),
)  # fmt: skip
# How many bodies back one may be meant.
_MEMORY = 6
# How far back such a body may stand, in characters.
_NEAR = 160
# A body by its field: 行政审批部门. 有关部门 and 各部门 have none.
_DEPARTMENT = re.compile(
    r"(?<![一-龥])(?P<field>[一-龥]{4,8})(?:主管)?部门(?!规章|[一-龥]{0,2}(?:联动|协同|负责))"
)
_OFFICE = re.compile(r"(?:局|委|办|厅|院)$")
_PARTY_GROUP = re.compile(r"(?P<body>.+?)(?:党委|党组|党总支|党支部)")
_PARTY_POST = re.compile(r"书记|委员$|常委")
_UNIT = re.compile(
    r"(?P<parent>.{2,}?(?:公安局|公安分局|局|法院|检察院))(?P<unit>.{2,}(?:派出所|大队|支队|中队|分局|司法所))"
)


def find_references(
    text: str, mentions: Sequence[Mention], keys: Sequence[Key | None], around: Localities, table: EntityTable
) -> Iterator[Found]:
    """Spans that mean an entity, the entity's key, and how: Place, Agency, Body or Parent.

    Args:
        text: the page's text, folded in width.
        mentions: the settled mentions.
        keys: the key of each mention's entity.
        around: the localities of the page.
        table: the entities so far; those that are only implied are added.
    """
    yield from _places(text, around, table)
    yield from _that_body(text, mentions, keys)
    yield from _departments(text, mentions, keys)
    yield from _Posts(text, around, table).bodies(mentions, keys)
    yield from _parents(mentions, around, table)


def _places(text: str, around: Localities, table: EntityTable) -> Iterator[Found]:
    for match in _DEIXIS.finditer(text):
        find = around.last_named if match["which"] == "该" else around.of_level
        locale = find(match["level"], match.start())
        if locale is not None:
            key = table.add("Place", Name(locale.name, locale=locale), facts=place_facts(locale.name, locale))
            yield Span(*match.span()), key, "Place"


def _that_body(text: str, mentions: Sequence[Mention], keys: Sequence[Key | None]) -> Iterator[Found]:
    """该局 is the last body named whose name closes in 局."""
    bodies = [(m, k) for m, k in zip(mentions, keys, strict=True) if m.type in ("Agency", "Organisation")]
    last: dict[str, Key] = {}
    position = 0
    for match in _THAT_BODY.finditer(text):
        while position < len(bodies) and bodies[position][0].end <= match.start():
            mention, key = bodies[position]
            # Whoever is only named beside the doer is not meant: 市人社局会同市财政局….
            if key is not None and not _BESIDE.search(text, max(0, mention.start - 2), mention.start):
                last.update({mention.text[-size:]: key for size in (1, 2)})
            position += 1
        if match["closing"] in last:
            yield Span(*match.span()), last[match["closing"]], "Agency"


def _departments(text: str, mentions: Sequence[Mention], keys: Sequence[Key | None]) -> Iterator[Found]:
    """行政审批部门 is the 市行政审批服务局 of the page, where it names one body only whose field that is (guideline 3)."""
    bodies: dict[Key, str] = {}
    for mention, key in zip(mentions, keys, strict=True):
        if mention.type == "Agency" and key is not None and _OFFICE.search(mention.text):
            bodies.setdefault(key, mention.text)
    for match in _DEPARTMENT.finditer(text):
        meant = [key for key, words in bodies.items() if match["field"] in words]
        if len(meant) == 1:
            yield Span(*match.span()), meant[0], "Agency"


def _parents(mentions: Sequence[Mention], around: Localities, table: EntityTable) -> Iterator[Found]:
    """公安局 in 衡东县公安局甘溪派出所: the child could stand alone after the parent's full name (decision 31)."""
    for mention in mentions:
        parts = _UNIT.fullmatch(mention.text) if mention.type == "Agency" else None
        if parts is not None:
            name = body_name(parts["parent"], mention.start, around, place_required=True)
            key = table.add("Agency", name, facts=body_facts(name.name, "Agency", name.locale))
            yield mention.span, key, "Parent"


class _Posts:
    """The body of every post of a page."""

    def __init__(self, text: str, around: Localities, table: EntityTable) -> None:
        self._text = text
        self._around = around
        self._table = table

    def bodies(self, mentions: Sequence[Mention], keys: Sequence[Key | None]) -> Iterator[Found]:
        """The body named in front of a post, the one its title implies, or that of the post before it."""
        end, last = 0, None
        place: Mention | None = None
        recent: list[tuple[int, Key]] = []
        for mention, key in zip(mentions, keys, strict=True):
            if mention.type in ("Agency", "Organisation"):
                end, last = mention.end, key
                recent = [*recent[-_MEMORY:], (mention.end, key)] if key else recent
            elif mention.type == "Place":
                place = mention
            elif mention.type == "Post":
                near = last if re.fullmatch(r"[、兼及和\s]?", self._text[end : mention.start][:4]) else None
                named = last if end == mention.start else None
                in_front = place if place is not None and place.end == mention.start else None
                titled = self._of_title(mention, near, in_front)
                body = named or titled or self._of_firm(mention, near) or self._headed(mention, recent)
                end, last = mention.end, body
                if body is not None:
                    yield mention.span, body, "Body"

    def _headed(self, post: Mention, recent: Sequence[tuple[int, Key]]) -> Key | None:
        """副主任甲、乙出席, after 市人大常委会主任丙: of the last body near that such a title heads."""
        for title, closing in _HEADED:
            if title.fullmatch(post.text):
                for position, key in reversed(recent):
                    if post.start - position <= _NEAR and closing.search(key[1]):
                        return key
        return None

    def _of_title(self, post: Mention, near: Key | None, place: Mention | None) -> Key | None:
        """市长 is of the 市政府: of the place in front, of the body's in the post before, else of the paper's."""
        title = core_title(self._text[post.start : post.end])
        if title == "总书记":
            return self._add("Agency", Name("中共中央"))
        if title not in IMPLIED_BODY:
            return None
        level, organ = IMPLIED_BODY[title]
        same = re.match(rf"(.+?{level})", near[1]) if near else None
        if place is not None or same is not None:
            return self._add("Agency", Name(f"{self._place_name(place, same)}{organ}"))
        name = body_name(f"{level}{organ}", post.start, self._around, place_required=True)
        # Without a place, a title alone names no body; beside another body of that place it does.
        return self._add("Agency", name) if name.resolved or near is not None else None

    def _place_name(self, place: Mention | None, same: re.Match[str] | None) -> str:
        if place is None:
            return same[1] if same else ""
        locale = self._around.named(place.text)
        return locale.name if locale else place.text

    def _of_firm(self, post: Mention, body: Key | None) -> Key | None:
        """党委副书记、总经理: the second post is the firm's, not its party committee's."""
        group = _PARTY_GROUP.fullmatch(body[1]) if body else None
        if group is None or _PARTY_POST.search(post.text):
            return body
        for kind in ("Organisation", "Agency"):
            key = self._table.key(kind, group["body"])
            if self._table.has(key):
                return key
        public = re.search(r"[局厅委办院]$|政府$", group["body"])
        return self._add("Agency" if public else "Organisation", Name(group["body"]))

    def _add(self, kind: str, name: Name) -> Key:
        return self._table.add(kind, name, facts=body_facts(name.name, kind, name.locale))
