"""From the words of a mention to the resolved name of the thing (guidelines 19 to 21), with its well-known variants."""

import re
from dataclasses import dataclass, replace

from kg.knowledge.agencies import LEVELS, PARTIES, full_form
from kg.knowledge.gazetteer import former_names
from kg.knowledge.places import load_places
from kg.resolve.locality import Locale, Localities

QUOTES = re.compile(r"[“”‘’\"'「」『』]")
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
# A team of a public body is the town's, as the body is: 青联委员服务团.
_TEAM_OF_BODY = re.compile(r"(?:青联|团委|妇联|工商联|总工会|文联|科协|政协|人大)[一-龥]*[团队]")
_LEVEL = r"自治[区州县旗]|社区|街道|苏木|嘎查|[省市县区州盟旗镇乡村]"
# A province or an autonomous division, which opens a name even where no table knows it.
_OPENS_WITH_DIVISION = re.compile(r"[一-龥]{2,9}?(?:省|自治[区州县旗])(?![级直内])")
# An organ of a party committee that is named alone, as in lists: 组织部.
PARTY_ORGAN = re.compile(r"(?:组织部|宣传部|统战部|政法委|社会工作部|政研室|巡察办|机要局|老干部局)")
# A built place that the town is put in front of: 市会议中心.
_PARTY_NAME = re.compile(r"[省市县区州盟旗镇乡]委|党委")
# A body of a town or a village is named by it alone: 大堡乡政府, 汀南社区党群服务中心.
_OPENS_WITH_SMALL = re.compile(
    r"[一-龥]{2,6}?(?:镇|乡|街道|苏木|嘎查|村|社区)(?=党|政府|人民政府|人大|纪委|便民|政务|综合|办事处|村?委|居委|卫生)"
)
_BUILT = re.compile(
    r"[一-龥]*(?:会议中心|会展中心|体育馆|体育中心|体育场|大剧院|文化中心|艺术中心|奥体中心|博物馆|图书馆|广场|礼堂|会堂|公园)"
)


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
    surface = _autonomous(surface, around)
    name = (
        _of_the_committee(surface, around)
        or _of_the_centre(surface, around)
        or _of_a_level(surface, position, around)
        or _of_the_home(surface, around, place_required=place_required)
        or Name(
            _shortened(surface),
            (surface,),
            locale=around.opening(surface) if _is_sure(surface, around) else None,
        )
    )
    official = full_form(name.name) if name.resolved and place_required else None
    if _PARTY_NAME.search(name.name):  # 衡阳市委员会 and its organs are never called so
        return name
    return replace(name, variants=(*name.variants, official)) if official else name


def _autonomous(surface: str, around: Localities) -> str:
    """长阳土家族自治县人民政府 is 长阳县政府 on a page that calls the place so."""
    locale = around.opening(surface)
    if locale is None or "自治" not in locale.name or not surface.startswith(locale.name):
        return surface
    return around.called(locale) + surface[len(locale.name) :]


def _of_the_committee(surface: str, around: Localities) -> Name | None:
    """组织部 alone is that of the town's party committee; unresolved without a town."""
    if not PARTY_ORGAN.fullmatch(surface):
        return None
    home = around.home
    return (
        Name(f"{around.called(home)}委{surface}", (surface,), locale=home)
        if home
        else Name(surface, resolved=False)
    )


def _of_the_centre(surface: str, around: Localities) -> Name | None:
    """Central bodies and parties resolve to themselves; 中共衡阳市委 is 衡阳市委."""
    if surface in _CENTRAL:
        return Name(_CENTRAL[surface], (surface,))
    local = re.match(r"中共(?!中央)(?P<rest>.+)", surface)
    if local:
        return Name(_shortened(local["rest"]), (surface,), locale=around.opening(local["rest"]))
    central = _CENTRAL_BODY.match(surface) or _OPENS_WITH_PARTY.match(surface)
    return Name(surface) if central else None


def _of_a_level(surface: str, position: int, around: Localities) -> Name | None:
    """市发改委 and 团市委: the place in force goes in for the level character."""
    league = re.match(r"团(?P<level>[省市县区州旗])委(?P<rest>.*)", surface)
    if league:
        locale = around.of_level(league["level"], position)
        return in_front(around, locale, surface, f"共青团{{}}委{league['rest']}")
    level = re.match(rf"(?P<level>{_LEVEL})(?P<rest>直?.+)", surface)
    if level is None or _opens_with_place(surface, around):
        return None
    return in_front(around, around.of_level(level["level"], position), surface, "{}" + level["rest"])


def _of_the_home(surface: str, around: Localities, *, place_required: bool) -> Name | None:
    """A body without any place in its name is the paper's town's (guideline 19)."""
    home = around.home
    if _TEAM_OF_BODY.fullmatch(surface):
        return at_home(surface, around)
    if place_required and not _holds_place(surface, around):
        return at_home(surface, around)
    if home is not None and _CITY_FIRM.fullmatch(surface):
        return Name(f"{home.name.rstrip('市县区州')}{surface}", (surface,))
    return None


def _shortened(name: str) -> str:
    """衡阳市人民政府 and 衡阳市政府 are one body, and so are the committee's long and short names."""
    name = re.sub(r"人民政府", "政府", name)
    return re.sub(r"(?<=[省市县区州旗镇乡])委员会$", "委", name)


def in_front(around: Localities, locale: Locale | None, surface: str, pattern: str) -> Name:
    """The name with a place put in for its level character; unresolved where the place is not known."""
    if locale is None:
        return Name(surface, resolved=False)
    name = pattern.format(around.called(locale))
    variants = [surface]
    if re.fullmatch(r".+[省市县区州旗]委", name) and not name.startswith("共青团"):
        variants.append(f"中共{pattern.format(locale.name)}")
    if name.endswith("政府"):
        variants.append(re.sub(r"(?:人民)?政府$", "人民政府", pattern.format(locale.name)))
    return Name(_shortened(name), tuple(variants), locale=locale)


def _opens_with_place(surface: str, around: Localities) -> bool:
    """市中区教育局 opens with a place, 市教育局 with a level."""
    own = around.opening(surface)
    if own is None or not surface.startswith(own.name) or own.name.startswith("自治"):
        return False
    return len(own.name) > 1 and (own.place is not None or own.name[0] not in LEVELS)


def _holds_place(surface: str, around: Localities) -> bool:
    if (
        around.opening(surface) is not None
        or _OPENS_WITH_DIVISION.match(surface)
        or _OPENS_WITH_SMALL.match(surface)
    ):
        return True
    # A body of an enterprise or a school is named by it, not by the town.
    return re.search(r"(?:党委|党组|党总支|党支部)$", surface) is not None or any(
        _is_sure(surface[i:], around) for i in range(1, max(1, len(surface) - 1))
    )


def _is_sure(words: str, around: Localities) -> bool:
    """Whether words inside a name open with a place: 武警衡阳支队; not 儿童友好城市, for the district 友好区."""
    locale = around.opening(words)
    if locale is None:
        return False
    with_level = locale.name[-1] in "县旗" and locale.name[-1] in words[1:4]  # 漾濞县委, 莫旗政府
    return words.startswith(locale.name) or locale.level != "county" or with_level


def place_name(surface: str, position: int, around: Localities, short: str | None) -> Name:
    """The full name of a place: 衡阳 is 衡阳市, 沪 is 上海市; a place of no table keeps its own name.

    Args:
        surface: the words on the page.
        position: where they stand.
        around: the localities of the page.
        short: the full name that a one-character form stands for, or None.
    """
    if short is not None:
        return Name(short, (surface,), locale=around.named(short))
    former = former_names().get(surface)
    if former is not None and not load_places().named(surface):
        place = load_places().by_code(former)
        return Name(place.name, (surface,), locale=Locale(place.name, place))
    locale = around.named(surface)
    if locale is None:
        level = re.match(r"[省市县区州旗]", surface)
        if level and _BUILT.fullmatch(surface[1:]) and not _opens_with_place(surface, around):
            return in_front(around, around.of_level(level[0], position), surface, "{}" + surface[1:])
        return Name(surface)
    return Name(locale.name, (surface,), locale=locale)


def at_home(surface: str, around: Localities) -> Name:
    """A name with the paper's place in front; unresolved where that is not known."""
    home = around.home
    if home is None:
        return Name(surface, resolved=False)
    return Name(f"{around.called(home)}{surface}", (surface,), locale=home)


def folded(name: str) -> str:
    """A name without quotation marks and blanks, for comparing."""
    return re.sub(r"\s", "", QUOTES.sub("", name))
