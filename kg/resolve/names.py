"""From the words of a mention to the resolved name of the thing (guidelines 19 to 21), with its well-known variants."""

import re
from dataclasses import dataclass

from kg.knowledge.agencies import PARTIES
from kg.resolve.locality import Locale, Localities

_QUOTES = re.compile(r"[“”‘’\"'「」『』]")
_CENTRAL = {
    "中央": "中共中央",
    "党中央": "中共中央",
    "中共中央委员会": "中共中央",
    "最高法": "最高人民法院",
    "最高检": "最高人民检察院",
    "团中央": "共青团中央",
}
_CENTRAL_BODY = re.compile(
    r"^(?:中共中央|中央|国务院|全国|国家|最高|中国|中华|公安部|共青团中央)|^(?![省市县区州盟旗镇乡村])[一-龥]{2,8}(?<![支总])部$"
)
_OPENS_WITH_PARTY = re.compile(PARTIES)
# A city's own investment companies are named by it: 高新投 is 衡阳高新投.
_CITY_FIRM = re.compile(r"[一-龥]{1,2}投")
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Name:
    """A resolved name: the name itself, further variants of it, whether it is complete, and the place it hangs on."""

    name: str
    variants: tuple[str, ...] = ()
    resolved: bool = True
    locale: Locale | None = None


def body_name(surface: str, position: int, around: Localities, *, place_required: bool) -> Name:
    """The name of a public body or another organisation.

    Args:
        surface: the words on the page, folded in width.
        position: where they stand.
        around: the localities of the page.
        place_required: whether a name without any place gets the paper's in front (true of agencies).
    """
    return (
        _of_the_centre(surface)
        or _of_a_level(surface, position, around)
        or _of_the_home(surface, around, place_required=place_required)
        or Name(_shortened(surface), (surface,), locale=around.opening(surface))
    )


def _of_the_centre(surface: str) -> Name | None:
    """Central bodies and parties resolve to themselves; 中共衡阳市委 is 衡阳市委."""
    if surface in _CENTRAL:
        return Name(_CENTRAL[surface], (surface,))
    local = re.match(r"中共(?!中央)(?P<rest>.+)", surface)
    if local:
        return Name(_shortened(local["rest"]), (surface,))
    central = _CENTRAL_BODY.match(surface) or _OPENS_WITH_PARTY.match(surface)
    return Name(surface) if central else None


def _of_a_level(surface: str, position: int, around: Localities) -> Name | None:
    """市发改委 and 团市委: the place in force goes in for the level character."""
    league = re.match(r"团(?P<level>[省市县区州旗])委(?P<rest>.*)", surface)
    if league:
        locale = around.of_level(league["level"], position)
        return _in_front(locale, surface, f"共青团{{}}委{league['rest']}")
    level = re.match(r"(?P<level>[省市县区州盟旗镇乡村])(?P<rest>直?.+)", surface)
    if level is None or _opens_with_place(surface, around):
        return None
    return _in_front(around.of_level(level["level"], position), surface, "{}" + level["rest"])


def _of_the_home(surface: str, around: Localities, *, place_required: bool) -> Name | None:
    """A body without any place in its name is the paper's town's (guideline 19)."""
    home = around.home
    if place_required and not _holds_place(surface, around):
        return _at_home(surface, home)
    if home is not None and _CITY_FIRM.fullmatch(surface):
        return Name(f"{home.name.rstrip('市县区州')}{surface}", (surface,))
    return None


def _shortened(name: str) -> str:
    """衡阳市人民政府 and 衡阳市政府 are one body, and so are the committee's long and short names."""
    name = re.sub(r"人民政府", "政府", name)
    return re.sub(r"(?<=[省市县区州旗镇乡])委员会$", "委", name)


def _in_front(locale: Locale | None, surface: str, pattern: str) -> Name:
    """The name with a place put in for its level character; unresolved where the place is not known."""
    if locale is None:
        return Name(surface, resolved=False)
    name = pattern.format(locale.name)
    variants = [surface]
    if re.fullmatch(r".+[省市县区州旗]委", name) and not name.startswith("共青团"):
        variants.append(f"中共{name}")
    if name.endswith("政府"):
        variants.append(name.removesuffix("政府") + "人民政府")
    return Name(_shortened(name), tuple(variants), locale=locale)


def _opens_with_place(surface: str, around: Localities) -> bool:
    """市中区教育局 opens with a place, 市教育局 with a level."""
    own = around.opening(surface)
    return own is not None and surface.startswith(own.name) and len(own.name) > 1


def _holds_place(surface: str, around: Localities) -> bool:
    own = around.opening(surface)
    if own is not None:
        return True
    # A body of an enterprise or a school is named by it, not by the town.
    return re.search(r"(?:党委|党组|党总支|党支部)$", surface) is not None or any(
        around.opening(surface[i:]) is not None for i in range(1, max(1, len(surface) - 1))
    )


def place_name(surface: str, around: Localities, short: str | None) -> Name:
    """The full name of a place: 衡阳 is 衡阳市, 沪 is 上海市; a place of no table keeps its own name.

    Args:
        surface: the words on the page.
        around: the localities of the page.
        short: the full name that a one-character form stands for, or None.
    """
    if short is not None:
        return Name(short, (surface,), locale=around.named(short))
    locale = around.named(surface)
    if locale is None:
        return Name(surface)
    return Name(locale.name, (surface,), locale=locale)


def event_name(surface: str, position: int, around: Localities) -> Name:
    """The name of an event: 全市… is the city's, a numbered session of the Party is written out."""
    session = _party_session(surface)
    if session is not None:
        return Name(session, (surface,))
    whole = re.match(r"(?:全|我|本)(?P<level>[省市县区州旗])(?P<rest>.+)", surface)
    level = re.match(r"(?P<level>[省市县区州旗])(?P<rest>(?!长).+)", surface)
    match = whole or (None if around.opening(surface) else level)
    if match is not None:
        named = _in_front(around.of_level(match["level"], position), surface, "{}" + match["rest"])
        return Name(named.name, (surface,), named.resolved, named.locale)
    if (
        surface[:1] in "“全第"
        or around.opening(surface) is not None
        or re.match(r"20\d\d|中国|党|“", surface)
    ):
        return Name(surface, locale=around.opening(surface))
    return _at_home(surface, around.home)


def _at_home(surface: str, home: Locale | None) -> Name:
    """A name with the paper's place in front; unresolved where that is not known."""
    return Name(f"{home.name}{surface}", (surface,), locale=home) if home else Name(surface, resolved=False)


def _party_session(surface: str) -> str | None:
    congress = re.fullmatch(rf"(?:党的|中共)?([{_DIGITS}]+)大", surface)
    if congress:
        return f"中国共产党第{congress[1]}次全国代表大会"
    plenum = re.fullmatch(rf"(?:党的|中共)?([{_DIGITS}]+)届([{_DIGITS}])中全会", surface)
    if plenum:
        return f"中国共产党第{plenum[1]}届中央委员会第{plenum[2]}次全体会议"
    return _national_session(surface)


def _national_session(surface: str) -> str | None:
    """The full name of a session of the national congress or consultative conference, which has no town in front."""
    number = rf"([{_DIGITS}]+)"
    congress = re.fullmatch(rf"{number}届全国人大{number}次会议", surface)
    if congress:
        return f"第{congress[1]}届全国人民代表大会第{congress[2]}次会议"
    conference = re.fullmatch(rf"全国政协{number}届{number}次会议", surface)
    if conference:
        return f"中国人民政治协商会议第{conference[1]}届全国委员会第{conference[2]}次会议"
    return None


def programme_name(surface: str, position: int, around: Localities) -> Name:
    """The name of a programme: quotation marks go where they hold all of it; 市“十四五”规划 is the city's."""
    level = re.match(r"(?P<level>[省市县区州旗])(?P<rest>“.+)", surface)
    if level:
        named = _in_front(around.of_level(level["level"], position), surface, "{}" + level["rest"])
        return Name(named.name, (surface, level["rest"]), named.resolved, named.locale)
    quoted = re.fullmatch(r"“([^“”]+)”", surface)
    return Name(quoted[1], (surface,)) if quoted else Name(surface, _unquoted(surface))


def _unquoted(surface: str) -> tuple[str, ...]:
    bare = _QUOTES.sub("", surface)
    return (bare,) if bare != surface else ()


def folded(name: str) -> str:
    """A name without quotation marks and blanks, for comparing."""
    return re.sub(r"\s", "", _QUOTES.sub("", name))
