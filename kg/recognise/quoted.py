"""Quoted programmes: “…”行动, 推出“…”, “网上办、容缺办”; slogans, predicates and figures of speech are none."""

import re
from collections.abc import Sequence

from kg.knowledge.names import HAN
from kg.knowledge.words import any_of, read_words
from kg.recognise.base import Candidate
from kg.recognise.quoted_lists import groups, has_umbrella, is_part, members

_QUOTE = re.compile(r"“(?P<inner>[^“”\n]{1,30})”")
_HEAD = rf"(?:{any_of('programme_heads')})"
# A class word after the quotation belongs to the name, with what stands between: “…”跨域通办改革.
_TAIL = re.compile(
    rf"[ ]?(?P<gap>[{HAN}]{{0,8}}?)(?:{_HEAD}){{1,3}}(?!签约|建设现场|领导小组|工作领导小组|工作专班|指挥部|办公室|(?<=活动)[室场]|[{HAN}]{{0,4}}团队|主题日|定位|机遇|腹地|支点|意义)"
)
_ACT = re.compile(r"(?:行动|工程|改革|计划|活动|整治)$")
# “母亲式”服务 tells how one serves.
_MANNER = re.compile(r"^.{1,3}式$")
_ALSO = re.compile(r"(?:主动|上门|就近|异地|联合|集成|自助|掌上|网上|快捷)办(?![理公结])")
# What stands between a quotation and a class word that belongs to something else: “…”的成功实施项目.
_FOREIGN = re.compile(
    r"[的了在是和与及为被将已对由等从让把使获到以]|升级版|试点|签约|建设项目|精神|要求|称号|全国|全省|全市|工作|首[场次]|重大|建设要|突出|成为|开展|提供|推出|推行|打造|接入|累计|带货|覆盖|惠及|受理|上线|[一二三四五六七八九十两\d][项个大类]"
)
_EVENT = re.compile(
    r"[ ]?[^,。;:!?、“”\n由是已]{0,14}?(?:会(?!议室|同)|大会|会议|仪式|主题活动|主题[^,。;:!?、“”\n]{2,4}活动|主题日|论坛|晚会|比赛|大赛|竞赛|志愿服务活动|团日活动|党日活动|日活动)"
)
# “四好农村路”全国示范县: what is praised stands in front of whom.
_PRAISED = re.compile(
    r"(?:全国|全省|国家级|省级|市级|全市)(?:示范|先进|模范|典范|样板|标杆)(?:单位|城市|社区|街道|乡镇|学校|企业|集体|个人|基地|[县市区镇乡村点])(?!创建|建设|评选)"
)
# An activity that is held is of a day; one that is only carried on may be of a period.
_HELD = re.compile(r"(?:(?:举办|举行|承办|主办)(?:了|的)?|组织的)$")
_HELD_BEHIND = re.compile(r"(?:在[^,。;]{2,14}?)?(?:隆重|成功|正式|圆满)?(?:举行|举办|开幕|落幕|拉开帷幕)")
_ACTIVITY = re.compile(rf"[ ]?(?!系列|相关)[{HAN}]{{1,6}}活动")
_BODY = re.compile(
    rf"[ ]?[{HAN}]{{0,6}}?(?:领导小组|工作专班|指挥部|服务团|工作队)|(?:服务团|志愿服务队|服务队|合作社|联盟|小组|领导小组|工作专班|专班|乐队|队|公司|集团|协会|中心|饭店|店)"
)
_PLAN = re.compile(
    rf"(?P<level>(?<![我全])[省市县区州旗盟])?“十[一二三四五六七]五”(?P<tail>[{HAN}]{{0,10}}?规划)"
)

# A sprint has no name without its field: 城市更新“百日攻坚”行动.
_SPRINT = re.compile(
    r"“(?:百日|百天|[一二三两]百天|[三两]年|冬季|夏季|秋冬|春季|四季度|一季度)[^“”]{0,8}(?:攻坚|会战|大战|攻势|冲刺|提升|整治|清零|决战|突破|比拼)"
)
_FIELD = re.compile(
    r"(?:城市更新|城乡环境|人居环境|生态环境|营商环境|优化营商环境|大气污染|水污染|污染|安全生产|消防安全|燃气安全|食品安全|交通安全|道路交通安全|项目建设|重点项目|重大项目|招商引资|作风建设|机关作风|社会治安|治安|信访积案|信访|积案|禁毒|扫黑除恶|反诈|打非治违|拆违|违建|旧城|棚户区|经济运行|工业经济|稳增长|农业生产|春耕|秋收|森林防火|防汛|征兵|就业|招聘|乡村振兴|脱贫|清欠|保交楼|国土绿化|造林绿化|河湖|河道|黑臭水体|市容|市容环境|文明创建|创文|创城|创卫)(?:综合)?(?:整治|治理|防治|提升|攻坚|建设|改造|化解|创建|清理|排查)?$"
)
_KNOWN = frozenset(read_words("programmes"))
_FIGURES = frozenset(read_words("not_schemes"))
_ENDING = re.compile(rf"(?:{any_of('scheme_endings')})$")
# Ordinary words that end like the names of schemes: 畅通, 督办.
_WORD = re.compile(
    r".*(?:(?:[相沟交融联畅开打互贯精]|(?<!一)卡)通|[成延补强固壮稳建]链|[承主督交经举合采查法侨外信扶筹协]办|[来走去看说干]吧|密码|数码|号码|编码|[打刷发]卡|(?:[车机船门邮选投支钞彩股赛戏]|电影|赞成|反对|弃权)票|[风危冒抢探脱遇社车寿惊艰凶阴]险|车站|网站|电站|抗?战站)$"
)
_FIGURE = re.compile(
    rf"(?:{any_of('not_schemes')}|.{{1,3}}[式版感力率]|.{{1,2}}样本|.{{2}}故事|.{{2}}时间|零(?!.+(?:驿站|小站|书屋|集市|市场|超市|课堂|园区|工厂)$).*|一.{{1,3}}式.*|.*一[盘本股颗把条家].{{1,2}}|一张.|[小大]..?|[几百千万]家.|.*[吗呢吧啊]|.{{1,3}}年|.{{1,2}}[办通码贷卡易帮窗链季日券票险保包制条约云县区镇村市])$"
)
_SHORT_SCHEME = re.compile(r".{2}(?:[办通码贷卡吧帮窗券票险制站屋链]|榜)$")
# Words that open names of schemes: 共享菜园, 流动政务车, 云上大学城.
# 一码诉求, 一窗通办.
_BY_ONE = re.compile(rf"一[窗网证码卡照站门企链](?!一)[{HAN}]{{2}}$")
# 一件事 is short for 一件事一次办 where these follow.
_ONE_THING = re.compile(r"落地|改革|集成|事项|服务|专窗|套餐|联办")
# 容缺受理+告知承诺, 保险+期货: two measures joined, where they are run or tried.
_JOINED = re.compile(rf"[{HAN}]{{2,6}}(?:\+[{HAN}]{{2,6}}){{1,3}}$")
_FIRST_THEN = re.compile(r"先.{1,4}后.{1,4}$")
_ADOPT = re.compile(r"(?:实行|执行|探索|建立)了?$")
_TRIED = re.compile(r"(?:率先|先行|就先|先)?(?:在[^,。]{2,16})?试点")
_SPREAD = re.compile(r"(?:推行|推广|推开|延伸|铺开|推向|复制)")
# A scheme that is called like a school or a bank: 打造“村播学院”.
_BUILT_UP = re.compile(r"(?:打造|办起|建起|创办|开办|兴办|建设\d+[所个家])$")
_SCHOOL = re.compile(r"(?:学院|学校|夜校|银行|书院|超市|讲堂|学堂)$")
_ONE_OF = re.compile(r"等(?:\d+个?)?(?:平台|服务|机制|模式|应用)(?:搭建|建设|[,。;])")
_HANDLE = re.compile(r"为(?:抓手|总揽|引领|统领|载体|契机|牵引|重点)")
# 浙丽保: a province's own insurance.
_OPENING = re.compile(
    rf"[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕甘青宁新][{HAN}]保$|(?:共享|流动|云上|板凳|马背|帐篷)[{HAN}]{{2,4}}$"
)
_PREDICATE = re.compile(
    r"(?:快接快办|揭榜挂帅|一触即发|马上就办|说办就办|特事特办|急事急办|应.尽.|能.尽.|.{1,2}而不.{1,2}|不.{1,2}不.{1,2}|.{4,}上|.*[的了着].*|.*[,。;:!?].*|(?:建设|深化|深入|推进|实施|加快|坚持|推动|提升|打造|做好|开展|加强|促进|发展|保障|让|以|把|要).{3,}(?<!行动)(?<!工程)(?<!计划)|.*(?:[局委处]|(?<!总)部|(?<!住)院))$"
)
_SHORTHAND = re.compile(
    r"(?:.*[一二三四五六七八九十两双\d].*[一二三四五六七八九十两\d].*|[一二三四五六七八九十两\d]+(?:大|个|项|条).{2,4}|[三四五六七八九十](?![大个项条不连步成]).{2}|.{2,8}\d+条)$"
)
_LAYOUT = re.compile(rf"一[{HAN}]{{1,2}}(?:[一二两三四五六七八九十双多][{HAN}]{{1,3}}){{1,4}}$")
_NUMBERED = re.compile(r".{2,4}(?:[三四五六七八九十百]+|\d+)(?:仗|条|策|招|法|大行动|大工程)$")
_PERIOD = re.compile(r"十[一二三四五六七]五$")
# Verbs that launch what they name, whatever its form; and verbs of any work, good enough for a shorthand.
_LAUNCH = re.compile(
    r"(?:推出|推行|首推|试推行|试行|开通|启用|上线|试点|创设|开设|增设|设立|发起|推广|发放|颁发|研发|开发|首创|力推|取名为|合称|统称|并称|开办|创办|助推|组织实施|实施|用好用活|用好)[了出起]?(?:新版|新|首[个张批家]|一[个批项套种]|本地|市级|县级|全市首个|全省首个|全国首个)?$"
)
_WORK = re.compile(
    r"(?:推进|推动|助推|开展|打造|启动|建设|构建|落实|深化|创新|搭建|实现|践行|探索|建立|建起|完成|运用|依托|借助|通过|聚焦|围绕|擦亮|打响|办好|抓好|守好|守牢|守住|打好|按照|实行|执行|拉长|锚定|对接|服务|融入|紧扣|扛起|办成|(?:完成|落实|实施|推进|执行|履行|建设)好)$"
)
_CONFER = re.compile(
    r"(?:获|荣获|获评|评为|评选为|评定为|入选|上榜|获得|授予|授为|摘得|斩获|捧回|命名为|认定为|荣膺|跻身|列入|被誉为|申报|争创|创建|创成)[了]?(?:全国|全省|全市|[省市县区]级)?(?:首批|第.{1,3}批|20\d\d年度?)?$"
)
_CONFERRED = re.compile(r"(?:荣誉)?称号|荣誉|奖项|奖牌|榜单|名单|名录")
_BEARER = re.compile(r"(?:城市|(?<![集夜超门股])[市县区镇村州旗]|社区|基地)$")
_PRAISE = re.compile(
    rf"(?:先进|示范|模范|优秀|十佳|百强|最美|文明|好人|名[县镇村]|之乡|奖|奖章|百佳|标兵|[{HAN}]星|单位|集体|个人)"
)
# What is said of a title that is given, beside that.
_CONFERRED_PRAISE = re.compile(
    rf"{_PRAISE.pattern}|[强重][县市区镇村]|重点[县镇村]|[十百千\d]强|美丽|和美|进步|先锋|标兵|典型|案例|标杆|样板|最佳|创新"
)
# 建设12个“希望小屋”, 捐赠200套“希望书桌”: what is counted out is part of a scheme.
_COUNTED = re.compile(r"[建设捐送立造][^,。]{0,8}\d+(?:余|多)?[个套间所]$")
# What a name is turned into or compared with is no scheme: 把“意向书”变成“施工图”, “小窗口”擦成大门面.
_TURNED = re.compile(
    r"[一-龥]{0,3}(?:变|擦|化作|转|升级为|做成|当成|搬进|搬到|拧成)|式|般|似|现象|难题|思想|经费|期间|理念|精神|目标|意识|作用|格局|原则|交织|底色|模样|时代|问题|声"
)
_TURNING = re.compile(
    r"(?:从|由|变|(?<!完)(?<!建)成|变为|成为|化为|当好|当|做好|便已|主动|已|不再|所谓|号称|自称|迈出|下好|跑出|按下|交出|吹响|做到|堪称|不)$"
)
_HOLDS_BACK = re.compile(r"做到(?:“[^”]*”)*$")
# A name inside a quotation that is a clause: “不领‘安居码’就停社保卡”.
_NESTED = re.compile(r"‘(?P<inner>[^‘’“”\n]{3,14})’")
# “湖南重大疫情救治基地”: a province's base, by its title.
_BASE = re.compile(r".{6,}基地$")
_TITLE_LENGTH, _AWARD_LENGTH = 14, 26


def find_quoted(text: str, found: Sequence[Candidate] = ()) -> list[Candidate]:
    """Programmes that a quotation names, in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; a base that opens with a place is a designation.
    """
    places = {candidate.start for candidate in found if candidate.type == "Place"}
    plans = [Candidate(*m.span(), "Programme", "quoted-head") for m in _PLAN.finditer(text)]
    quotes = list(_QUOTE.finditer(text))
    headed = {m.start(): end for m in quotes if (end := _headed(text, m))}
    schemes = {
        m["inner"]
        for group in groups(text, quotes)
        if not _tells(text, group[-1])
        for m in group
        if _is_scheme(text, m, group)
    }
    named = [
        Candidate(_with_field(text, start), end, "Programme", "quoted-head") for start, end in headed.items()
    ]
    for match in quotes:
        if match.start() in headed or _tells(text, match):
            continue
        if match["inner"] in schemes:
            named.append(Candidate(*match.span("inner"), "Programme", "quoted-name"))
        elif match.start("inner") in places and _BASE.match(match["inner"]):
            named.append(Candidate(*match.span("inner"), "Programme", "designation"))
        named += members(match)
    nested = [
        Candidate(*m.span("inner"), "Programme", "quoted-name")
        for m in _NESTED.finditer(text)
        if _has_form(m["inner"]) and m["inner"] not in _FIGURES and not _EVENT.match(text, m.end())
    ]
    return [*plans, *named, *nested]


def _with_field(text: str, start: int) -> int:
    """Where a name begins whose quotation opens at start: before the field of a sprint."""
    field = _FIELD.search(text, max(0, start - 10), start) if _SPRINT.match(text, start) else None
    return field.start() if field else start


def _tells(text: str, match: re.Match[str]) -> bool:
    """Whether a meeting or a body is what the quotation names here."""
    after = match.end()
    return (
        _EVENT.match(text, after) is not None or _BODY.match(text, after) is not None or _is_held(text, match)
    )


def _is_held(text: str, match: re.Match[str]) -> bool:
    """Whether the quotation opens the name of an activity of a day."""
    start = match.start()
    activity = _ACTIVITY.match(text, match.end())
    return activity is not None and (
        _HELD.search(text, max(0, start - 4), start) is not None
        or _HELD_BEHIND.match(text, activity.end()) is not None
    )


def _headed(text: str, match: re.Match[str]) -> int:
    """The end of a name that goes on past its quotation, 0 for none."""
    inner = match["inner"]
    if (
        _PERIOD.match(inner)
        or re.search(r"[。!?;]$", inner)
        or _EVENT.match(text, match.end())
        or _is_held(text, match)
        or _MANNER.search(inner)
    ):
        return 0
    also = _ALSO.match(text, match.end()) or _PRAISED.match(text, match.end())
    if also:
        return also.end()
    tail = _TAIL.match(text, match.end())
    if tail is None or _FOREIGN.search(tail["gap"]) or (inner in _FIGURES and not _ACT.search(tail.group())):
        return 0
    return tail.end()


def _is_scheme(text: str, match: re.Match[str], group: Sequence[re.Match[str]]) -> bool:
    """Whether a quotation names a scheme: by its form, by the verb before its list or the word that closes the list."""
    inner = match["inner"]
    before = text[max(0, match.start() - 40) : match.start()]
    short = inner == "一件事" and _ONE_THING.match(text, match.end())
    if short or inner in _KNOWN or is_part(text, inner, group):
        return True
    if "‘" in inner or "、" in inner:
        return False
    if _confers(text, match, before):
        return len(inner) <= _AWARD_LENGTH and not _PREDICATE.match(inner)
    longest = _AWARD_LENGTH if inner.endswith("奖") else _TITLE_LENGTH
    if not 3 <= len(inner) <= longest or _is_no_name(text, match, before, _lead(text, group)):
        return False
    return _has_form(inner) or _is_shorthand_or_listed(text, inner, group)


def _is_shorthand_or_listed(text: str, inner: str, group: Sequence[re.Match[str]]) -> bool:
    """Whether the verb before a list, the word that closes it or the numbers in the name tell of a scheme."""
    lead = _lead(text, group)
    return (
        _LAUNCH.search(lead) is not None
        or _COUNTED.search(lead) is not None
        or _NUMBERED.match(inner) is not None
        or (_SHORTHAND.match(inner) is not None and _WORK.search(lead) is not None)
        or has_umbrella(text, group)
        or _is_run_there(text, inner, group)
        or _is_joined_or_layout(text, inner, group)
    )


def _is_run_there(text: str, inner: str, group: Sequence[re.Match[str]]) -> bool:
    """Whether the words behind a quotation tell that it is tried somewhere, spread, or one of several platforms."""
    end, lead = group[-1].end(), _lead(text, group)
    if len(inner) < 4:
        return False
    spread = re.search(r"[把将]$", lead) is not None and _SPREAD.match(text, end) is not None
    handle = (
        lead.endswith("以") and _HANDLE.match(text, end) is not None and _SHORTHAND.match(inner) is not None
    )
    built = _BUILT_UP.search(lead) is not None and _SCHOOL.search(inner) is not None
    return (
        spread
        or handle
        or built
        or _TRIED.match(text, end) is not None
        or _ONE_OF.match(text, end) is not None
    )


def _is_joined_or_layout(text: str, inner: str, group: Sequence[re.Match[str]]) -> bool:
    """Whether two measures joined by a sign are run or tried, or a place's layout is told: 衡南县“一主一特双总部”."""
    lead = _lead(text, group)
    run = (
        _LAUNCH.search(lead) is not None
        or _ADOPT.search(lead) is not None
        or _TRIED.match(text, group[-1].end()) is not None
    )
    run = run or (_WORK.search(lead) is not None and _FIRST_THEN.match(inner) is not None)
    return ((_JOINED.match(inner) or _FIRST_THEN.match(inner)) is not None and run) or (
        _LAYOUT.match(inner) is not None and lead.endswith(tuple("省市县区州旗"))
    )


def _lead(text: str, group: Sequence[re.Match[str]]) -> str:
    """The words before a list of quotations, which speak of each of them."""
    return text[max(0, group[0].start() - 12) : group[0].start()]


def _confers(text: str, match: re.Match[str], before: str) -> bool:
    """Whether the words are a title that is given: 获评“…”, 授予…“…”称号."""
    inner = match["inner"]
    conferred = _CONFER.search(before) is not None
    return (conferred and len(inner) >= 4 and _CONFERRED_PRAISE.search(inner) is not None) or (
        _CONFERRED.match(text, match.end()) is not None and len(inner) >= 4
    )


def _has_form(inner: str) -> bool:
    if _BEARER.search(inner):
        return _PRAISE.search(inner) is not None
    if _WORD.match(inner):
        return False
    if _OPENING.match(inner) or _BY_ONE.match(inner):
        return True
    return _ENDING.search(inner) is not None and (len(inner) > 3 or _SHORT_SCHEME.match(inner) is not None)


def _is_no_name(text: str, match: re.Match[str], before: str, lead: str) -> bool:
    """Whether the words are a predicate, a figure of speech, a period or a target; lead is what stands before their list."""
    inner = match["inner"]
    figure = _FIGURE.match(inner) is not None and not (_SHORT_SCHEME.match(inner) and inner not in _FIGURES)
    return (
        (figure and not _LAUNCH.search(lead))
        or inner in _FIGURES
        or _PREDICATE.match(inner) is not None
        or _PERIOD.match(inner) is not None
        or _HOLDS_BACK.search(before) is not None
        or _TURNED.match(text, match.end()) is not None
        or _TURNING.search(before) is not None
        or re.search(r"(?:会|节|周|团|队|联盟|论坛)$", inner) is not None
    )
