"""From the words of an event or a programme to its resolved name (guidelines 15, 19 and 21)."""

import re

from kg.resolve.locality import Localities
from kg.resolve.names import QUOTES, Name, at_home, in_front

_DIGITS = "零一二三四五六七八九十"


def event_name(surface: str, position: int, around: Localities) -> Name:
    """The name of an event: 全市… is the city's, a numbered session of the Party is written out."""
    session = _party_session(surface)
    if session is not None:
        return Name(session, (surface,))
    whole = re.match(r"(?:全|我|本)(?P<level>[省市县区州旗])(?P<rest>.+)", surface)
    level = re.match(r"(?P<level>[省市县区州旗])(?P<rest>(?!长).+)", surface)
    match = whole or (None if around.opening(surface) else level)
    if match is not None:
        named = in_front(around, around.of_level(match["level"], position), surface, "{}" + match["rest"])
        return Name(named.name, (surface,), named.resolved, named.locale)
    if (
        surface[:1] in "“全第"
        or around.opening(surface) is not None
        or re.match(r"20\d\d|中国|党|“", surface)
    ):
        return Name(surface, locale=around.opening(surface))
    return at_home(surface, around)


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
        named = in_front(around, around.of_level(level["level"], position), surface, "{}" + level["rest"])
        return Name(named.name, (surface, level["rest"]), named.resolved, named.locale)
    quoted = re.fullmatch(r"“([^“”]+)”", surface)
    return Name(quoted[1], (surface,)) if quoted else Name(surface, _unquoted(surface))


def _unquoted(surface: str) -> tuple[str, ...]:
    bare = QUOTES.sub("", surface)
    return (bare,) if bare != surface else ()
