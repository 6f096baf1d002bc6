"""Programmes without quotation marks: known ones, designations, numbered shorthands, and names by their class word."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.names import HAN
from kg.knowledge.words import any_of, read_words
from kg.recognise.base import Candidate, matches
from kg.recognise.bounds import name_start

_KNOWN = re.compile("|".join(re.escape(name) for name in read_words("programmes") if len(name) > 2))
# A quotation that began before and has other words in front of the name.
_INSIDE = re.compile(r"“[^“”\n]+$")
_HOTLINE = re.compile(rf"1\d{{4}}(?:[{HAN}]{{0,10}}?(?:热线|平台)){{1,2}}")

# Designations (decision 9): a level, what is praised, and the kind of thing that bears it.
_LEVEL = (
    r"(?:国家级|国家|全国|中国|全省|全区|全市|省域|省级|自治区级|自治州级|州级|市级|县级|旗级|世界|国际|亚洲)"
)
_PRAISE = r"(?:示范|典范|样板|标杆|先导|先进|模范|文明|卫生|园林|森林|环保|生态|宜居|宜业|重点|合格|友好型?|百强|十佳|十强|百佳|优秀|特色|传统|最美|美丽|和美|试点|中心|副中心|历史文化|旅游|双拥|平安|安全|先行|名|强|先行示范|热点|领跑|创新型|海绵|智慧|节水型|幸福|法治|治理|枢纽|承载|均衡发展|休闲)"
_BEARER = r"(?:城市|城镇|城区|县城|市|县|区|旗|州|盟|乡镇|镇|乡(?!村)|乡村(?!振兴|建设|旅游|治理|医生|道路|公路|教师|发展)|街道|社区|村寨|村落|村庄|村镇|村|嘎查|苏木|小镇|基地|示范点|示范带|园区|单位|集体|学校|医院|企业|景区|街区|个人|家庭|工作者|劳动者|标兵)"
_DESIGNATION = re.compile(
    rf"(?<!美丽){_LEVEL}[{HAN}A-Za-z0-9]{{0,14}}?(?:{_PRAISE}{{1,2}}{_BEARER}|示范点|基地|百强榜)(?:建设(?:试点|示范)(?:城市|县市?|区|镇|村|单位))?(?!工作|场|建设工作领导小组|建设联席|建设局|发展局|规划|管理|更新|群|功能|化|政府|委|局|居民|人民|级|集团|公司|协会)"
    rf"|省域[{HAN}]{{0,4}}副中心(?!城市)"
)
# Designations that need no level: 儿童友好城市, 先进制造业百强城市.
_RANKED = re.compile(
    r"友好城市(?!建设工作领导小组|建设联席|关系|代表|市长|交流|协会|工作|大会|$)|百强(?:城市|榜|县|市|区|镇)"
)
_CLAUSE = re.compile(
    r"[的了在是为将已、]|(?<!中心)(?<!集群)(?<![区园])[和与及](?![^,。]{2,8}基地$)|(?:国际|世界).*[和与及]|建立|开展|变身|推进|加快|[三两二四五]年|连上|登上|举办|走进|评选|创建|打造|争创|申报|跻身|入选|获评|获批|上下"
)
_SPECIAL = re.compile(
    r"(?:国家|全国|省级|自治区)[^,。]{0,12}(?:开发区|高新区|新区|试验区|保护区|保税区|保护单位|自然保护地)$"
)
_VAGUE_DESIGNATION = re.compile(
    rf"{_LEVEL}(?:各|主要|部分|其他|大中|多个|一些|先进|重点|优秀|十佳|试点|示范){{1,2}}{_BEARER}$"
)
# 入选…, 获评…, 被命名为…: what follows is conferred.
_CONFER = re.compile(
    r"(?:入选|上榜|获评|荣获|喜获|荣膺|跻身|晋级|获得|评为|评定为|评选为|命名为|认定为|确定为|授予|列为|列入|摘得|斩获|创成|成功创建(?:成)?|申报|申创|争创|捧回|创建为|建成|成为|获(?![得评悉取批准益利奖赠救选知得者]))(?:为|了|首批|第[一二三四五六七八九十\d]{1,3}批|20\d\d年度?的?)*"
    rf"(?P<name>(?:20\d\d(?:年度?|—20\d\d年度))?[{HAN}A-Za-z0-9·]{{4,26}}?(?:“[{HAN}]{{2,8}}”[{HAN}]{{2,4}})?)(?=[,。;!、\s”]|(?:创建|建设|培育|认定|公示|试点|拟认定|推荐|入围)?名单|榜单|名录|称号|荣誉|并|及|和)"
)
_TITLE = re.compile(
    rf"(?:{_PRAISE}{_BEARER}|[奖榜]|奖章|奖状|奖牌|模范|标兵|之乡|氧吧|名城|红旗手|先进工作者|好人|最佳实践|优秀实践|劳动者|岗|号|[十百千]强|[十百]佳|先行区|示范区|示范户|先行市|示范市|安全市|名校|名院|案例|(?:专精特新|高新技术|瞪羚|独角兽|小巨人|单项冠军|领军|龙头|科技型|科技型中小|专精特新中小|专精特新“小巨人”|老字号|重点|优秀)企业|品牌|商标|地理标志|产业园|产业强镇|特色产业集群|产业集群|重点实验室|技术中心|工作站|绿色工厂|智能工厂|灯塔工厂|数字化车间|创新县|创新市|强县|强镇|强村|重点镇|重点村|整县推进县|试点县|试点市|试点城市|(?:建设|试点|培育|创建)单位|遗产|遗产代表性项目|(?:文化生态|自然)保护区|重点文物保护单位|代表性传承人|度假区|级景区|A级旅游景区|街区|湿地|森林公园|地质公园|湿地公园|河湖|金奖|银奖|铜奖|一等奖)$"
)
_SELF = re.compile(rf"[{HAN}]{{4}}(?:示范|百强|十佳)(?:城市|[市县区镇乡村点州旗]|社区|基地|嘎查)$")
_NOT_TITLE = re.compile(r"[了在是与为被将已对由从使到以]|.*的(?!好)|(?:第一|首个|一[个座批])")
_PLACED = re.compile(
    rf"(?:20\d\d|{_LEVEL}|[{HAN}]{{2,6}}?[省市县区州旗盟]|[{HAN}]{{2}}流域|长三角|珠三角|大湾区|中部地区|西部地区)"
)

_SURVEY = re.compile(rf"(?:国家|全国)[{HAN}]{{2,8}}(?:评价|普查)")
_NUMBERED = re.compile(
    r"(?<!第)[一二三四五六七八九十两]大(?:攻坚战|工程|行动|会战|战役|计划|战略|攻坚|攻坚行动|专项行动|提升行动)(?:计划)?"
)
_YEARS = re.compile(r"[三五两]年(?:攻坚|提升|倍增|整治|专项)?(?:行动|计划)(?:计划|方案)?")
_CLASS = re.compile(
    r"产业链(?!供应链|中高端|上中下游|上下游|条|现代化|招商|发展|水平|安全)|联席会议制度|考评制度|报告制度|激励机制|重整机制|补偿机制|改革(?=试点)|专项行动|整治行动|提升行动|攻坚行动|攻坚战|(?<=蓝天)保卫战|(?<=碧水)保卫战|(?<=净土)保卫战|歼灭战|阻击战|总体战|持久仗|专项整治|电子政务外网|一体化平台|保护平台|服务平台|监管平台|信息平台|云平台|交易平台|"
    r"管理系统|服务系统|信息系统|预警系统|监测系统|数据库|示范创建|联动机制|帮扶机制|包联制度|工作台|小程序|综合体|工程(?!师|质量|建设(?!情况|现场|进展|进度|推进|有序|顺利)|款|进度|技术|院|车|量|机械|项目|局|公司|学院|大学|处|部|科|系|学|造价|咨询|监理|设计|有限|集团|热|兵|招标|领域|验收)|"
    r"项目(?!部|经理|库|签约|组|负责|资金|化|审批|投资(?!协议|合同|框架|意向)|团队|申报|进度|招|引|谋划|现场|总投资|集中|工地|名|数|为|清单|管理|合作(?!协议|合同|框架|意向)|方|区|公司|用地|所在|策划|储备|融资|验收)|"
    r"行动计划|计划(?=[,。;、”]|落地)|综合改革|制度改革|(?<=[办通证])改革|战略(?=[,。;、”])|规划(?=[,。;、”])|文明实践活动|创建活动|普查(?=[,。;])"
)
_VERB = re.compile(
    r"(?:实施|推进|开展|启动|建设|组织实施|深入实施|打造|建成|上线|启用|开工|建立|搭建|推动|谋划|争取|抓好|加快|完成|落实|推行|参与|承担|投资|引进|签约|落地|储备|深化|组织|推出|创新|是|了|对|将|及|与|和|为|的|、)$"
)
# A platform or system by its full name, which opens with a place or a hotline's number, or is told to be clever.
_NAME = rf"(?:(?![的了和与、])[{HAN}])"
_SYSTEM = re.compile(
    rf"(?:建成|上线|启用|开发|搭建|研发|投用|推出|建立|升级|依托|运用|用好|启动)了?"
    rf"(?P<name>(?:[{HAN}]{{2,6}}?[省市县区州旗]|\d{{5}}){_NAME}{{4,14}}?(?:平台|系统)|{_NAME}{{0,6}}?(?:智慧|智能|数字){_NAME}{{2,8}}?(?:平台|系统))"
    r"(?=[,。;、]|建设|上线|启用|投用)"
)
# Verbs that the common list of bounding words does not have, since names of bodies may hold them.
_BOUND = re.compile(
    r"启用|上线|签约|签下|紧盯|盯紧|盯牢|盯住|紧扣|紧抓|狠抓|紧抓|[建办搭拉扛挑撑立竖架盖修种养]起(?!重|来)|[建管用]好|连上|登上|跻身|入围|位列|位居|搭建|开工|谋划|抓住|抓紧|抓(?![手实])|做优|做强|做大|布局|争取|安排|投用|深耕|瞄准|锚定|主攻|联建|牵住|办成|布设|遴选|明确|确定|确保|涵盖|涉及|包含|聚力|提速|助力|赋能|拓展|强化|优化(?=[一-龥]{2,6}(?:服务|机制|平台))|配套|正式|共同|率先|首个|先后|一起|系列|若干|全部|所有|要(?=[做加推打建])|能够|可以|不断|不再|打赢|坚决|切实|维护|增强|加强|作出|做出|迈入|加速|制订|互通|一项|创立|打响|推向|变身|突出|进行|(?<=实施)好|一些|共建|披露|累计|下达|推介|开启|补齐|延伸|形成|取消|强推|插手|源自|满载|寻求|运营好?|拉动|共签约|[十百千万几数]+个|[十百千万几数]+项|第一[个批]|[0-9—]+年"
)
# Verbs that bound a name but are its own noun right before the class word: 航道提升工程, 高标准农田建设项目.
_NOUN = re.compile(
    r"(?:提升|提高|改善|恢复|整治|建设|连接|拆除|培育|创新|创建|帮扶|扩建|修缮|排查|摸排|回访|探访|引导|整合|覆盖|清洗|亮化|美化|带动|征集|助力|承接|赋能)$"
)
_HAS_VERB = re.compile(r"[了是在被将把让使从]|进一步|我们|他们|今年|去年|继续")
_WORDS = re.compile(any_of("vague_words"))
_BODY_BEFORE = ("Organisation", "Agency")
# One of many: a name with a count or 一个 in front is a description.
_INDEFINITE = re.compile(
    r"(?:[一两三四五六七八九十多各类些批最等]|[\d一二三四五六七八九十百千多几数]+余?[个项批类座处条])(?:个|批|项|系列|大)?$"
)
_CAMPAIGNS = {"持久仗", "攻坚战", "保卫战", "歼灭战", "阻击战", "总体战"}
_LEAST = {
    "攻坚战": 4,
    "歼灭战": 4,
    "阻击战": 4,
    "总体战": 4,
    "持久仗": 4,
    "保卫战": 2,
    "工程": 4,
    "项目": 3,
    "规划": 4,
    "计划": 4,
    "战略": 4,
    "改革": 4,
}


def find_unquoted(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Programmes that stand without quotation marks, in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; a body in front of its project is split off.
    """
    return [
        *_known(text),
        *_designations(text),
        *_conferred(text),
        *_numbered(text),
        *_classed(text, found),
        *(Candidate(*m.span("name"), "Programme", "programme-suffix") for m in _SYSTEM.finditer(text)),
    ]


def _known(text: str) -> Iterator[Candidate]:
    for pattern in (_KNOWN, _HOTLINE):
        for match in pattern.finditer(text):
            if not _INSIDE.search(text, max(0, match.start() - 20), match.start()):
                yield Candidate(*match.span(), "Programme", "programme-known")


def _designations(text: str) -> Iterator[Candidate]:
    at = 0
    while match := _DESIGNATION.search(text, at):
        clause = _CLAUSE.search(match.group())
        if clause is None and not _is_vague_title(match.group()):
            yield Candidate(*match.span(), "Programme", "designation")
        # What a clause parts off may still open another: 全市上下创建国家森林城市.
        at = match.start() + clause.end() if clause else match.end()
    for match in _RANKED.finditer(text):
        start = name_start(text, match.start(), 14)
        for stop in _CLAUSE.finditer(text, start, match.start()):
            start = stop.end()
        if match.start() - start >= 2:
            yield Candidate(start, match.end(), "Programme", "designation")


def _is_vague_title(name: str) -> bool:
    return _SPECIAL.match(name) is not None or _VAGUE_DESIGNATION.match(name) is not None


def _conferred(text: str) -> Iterator[Candidate]:
    """入选浙江省和美社区: the title that a place or a body is given, its place inside."""
    for match in _CONFER.finditer(text):
        name = match["name"]
        if _NOT_TITLE.match(name) or re.search(r"[了在被将已]|的(?!好)", name):
            continue
        if _TITLE.search(name) and (_PLACED.match(name) or _SELF.search(name)):
            yield Candidate(*match.span("name"), "Programme", "designation")


def _numbered(text: str) -> Iterator[Candidate]:
    for pattern in (_SURVEY, _NUMBERED):
        yield from matches(pattern, text, "Programme", "numbered")
    for match in _YEARS.finditer(text):
        start = name_start(text, match.start(), 14)
        if match.start() - start >= 2:
            yield Candidate(start, match.end(), "Programme", "numbered")


def _classed(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names by their class word; the left bound is the nearest word that no name has, or a body that runs the project."""
    bodies = {c.end for c in found if c.type in _BODY_BEFORE}
    for match in _CLASS.finditer(text):
        noun = _NOUN.search(text, max(0, match.start() - 2), match.start())
        start = name_start(text, noun.start() if noun else match.start(), 18)
        start = max([start, *(i for i in range(start + 1, match.start()) if i in bodies)])
        if match.group() == "产业链" and text[max(0, start - 1) : start] == "及":  # 有色金属及新型合金产业链
            start = name_start(text, start - 1, 8)
        for stop in _BOUND.finditer(text, start, match.start()):
            start = stop.end()
        own = text[start : match.start()]
        if _INDEFINITE.search(text, max(0, start - 6), start) and text[max(0, start - 1) : start] not in (
            "期",
            "大",
        ):
            continue
        if start < match.start() and (_is_own_name(own, match.group()) or _is_run(text, start, match)):
            yield Candidate(start, match.end(), "Programme", "programme-suffix")


def _is_run(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a campaign is carried out by just this name, though every word of it is common: 实施环境优化提升行动."""
    carried = text.endswith(("实施", "启动", "实施了", "启动了"), 0, start)
    return (
        carried
        and match.start() - start >= 4
        and match.group().endswith("行动")
        and re.match(r"[,。;]", text[match.end() : match.end() + 1]) is not None
    )


def _is_own_name(own: str, head: str) -> bool:
    """Whether the words before a class word make it a name: more than words that every project has."""
    rest = own if head in _CAMPAIGNS else _WORDS.sub("", own)
    return (
        not own.startswith(("建", "华"))
        and len(own) >= _LEAST.get(head, 2)
        and len(rest) >= 2
        and "“" not in own
        and not _HAS_VERB.search(own)
        and not re.match(r"[\d一二三四五六七八九十百多]+[个项大类条批]", own)
    )
