"""What a name and the tables say of a body or a place besides its name: kind, level, code. Derived, never counted as stated."""

import re

from kg.resolve.locality import Locale

_AGENCY_KINDS = (
    ("supervision", r"纪委|监委|监察|巡察"),
    ("congress", r"人大|人民代表大会"),
    ("consultative", r"政协|政治协商"),
    ("court", r"法院"),
    ("procuratorate", r"检察院"),
    (
        "mass_organisation",
        r"共青团|团委|妇联|工会|青联|工商联|科协|文联|残联|侨联|社科联|红十字会|学联|台联|妇女联合会",
    ),
    ("party", r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)"),
    ("leading_group", r"领导小组|指挥部|专班|工作组|安委会"),
    ("zone", r"高新区|经开区|开发区|新区|保税区|园区"),
    (
        "party",
        r"(?:[省市县区州旗镇乡]|中共中央)委?(?:委)(?:办公室|宣传部|组织部|统战部|政法委|党校|社会工作部|政研室)?$|中共中央|党委|党组|党支部|组织部|宣传部|统战部|政法委",
    ),
    ("institution", r"(?:中心|大厅|站|台)$"),
    ("government", r"."),
)
_ORGANISATION_KINDS = (
    ("school", r"大学|学院|师院|学校|中学|小学|幼儿园"),
    ("hospital", r"医院|卫生院"),
    ("enterprise", r"公司|集团|银行|酒店|宾馆|科技|合作社|高科|定制|投$|厂$"),
    ("media", r"日报|晚报|晨报|电视台|新闻社|通讯社|报社|新闻$"),
    ("association", r"协会|商会|学会|联合会|联盟|基金会"),
)
_PROGRAMME_KINDS = (
    ("industry_chain", r"产业链$"),
    ("ranking", r"榜$|百强|十强"),
    ("award", r"奖$"),
    ("designation", r"(?:城市|[市县区镇村]|基地|示范点|副中心)$"),
    ("platform", r"(?:平台|服务端|系统|小程序|大厅|外网|工作台|网)$"),
    ("plan", r"(?:规划|计划|方案|战略)$"),
    ("project", r"(?:项目|工程|园区|走廊)$"),
    ("campaign", r"(?:行动|活动|攻坚战|保卫战|持久仗|会战|整治|年)$"),
    ("service", r"(?:服务|办|窗口?|码|站|车|课堂|驿站)$"),
    ("policy", r"(?:机制|制度|政策|改革|办法|条|长制|模式)$"),
)
_LEVELS = {"province": "province", "prefecture": "prefecture", "county": "county", "township": "township"}


def body_facts(name: str, kind: str, locale: Locale | None) -> dict[str, str | None]:
    """Kind, level, place code and home of a body.

    Args:
        name: the resolved name.
        kind: Agency or Organisation.
        locale: the place the name opens with, if known.
    """
    table = _AGENCY_KINDS if kind == "Agency" else _ORGANISATION_KINDS
    found = next((label for label, pattern in table if re.search(pattern, name)), None)
    central = kind == "Agency" and re.match(r"中共中央|国务院|全国|最高|国家", name) is not None
    return {
        "kind": found,
        "level": "central" if central else _LEVELS.get(locale.level or "") if locale else None,
        "place": locale.code if locale and kind == "Agency" else None,
        "home": locale.name if locale else None,
    }


def place_facts(locale: Locale | None) -> dict[str, str | None]:
    """Level, code and the code above of a place that is in the table of divisions."""
    if locale is None or locale.place is None:
        return {}
    return {"level": locale.place.level, "place": locale.place.code, "parent": locale.place.parent}


def programme_facts(name: str, home: str | None) -> dict[str, str | None]:
    """What kind of programme a name's closing word tells (platform, campaign, award …), and its home.

    Args:
        name: the resolved name.
        home: the place of the paper that names it.
    """
    return {
        "kind": next((kind for kind, words in _PROGRAMME_KINDS if re.search(words, name)), None),
        "home": home,
    }
