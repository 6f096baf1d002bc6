"""Organisations: enterprises, schools, hospitals, media, associations, teams, by their closing words and from lists."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.knowledge.agencies import LEVEL
from kg.knowledge.names import HAN
from kg.knowledge.papers import PAPER_WORDS
from kg.knowledge.words import alternation, read_words
from kg.recognise.base import Candidate, matches
from kg.recognise.bounds import name_start
from kg.recognise.firms import find_firms

_CLASS_WORDS = (
    "有限责任公司 股份有限公司 集团有限公司 有限公司 股份公司 集团公司 分公司 公司 集团 控股 实业 村镇银行 农商银行 农村商业银行 银行 农商行 信用社 农信社 信用联社 "
    "大学 学院 师院 中心学校 学校 中学 小学 幼儿园 附一医院 附二医院 附三医院 医院 保健院 卫生院 医共体 酒店 宾馆 饭店 "
    "协会 商会 学会 联谊会 同乡会 校友会 促进会 研究会 联合会 基金会 研究院 科学院 农科院 社科院 研究所 设计院 勘察院 职教中心 职业教育中心 职业中专 技师学院 技工学校 号子队 秧歌队 锣鼓队 腰鼓队 舞龙队 舞狮队 合唱团 舞蹈队 文艺队 公社 专业合作社 合作社 合作联社 "
    "图书馆 博物馆 文化馆 美术馆 科技馆 报社 新闻社 通讯社 出版社 杂志社 电视台 广播电台 广播电视台 融媒体中心 融媒体集团 "
    "俱乐部 联盟 服务团 艺术团 歌舞团 剧团 乐团 护理院 养护院 康复院 疗养院 博物院 纪念馆 陈列馆 展览馆 志愿服务队 救援队 龙队 艇队 球队 事务所 集聚区 农场 林场 牧场 电厂 水厂 酒厂 钢厂 纸厂 药厂 加工厂 制造厂 机械厂 糖厂 茶厂 "
    "制药 重工 乌兰牧骑 福利院 敬老院 养老院 幸福院 旅行社 超市 商场"
)
# Words that only look as if they closed in a class word.
_NO_CLASS = ("中小学", "人民公社", "协商会", "救援队伍", "紧密型县域医共体", "紧密型医共体", "县域医共体")
_SUFFIX = re.compile(
    alternation(dict.fromkeys((*_CLASS_WORDS.split(), *_NO_CLASS), ""))
    + rf"(?![生化费])(?:[{HAN}]{{2,6}}?[分支]行)?(?:[{HAN}]{{1,4}}?分公司)?"
)
_VILLAGE = re.compile(r"(?:村|镇|乡|街道|社区)$")
# What only counts, points or describes: with nothing else before the class word there is no name.
_QUALIFIER = (
    r"(?:[一二三四五六七八九十百千两几多数\d]+(?:余|多)?[家所个名支批]?|第[一二三四五六七八九十]+[家所个]|[本各该全我某大小新老分子总外原母总]|"
    r"民营|私营|国有|中央|央企|企业|上市|拟上市|非上市|重点|优质|优秀|龙头|骨干|头部|知名|著名|专业|专门|运营|平台|物流|高等|中等|职业|职业技术|技工|医疗|相关|有关|"
    r"建设|投资|合作|产业|科研|科技|高新技术|高科技|互联网|金融|保险|证券|担保|租赁|食品|农业|农业科技|文化|传媒|旅游|餐饮|服务|劳务|家政|物业|保安|房地产|地产|建筑|施工|工程|运输|客运|货运|快递|能源|电力|供电|供水|自来水|燃气|热力|公交|"
    r"城投|制造|生产|加工|养殖|种植|种业|生物|医药|化工|环保|外贸|进出口|贸易|商贸|电商|网络|软件|信息|检测|设计|广告|咨询|测绘|开发|"
    r"高|初|完全|寄宿制|民办|公办|义务教育|乡镇|镇|乡|村|村级|农村|农民|城区|城市|社区|商业|政策性|地方|村镇|外资|外企|外商|独资|附近|周边|全国|外国|商协?|中外|跨国|海外|境外|国外|国际|国内|本地|本土|当地|外地|省外|市外|县外|"
    r"国家级|省级|市级|县级|区级|省属|市属|县属|部属|双一流|国家重点|百强|五百强|世界\d*强|三级|二级|一级|三级甲等|二级甲等|三甲|公立|基层|定点|接诊|综合|综合性|专科|中医|西医|人民|妇幼|儿童|附属|直属|下属|所属|旗下|控股|参股|全资|中心|牵头|"
    r"红色|烈士|革命|历史|专题|山区|小规模|互助|积分|爱心|道德|美德|文明|公益|联办|[一二三四五两]星级|星级|五星|接待|青年|行业|行业协会|社会|校外|参赛|帮扶|校级|紧密型|县域|城市|结对|对口|入驻|驻地|家长|学生|网上|线下|大型|中型|小型|中小|小微|微型|连锁|示范|股份|有限|科学|技术|"
    r"律师|会计师|集体|村集体|家庭|生态|现代|精品|特色|主题|度假|快捷|经济型|田间|战略|创新|技术创新|产学研|体育|足球|篮球|志愿|工贸|实体|目标|代建|监理|中标|涉事|涉案|承建|承包|施工|总包|发包|运营|供应链|矿产|矿业|煤炭|钢铁|汽车|航空|航运|港口|水务|粮食|种子|"
    r"的)"
)
_CLASS = (
    r"(?:公司|集团|控股|实业|银行|信用社|大学|学院|学校|中学|小学|医院|医共体|酒店|宾馆|饭店|协会|商会|学会|联谊会|促进会|研究会|联合会|理事会|研究院|研究所|科学院|设计院|合作社|基金会|"
    r"图书馆|博物馆|文化馆|美术馆|科技馆|博物院|纪念馆|陈列馆|展览馆|护理院|养护院|康复院|疗养院|俱乐部|联盟|队|集聚区|[农林牧]场|[电水酒钢纸药糖茶]厂|(?:加工|制造|机械)厂|(?:加工|制造|机械)厂|工厂|卫生院|幼儿园|报社|出版社|电视台|融媒体中心|党校|有限公司|股份公司|集团公司|分公司|事务所|旅行社|超市|商场|敬老院|养老院|幸福院|福利院|"
    r"制药|重工|救援队|剧团|艺术团|服务团)"
)
GENERIC = re.compile(rf"{_QUALIFIER}{{0,3}}{_CLASS}")
_NO_STEM = r"[的了在是和与及等有将把从]|联合|举办|组织|开展|成立|邀请|召开|支持|各|相关|有关"
_LEVEL_ORG = re.compile(
    rf"(?:{LEVEL}|(?:(?<![{HAN}])|(?<=[了在到对]))村)(?:第?[一二三四五六七八九十]{{1,3}}(?:中学?|小学?|幼儿园|医院|人民医院)(?![{HAN}]*?[次届项个])|[{HAN}]{{1,5}}?(?<![宾体育茶餐使事报场])馆(?![长员内外里])|[{HAN}]{{0,4}}?(?:幸福院|敬老院|福利院)|融媒体中心|(?:新闻)?传媒中心|(?:(?!{_NO_STEM})[{HAN}]){{2,10}}?(?:基金会|(?:协|学|促进|研究|联谊)会|(?<!协)商会))"
)
# Schools by their short names, behind a place: 广西师大, 衡阳一中.
_SHORT_SCHOOL = re.compile(
    r"(?:师大|师院|师专|农大|工大|医大|科大|财大|民大|职院|职校|附中|附小|[一二三四五六七八九十]{1,2}(?:中(?![央国心间外])|小(?![时组心])|医院))"
)
# 通威太阳能(眉山)有限公司
_BRACKETS = re.compile(rf"\([{HAN}]{{2,8}}\)$")
_TEAM = re.compile(r"(?<=“)[^“”\n]{2,12}(?:服务团|服务队|志愿队|突击队|宣讲团|艺术团|联盟)(?=”)")
# 专业的渡船运营公司 is any such company.
_DESCRIBED = re.compile(r"(?:专业|相关|有关|各类|其他)的$")
# 诸葛亮广场周边学校 are several; 同一家物业公司 is any.
_NEAR = re.compile(r"周边|附近|沿线|一带|等地|所在|[某各每两](?=[家所个])")
_NO_OPENING = re.compile(
    r".*(?:组成|成为|加入|加盟|担任|牵手|携手|联手|依法|开设|开办|创办|办起|开起|办好|建好|建成|共建|合建|筹建|新建|组建|就读于?|毕业于?|推开|勉励|融入|强化|开创|访问|[复回]信|下榻|另据|\d年|授予|引导|建起|欢迎|期待|启动|鼓励|支持|围攻|感谢|祝贺|走进|深入|督促|推动|动员|发动|联系|委托|聘请|邀请|应(?=中国)|收购|控股了|并购)"
)
# A road in front is a place of its own: 蒸湘北路湘鸿药业有限公司.
_ROAD = re.compile(rf"[{HAN}]{{1,4}}?(?:[东南西北中]路|大道|大街)(?=[{HAN}]{{2}})")
_SCHEME_BEFORE = re.compile(r"(?:推出|推行|发起|打造|办起|创办|建起|开办|开设|[建设办]{1,2}\d+[所个家])“$")
# 作辅导报告 has no paper.
_PAPER = re.compile(rf"[{HAN}]{{2,4}}?(?:{PAPER_WORDS})(?![告名道表考批到销备送价])(?:社)?")
# A paper without such a word, where it says 讯 or has a journalist: 岚沧报讯, 今日沂渡讯; or alone above the editors.
_MASTHEAD = re.compile(
    rf"(?<![{HAN}])(?P<name>今日[{HAN}]{{2,3}}|[{HAN}]{{2,4}}(?:报|新闻|观察|发布|融媒))(?=讯|(?:全媒体|融媒体|首席|见习)?记者|通讯员|\s+责编|\s+责任编辑|\s+\d{{4}}[\s年.\-])"
)
_NO_PAPER = re.compile(
    r"^(?:本|.?[日晚周党机画海通简捷战喜情预公警])报$|(?:图片|要闻|本地|综合|时政|社会|民生|最新|今日|国际|国内|体育|我市|我县)新闻$|^(?:权威|信息|记者|一线|深度|基层|热点|经济|时事|独家|现场|新闻|视觉|图片|数据|重磅|政策|社会)(?:发布|观察)$"
)


def find_organisations(text: str, found: Sequence[Candidate], bodies: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of the type Organisation in a text folded in width.

    Args:
        text: the text.
        found: the places of the text.
        bodies: its public bodies, which are no part of an organisation's name.
    """
    named = list(_named(text, found, bodies))
    return [
        *_papers(text),
        *named,
        *matches(_LEVEL_ORG, text, "Organisation", "organisation-suffix"),
        *_known(text),
        *_short_schools(text, found),
        *matches(_TEAM, text, "Organisation", "organisation-suffix"),
        *find_firms(text, named, found),
    ]


def _papers(text: str) -> Iterator[Candidate]:
    for match in _PAPER.finditer(text):
        start = max(match.start(), name_start(text, match.end() - 2, 6))
        if match.end() - start > 2:
            yield Candidate(start, match.end(), "Organisation", "paper")
    for match in _MASTHEAD.finditer(text):
        if not _NO_PAPER.search(match["name"]):
            yield Candidate(*match.span("name"), "Organisation", "paper")


@cache
def _known_names() -> re.Pattern[str]:
    names = dict.fromkeys(read_words("organisations"), "")
    short = {name: rf"(?=[^{HAN}]|$|[等和与总原记副])" for name in names if len(name) < 3}
    return re.compile(alternation(names | short))


def _known(text: str) -> Iterator[Candidate]:
    """Media, banks and firms that are known without a class word; the shortest only where nothing goes on before them."""
    for match in _known_names().finditer(text):
        before = text[match.start() - 1 : match.start()]
        if len(match.group()) > 3 or not re.match(rf"[{HAN}]", before) or before in "与和同及、由赴了":
            yield Candidate(*match.span(), "Organisation", "organisation-suffix")


def _short_schools(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    for place in found:
        match = _SHORT_SCHOOL.match(text, place.end) if place.type == "Place" else None
        if match:
            yield Candidate(place.start, match.end(), "Organisation", "organisation-suffix")


def _named(text: str, found: Sequence[Candidate], bodies: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names that close in a class word; what stands in front is bounded by words no name has."""
    places = [c for c in found if c.type == "Place"]
    villages = {c.start: c.end for c in places if _VILLAGE.search(text, c.start, c.end)}
    opening = {i: c.start for c in places for i in range(c.start + 1, c.end + 1)}
    for match in _SUFFIX.finditer(text):
        if match.group() in _NO_CLASS:
            continue
        start = _start(text, match.start(), opening)
        start = _after_body(start, match.start(), bodies)
        # A village or town in front is a place of its own (guideline 7).
        start = villages[start] if villages.get(start, len(text)) < match.start() else start
        if _SCHEME_BEFORE.search(text, max(0, start - 12), start) and text.startswith("”", match.end()):
            continue  # 发起“护水银行”: a scheme that is called like a firm
        if start < match.start() and not _is_generic(text, start, match.end(), places):
            yield Candidate(start, match.end(), "Organisation", "organisation-suffix")


def _start(text: str, head: int, opening: dict[int, int]) -> int:
    """Where the name begins: never inside a place's name (马来西亚, 和平县), never before a verb."""
    brackets = _BRACKETS.search(text, max(0, head - 10), head)
    head = brackets.start() if brackets else head
    start = name_start(text, head, 22)
    if start < head and opening.get(start, start) < start and text[start - 1] not in "、,":
        start = opening[start]
    verb = _NO_OPENING.match(text, start, head) or _ROAD.match(text, start, head)
    return verb.end() if verb else start


def _is_generic(text: str, start: int, end: int, places: Sequence[Candidate]) -> bool:
    """Whether the words only describe: 三家重点企业, 专业的渡船运营公司; with a place in front, 衡阳三级医院."""
    name = text[start:end]
    if (
        len(name) < 4
        or GENERIC.fullmatch(name)
        or _NEAR.search(name)
        or _DESCRIBED.search(text[max(0, start - 4) : start])
    ):
        return True
    if re.match(r"国?第?[一二三两四五六七八九十\d]+家|[家种个所名]", name):
        return True
    rest = next((text[c.end : end] for c in places if c.start == start and c.end < end), "")
    return re.match(r"[一二三两四五六七八九十\d]+[家所个级]|[各多某每该]|等", rest) is not None


def _after_body(start: int, head: int, bodies: Sequence[Candidate]) -> int:
    """A public body in front is no part of the name, unless it reaches into it."""
    ends = (
        b.end
        for b in bodies
        if start <= b.start and b.end <= head and b.end - b.start > 1 and b.rule != "zone"
    )
    return max([start, *ends])
