"""What a name and the tables say of a body or a place besides its name: kind, level, code. Derived, never counted as stated."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from kg.knowledge.agency_kinds import agency_kind
from kg.knowledge.gazetteer import landmarks
from kg.resolve.locality import Locale, Localities
from kg.text import simplified

Facts: TypeAlias = Mapping[str, str | None]


_ORGANISATION_KINDS = (
    ("hospital", r"医院|卫生院|保健院"),
    ("school", r"大学|学院|师院|学校|中学|小学|幼儿园|[一二三四五六七八九十]中$"),
    ("enterprise", r"公司|集团|银行|酒店|宾馆|科技|合作社|高科|定制|投$|厂$"),
    ("media", r"日报|晚报|晨报|[^通情]报$|电视台|广播|融媒体|新闻社|通讯社|报社|新闻$"),
    ("association", r"协会|商会|学会|联合会|联盟|基金会"),
)
_PROGRAMME_KINDS = (
    ("industry_chain", r"产业链$"),
    ("ranking", r"榜$|百强|十强"),
    ("award", r"奖$"),
    ("designation", r"(?:城市|(?<![集夜超门股])[市县州区镇村旗]|嘎查|村寨|村落|基地|示范点|副中心)$"),
    ("platform", r"(?:平台|服务端|系统|小程序|大厅|外网|工作台|网)$"),
    ("plan", r"(?:规划|计划|方案|战略)$"),
    ("project", r"(?:项目|工程|园区|走廊)$"),
    ("campaign", r"(?:行动|活动|攻坚战|保卫战|持久仗|会战|整治|年)$"),
    ("service", r"(?:服务|办|窗口?|码|站|车|课堂|驿站)$"),
    ("policy", r"(?:机制|制度|政策|改革|办法|条|长制|模式)$"),
)
_EVENT_KINDS = (
    ("ceremony", r"(?:仪式|开幕式|闭幕式|典礼|颁奖礼|发车|开馆|升旗)$"),
    ("fair", r"(?:展会|展览会?|博览会|推介会|招商会|展销会|交易会|洽谈会|招聘会|集市|博览|年货节|购物节|[洽博]周|[交博糖]会)$"),
    ("visit", r"(?:考察|调研|访问|回访|走访|之行)(?:活动)?$"),
    ("meeting", r"(?:会议?|大会|论坛|座谈|沙龙|全会|听证|汇|两会)$"),
    ("activity", r"(?:活动|节|赛|比武|运动会|晚会|音乐会|演唱会|志愿服务|行|日|课|演练|义诊|培训班?|讲座|宣讲)$"),
)  # fmt: skip
# Meetings by their last word that are held for the public: 运动会.
_PUBLIC_MEETING = re.compile(
    r"(?:运动会|省运会|市运会|晚会|音乐会|演唱会|庙会|灯会|义卖会|游园会|[^协]展会)$"
)
_PLACE_KINDS = (
    ("zone", r"(?:开发区|高新区|经开区|保税区|自贸区|新区|园区|产业园|工业园|科技园|示范园|创业园|软件园|物流园|试验区|集聚区|景区|度假区|风景区)$"),
    ("division", r"(?:省|市|县|自治[区州县旗]|[^路库景]区|州|盟|旗|镇|乡|街道|苏木|嘎查|村|社区)$"),
    ("natural", r"(?:[江河湖海溪山岭峰岛湾泉]|草原|湿地|峡谷|流域|高原|盆地|平原|森林|半岛|沙漠)$"),
    ("built", r"(?:路|大道|街|巷|桥|广场|馆|场|站|中心|公园|剧院|会堂|礼堂|水库|码头|港|机场|楼|塔|寺|院|城|高速|铁路|[国省]道|线|隧道|胡同|口岸|酒店|灌区|陵园|纪念碑)$"),
)  # fmt: skip
_SMALL_LEVELS = (("township", r"(?:镇|乡|街道|苏木)$"),)
# Landmarks by the kinds of their table; a region is none of the ontology's kinds.
_OF_LANDMARK = {"building": "built"} | dict.fromkeys(
    ("desert", "island", "lake", "mountain", "river", "sea"), "natural"
)
_LEVELS = {"province": "province", "prefecture": "prefecture", "county": "county", "township": "township"}


def body_facts(name: str, kind: str, locale: Locale | None) -> dict[str, str | None]:
    """Kind, level, place code and home of a body.

    Args:
        name: the resolved name.
        kind: Agency or Organisation.
        locale: the place the name opens with, if known.
    """
    found = agency_kind(name) if kind == "Agency" else _told(_ORGANISATION_KINDS, name)
    central = kind == "Agency" and re.match(r"中共中央|国务院|全国|最高|国家", name) is not None
    return {
        "kind": found,
        "level": "central" if central else _LEVELS.get(locale.level or "") if locale else None,
        "place": locale.code if locale and kind == "Agency" else None,
        "home": locale.name if locale else None,
    }


def place_facts(name: str, locale: Locale | None) -> dict[str, str | None]:
    """Kind of a place by its name, and level, code and the code above of one that is in the table of divisions.

    Args:
        name: the resolved name.
        locale: what the tables know of it, or None.
    """
    if locale is None or locale.place is None or locale.name != name:
        return {"kind": _place_kind(name), "level": _told(_SMALL_LEVELS, name)}
    division = locale.place
    return {"kind": "division", "level": division.level, "place": division.code, "parent": division.parent}


def _place_kind(name: str) -> str | None:
    known = landmarks().get(name)
    return _OF_LANDMARK.get(known) if known is not None else _told(_PLACE_KINDS, name)


def event_facts(name: str, home: str | None) -> dict[str, str | None]:
    """What kind of event a name's closing word tells, and its home.

    Args:
        name: the resolved name.
        home: the place of the paper that names it.
    """
    words = re.sub(r"\([^)]*\)$|[“”]", "", name)
    public = _PUBLIC_MEETING.search(words) is not None
    return {"kind": "activity" if public else _told(_EVENT_KINDS, words), "home": home}


def programme_facts(name: str, home: str | None) -> dict[str, str | None]:
    """What kind of programme a name's closing word tells (platform, campaign, award …), and its home.

    Args:
        name: the resolved name.
        home: the place of the paper that names it.
    """
    return {"kind": _told(_PROGRAMME_KINDS, name), "home": home}


def known_facts(kind: str, name: str, around: Localities) -> Facts:
    """Kind, level, place code and the code above of an entity of which nothing is known but its name.

    Args:
        kind: the entity's type.
        name: its resolved name.
        around: the localities of its page.
    """
    name = "".join(map(simplified, name))
    if kind in ("Agency", "Organisation"):
        return body_facts(name, kind, around.opening(name))
    if kind == "Place":
        locale = around.named(name)
        return place_facts(name, locale if locale is not None and locale.name == name else None)
    if kind == "Event":
        return event_facts(name, None)
    return programme_facts(name, None) if kind == "Programme" else {}


def _told(table: tuple[tuple[str, str], ...], name: str) -> str | None:
    """The first kind of a table whose words are in a name."""
    return next((kind for kind, words in table if re.search(words, name)), None)
