"""Public bodies by their grammar: a level or a place in front, an organ behind.

The organs are those of party, government, congress, consultative conference, courts, procuratorates, armed forces,
mass organisations and democratic parties; the table `agencies.csv` has them in short and full form. A department that
is in no table follows the pattern of a stem and a closing word (局, 厅, 中心 …).
"""

import csv
import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kg.knowledge.names import HAN
from kg.knowledge.words import alternation

LEVELS = "省市县区州盟旗镇乡"

# What can't follow a form, because the two are another word: 委托, 政府办理, 财政局面.
_NOT_BEFORE = MappingProxyType(
    {
        "委": "员托派任屈婉以身",
        "委办": "理公事学成好",
        "委员会": "议",
        "政府办": "理公事学成好实的",
        "政治协商会议": "第",
        "工委": "员",
        "局": "长面势限部",
        "厅": "长堂",
        "部": "长门分署队件委下落",
        "队": "长员伍",
        "办": "理公事学成好法案",
        "站": "长点",
        "中心": "小学组城区线卫校幼敬血",
        "委员": "会",
    }
)
_NOT_LAST = MappingProxyType({"人民代表大会": "(?!第|代表)", "人大": "(?!代会|附)"})

_CLOSING = (
    r"(?:管理局|服务局|监督局|执法局|分局|(?<![全大布格结时开破变当僵好])局(?![长部面势限])|办公厅|厅(?![长堂])|办公室|管理委员会|管委会|"
    r"工作委员会|委员会(?!议)|办事处|领导小组(?!会)(?:办公室)?|工作组|督导组|督察组|督查组|巡察组|指挥部(?:办公室)?|专班|联席会议办公室|"
    r"服务大厅|政务大厅|大队(?!长)|支队(?!长)|总队(?!长)|工作队|派出所|司法所|管理所|监管所|检验所|监督所|看守所|拘留所|"
    r"戒毒所|干休所|休养所|财政所|税务所|管理处|管理站|工作站|检测站|监测站|水文站|防疫站|推广站|服务站|救助站|检查站|中心血站)"
)
# Centres that are buildings, enterprises or a place's middle.
_NO_CENTRE = (
    "奥体 博览 市民 会展 展览 文化 艺术 体育 购物 商业 商贸 会议 游客 体验 物流 研发 创新 孵化 运营 城市 区域 交通 枢纽 国际 展示 康养 "
    "行政 养老 健身 消费 配送 分拣 客运 医学 医疗 诊疗 健康 手术 急救 培训 实验 技术 研究 设计 制造 结算 算力 计算 换热 邮件 村级 党群"
)
_CENTRE = (
    "".join(rf"(?<!{word})" for word in _NO_CENTRE.split())
    + r"(?<=..)中心(?!小|学|组|城|区|线|村|卫|校|幼|敬|血)"
)
_NO_STEM = r"的了在是和与及为等们不有于对向将被把会从以让各该这那其并或而但由、,。;:!?()“”《》\s\d"
# Verbs, adverbs and posts that no department's name holds: 赶到耒阳市公安局, 立即联动半山亭派出所, 划归市数据局.
_NO_WORDS = (
    "到 送 赶 立即 随即 联动 配合 会同 一名 发现 报警 求助 反映 位于 前往 工作人员 民警 通过 介绍 希望 帮助 带领 率领 今年 去年 "
    "发动 召开 印发 出台 开展 推行 划归 划入 划转 移交 转交 更名 改为 成立 组建 牵头 出席 参加 主持 举办 举行 走访 调研 考察 看望 慰问 "
    "书记 主任 主席 市长 县长 区长 镇长 乡长 局长 厅长 部长 要求 强调 指出 督促 派出 代表 副市 副县 副区 我市 我县 我区 全市 全县 全区 "
    "企业家 首个 首家 入驻 进驻 设在 设立 获评 荣获 获得 授予 尽快 就能 相继 先后 陆续 分别 纷纷 建成 建立"
)
_NO_WORD = alternation(
    dict.fromkeys(_NO_WORDS.split(), "")
    | {"联合": "(?!会|工会)", "常委": "(?!会)", "组织": "(?!部|工作)", "委员": "(?!会)"}
)
_STEM = rf"(?:(?!{_NO_WORD})[^{_NO_STEM}])"
_UNIT = rf"(?:(?:(?!{_NO_WORD})[{HAN}]){{1,8}}?(?:分局|派出所|大队|中队|支队|司法所|管理所|服务站|办公室|党组|党委|工作组|消防站|监管所|人民法庭|检察室|税务所|财政所|自然资源所|执法队|警务室|警务站|车管所|看守所|拘留所|检查站)(?![长员])|(?<=[队所局院])(?:(?!{_NO_WORD})[{HAN}A-Z]){{1,8}}?(?:技术室|实验室|鉴定室)|(?<=[委会组部局院])办公室(?![公理]))"
_OFFICE = r"(?<![里能代承主协督可合交催就快])办(?![理公事学成好法案实证结])"
_PARTY_BODY = rf"(?:委|党委|工委|政府|人大常委会|人大|政协){_STEM}{{2,16}}?(?:工作委员会|委员会(?!议)(?:办公室)?|领导小组(?!会)(?:办公室)?|工委(?!员)|指挥部|督[查导]组|工作室|{_OFFICE})"
# 市人大城建环资委, 市政协文史委: committees by their short forms.
_COMMITTEE = rf"(?:人大|政协)(?!常){_STEM}{{2,8}}?(?:和{_STEM}{{2,6}}?)?委(?![{_NOT_BEFORE['委']}])"
_INSPECTION = rf"(?:委第[一二三四五六七八九十]{{1,3}}巡[视察]组|纪委(?:[市县区省]?监委)?(?:派驻|派出|驻)[{HAN}]{{2,14}}?纪检监察组)"
_QUOTED = rf"“[^“”\n]{{2,16}}”[{HAN}]{{0,8}}?(?:领导小组|工作专班|指挥部|办公室|委员会)(?:办公室)?"

# A level character that is part of another word opens no body: 全市, 城市, 市民, 市场, 小区, 侨乡.
LEVEL = (
    r"(?:自治[区州县旗]|苏木|街道(?=党工委|人大工委)|"
    r"(?<![全我该本各城都两一二三四五六七八九十几外同老新跨多每入出进逛夜超门股楼锦国红党县市某邻])(?:"
    r"(?<![集菜早花灯上闹])市(?!民(?!政|族|宗|革|委|进|建|盟)|场(?!监)|场监管总局|级|区(?!委)|内|外|里|值|容(?!环)|价|域|县|州|面上)|"
    r"县(?!级|域|城|区|内|乡(?!村振)|市(?!场监))|(?<![节反])省(?!级|域|内|外|份|委书记处|市(?!场监)|会|力|去)|"
    r"(?<![社小园片灾校景山地辖牧库军战特厂矿林街郊湖港商学分心])区(?!域|间|内|分|县|位|块|别|划)|州(?!级|内|市)|"
    r"(?<![联同民台加结])盟(?!员|友|市|中央|主|约|国)|"
    r"(?<![小古重集村乡城])镇(?!级|村|区|内|上|政府驻地)|(?<![家故下返水侨他山回思离还归])乡(?!村|镇|级|亲|土|愁|情|音|贤)|"
    r"(?<![军队会授校])旗(?!下|帜|袍|级|送|子|手|杆|舰|号))"
    r"(?:直(?=机关工委))?)"
)

# 全国政协社会和法制委员会, 国家防总办公室, 中央军委政治工作部
_CENTRAL_PART = (
    rf"(?:(?<=政协)[{HAN}]{{2,10}}?委员会(?!议)|(?<=人大)[{HAN}]{{2,9}}?委员会(?!议)|(?<=军委)(?:办公厅|[联政后装训国][{HAN}]{{1,4}}部|纪委|政法委|科技委)|"
    r"(?<=[委会总指])办公室)?"
)

PARTIES = r"(?:民革|民盟|民建|民进|农工党|农工民主党|致公党|九三学社|台盟|共青团|中共)"


@cache
def _local_forms() -> dict[str, str]:
    """The organs that stand behind a level or a place: each form with its full form."""
    forms: dict[str, str] = {}
    for row in _rows("agencies"):
        for closing in row["closings"].split() or [""]:
            short = row["short"] + closing
            full = row["full"] + ("委员会" if closing == "委" else "办公室" if closing == "办" else closing)
            forms.setdefault(short, full)
            if short.startswith("委") and len(short) > 1:
                # 自治区党委组织部, 高新区工委办公室
                forms.setdefault(f"党{short}", f"党{full}")
                forms.setdefault(f"工{short}", f"工作{full}")
            forms.setdefault(full, full)
    return forms


@cache
def _central_forms() -> dict[str, str]:
    rows = _rows("central_agencies")
    forms = {row["short"]: row["full"] for row in rows} | {row["full"]: row["full"] for row in rows}
    party = {
        f"中共{short}": full
        for short, full in forms.items()
        if short.startswith("中央") and full.startswith("中共")
    }
    return party | forms


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("kg.knowledge") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def full_form(name: str) -> str | None:
    """The full name of a public body: 市发展和改革委员会 for 市发改委; None for a name that no table has.

    Args:
        name: a central body, or an organ with a level or a division in front.
    """
    if name in _central_forms():
        return _central_forms()[name]
    for start in range(1, len(name)):
        full = _local_forms().get(name[start:])
        if full is not None and name[start - 1] in LEVELS:
            return name[:start] + full
    return None


def _guards(forms: dict[str, str]) -> dict[str, str]:
    """What must not follow each form, as a lookahead."""
    guards = {}
    for form in forms:
        if form.endswith("政府"):
            guards[form] = "(?![性网站门]|部门)"
            continue
        ending = next((e for e in (form, form[-2:], form[-1:]) if e in _NOT_BEFORE), None)
        guards[form] = _NOT_LAST.get(form) or (f"(?![{_NOT_BEFORE[ending]}])" if ending else "")
    return guards


@cache
def organ_pattern() -> str:
    """What follows a level or a place to make a public body, the named organs before the pattern."""
    organs = alternation(_guards(_local_forms()))
    grammar = rf"{_STEM}{{1,12}}?(?:{_CLOSING}|{_CENTRE})|{_STEM}{{1,3}}?{_OFFICE}|{_STEM}{{2,8}}?和{_STEM}{{2,10}}?(?:局(?![长部面势限])|厅(?![长堂])|委员会(?!议)|服务中心|管理中心|发展中心)"
    return rf"(?:(?:{_INSPECTION}|{_PARTY_BODY}|{_COMMITTEE}|{organs}|{_QUOTED}|{grammar})(?:{_UNIT}){{0,3}})"


@cache
def bare_pattern() -> str:
    """An organ of the table in a place where the level before it holds for it too: 市发改委、财政局."""
    forms = {
        form: full for form, full in _local_forms().items() if len(form) > 1 and not form.startswith("委")
    }
    return alternation(_guards(forms))


@cache
def national_pattern() -> re.Pattern[str]:
    """Central bodies, which resolve to themselves."""
    ministries = alternation(_guards(_central_forms()))
    return re.compile(
        rf"(?<!劳动){ministries}{_CENTRAL_PART}|(?<![{HAN}])(?:中办|国办)(?=[、和印发])|"
        r"中央第[一二三四五六七八九十]{1,3}(?:生态环境保护督察|巡视)组|(?<![集当])中央(?=[、,。和与]|决策|精神|关于|部署|要求|经济工作会议|文件|领导|有关|相关|统一|重大|批准|决定|第[一二三四五六七八九十]|统筹)"
    )
