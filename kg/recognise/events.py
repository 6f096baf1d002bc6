"""Events: numbered sessions, meetings and ceremonies by their closing word, and a bare 座谈会 that someone holds."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.names import HAN
from kg.knowledge.words import alternation, any_of, read_words
from kg.recognise.base import Candidate
from kg.recognise.bounds import name_start
from kg.recognise.sessions import find_sessions

# How far left a name may reach, quotations included.
_REACH = 44
_HEAD = re.compile(
    rf"{alternation(dict.fromkeys((*read_words('event_kinds'), *read_words('event_heads')), ''))}(?<!人民大会)(?<!人民代表大会)(?:\(扩大\))?(?!室|[厅堂长馆商谈见同晤]|中心|演|场[馆所地]|制度|费用?|纪要|记录|员会|员工|堂|址|展中心|议室|事规|题|计划|资格|方案|项目(?!推介)|活动|目|能)"
)
_NAMED = re.compile(any_of("event_names"))
# 药博会, 菜博会: a fair by its short name has one character before this for what it shows.
_FAIR = re.compile(rf"(?<=[{HAN}])(?<![面接融商])[博洽]会(?![长员客见议])")
# 第三届湖南旅发大会, 2023年贵阳数博会: a number and a place open the name of a known event.
_ORDINAL = re.compile(
    rf"(?:第[一二三四五六七八九十百\d]{{1,4}}届|首届|20\d\d年?|[二〇一三四五六七八九]{{4}}年)[{HAN}]{{0,6}}$"
)
_KIND = re.compile(rf"(?:{any_of('event_kinds')})$")
# No name: a bare head, several meetings, a meeting told by a word that every one has.
_BARE = re.compile(
    rf"(?:{any_of('event_heads')}|[本全这此每历各多].{{0,3}}会议?|[一两三四五六七八九十百数多几]+[个场次项].*|.*\d[场次].*|"
    r".*(?:同|与|和|跟).{1,12}座谈|(?:群众|居民|村民|市民|老人|学生)(?:义诊|义卖|展演)|.*和(?:全会|大会|会议)|.{0,6}(?:贯彻|落实|学习|传达|推动|领会|把握|认识)(?:全会|大会|会议)|.*(?:有关|相关|重要|系列|各种|多边|国际|上述|重大|类似)(?:会议|活动|论坛|比赛|赛事))$"
)
_FESTIVAL = re.compile(
    rf"(?P<verb>举办的?|主办的?|承办的?|举行的?|组织的?|首届|第[一二三四五六七八九十百\d]+届|20\d\d年?|开幕的)(?P<name>[{HAN}·]{{0,12}}?[{HAN}]节)(?=[取开闭在将于举盛隆如正,。;、“”!\s期上组]|$)"
)
_HOLIDAY = re.compile(
    r"(?:春|元宵|清明|端午|中秋|国庆|重阳|劳动|妇女|儿童|教师|建军|青年|情人|圣诞|佳|过|季|环|情|细|章|关|调|礼|时|枝|节|使|万圣|护士|记者|警察)节$"
)

# Words that end a name on its left, whatever follows; words that do so unless the name itself holds them.
_STOP = re.compile(
    any_of("event_bounds")
    + r"|[<>!?)】》“”●○◆◇■▲△★☆►▶•※◎]|(?<=[会式])、|(?<=[会节展式])和|(?<!\d)\d{1,2}\.|(?<!存)在(?!线|职|校|建)|,|。|;|:|、(?=全|市|省|县|第|中|党)|\s|"
    + r"的(?=[□全省市县区州首第]|20\d\d)|次(?=□)|(?:组织|开展)(?=□)|和(?=[省市县区州旗全党第])|"
    + r"(?<![勇作成])为(?!民|企|农|侨|先)|把(?!关)|就(?!业|地|近|医|学|餐|职|任|读|座)|(?<!关)于|(?<!达)到(?!会)|将(?!军)|暨(?=$)|日(?=[全市县省区州旗盟镇第首2])|"
    + r"应(?![急邀届用对])|从(?!业)|向(?!阳|北|上)|对(?![接口外标话抗])|的$|晚上?(?=[全市])|——|(?<![一-龥])—|\||并(?!购)|"
    + r"由(?!于)|要(?=[学认盯做把加]|以)|为期[一两三四五六七八九十\d]+[天周个月]+的?|主题为□(?:的)?|以□为主题的?|以□为题的?"
)
_SOFT = re.compile(any_of("event_openers") + r"|以□|现场观摩(?!会)|宣讲(?!会|活动)")
_KEEP = re.compile(
    any_of("event_parts")
    + r"|(?:市长|县长|区长|省长|州长|旗长|局长|主任|书记)(?:碰头|办公|专题|现场)|(?:书记|主任|同志).{0,4}(?:培训班|研修班|轮训班)|贯彻□|代表团.{0,6}(?:会议|会)|"
    + r"现场(?:会|办|咨|推|观|服|交|签|招|调|协)|服务(?!保障)|保障(?:工作|会|协|推|民|性)|迎接(?:中央|国家|省)"
)
_OPENING = re.compile(r"全[国省市县区州盟旗镇乡]")
_OF_NAMES = re.compile(r"提升|增强|研究|部署|贯彻|学习|落实|传达|围绕|聚焦|迎接|保障|现场|准备")
# 到衡阳义诊 tells what is done there.
_DONE_THERE = re.compile(r"(?:义诊|义卖|展演|演出|巡演)$")
_GONE = frozenset("到赴来在为")
_EDGE = "的、和与及或并是“·"
# A bare kind is an event where the words around tell that one takes place.
_HELD_BEFORE = re.compile(
    r"(?:主持|召开|举行|举办|出席|参加|列席|承办|主办|组织|开了?|召集|主持召开|在|和|暨|\s|,|。|、|了|的|:|]|为|当天|随后|天|次|邀请|应邀|上午|下午|日|迎来|^)$"
)
_HELD_AFTER = re.compile(
    r"召开|举行|举办|开幕|闭幕|结束|上|在|圆满|现场|由|听取|并|期间|强调|指出|要求|时|明确|决定|研究|通报|宣读|邀请|启动|[,。;]|取消|延期|推迟|$|\s|后|前"
)
# A kind as a means, counted or in general, is no event: 通过座谈会等形式, 召开座谈会12场.
_IN_GENERAL = re.compile(
    r"(?:等(?:形式|方式|活动|途径|多种|载体|系列)|、[^,。]{1,10}等(?:形式|方式|活动|途径|多种)|\d+余?[场次个]|制度|若干|[多数几]十?[场次])"
)
_FORM = re.compile(r"等(?:多种|各种)?(?:形式|方式|途径|载体)")
_MANY = re.compile(r"(?:[场次类种期]|各级|各地|多场|系列|历次|每次|\d[余多]?[场次]|通过|如|等|或|以)$")
_QUOTED = re.compile(
    rf"“(?P<inner>(?:20\d\d年?)?[{HAN}\d·]{{2,14}}(?:会|节|周|论坛|大赛|(?<!发)展|村超|村BA|马拉松))”(?![{HAN}]{{0,6}}(?:平台|机制|服务|品牌|行动|制度))"
)
_QUOTED_LINE = re.compile(r"“(?P<inner>[^“”\n]{2,12}(?:汇|会|节|周))”(?=\s*\n|座谈会)")
# What is called is a meeting, even where the same word may name a council: 召开“圆桌议事会”.
_QUOTED_HELD = re.compile(
    r"(?:召开|举行|举办)(?:了|的|过)?“(?P<inner>[^“”\n、,]{2,12}会)”(?!制度|机制|模式|工作法|平台|品牌)"
)
# An activity that is held is of a day (decision 16).
_QUOTED_ACTIVITY = re.compile(
    rf"(?:(?:举办|举行|承办|主办)(?:了|的)?|组织的)(?P<inner>“[^“”\n]{{2,16}}”(?!系列|相关)[{HAN}]{{1,8}}?活动)(?![{HAN}]?[周月季年])"
)
_ACTIVITY_HELD = re.compile(
    rf"(?P<inner>“[^“”\n]{{2,16}}”(?!系列|相关)[{HAN}]{{1,8}}?活动)(?=(?:在[^,。;]{{2,14}}?)?(?:隆重|成功|正式|圆满)?(?:举行|举办|开幕|落幕|拉开帷幕))"
)
_NO_EVENT = re.compile(
    r"协会|商会|委员会|学会|社会$|机会|不会|才会|基金会|理事会|工会|联合会|议事会$|春节|环节|季节|董事会|教会|都会|聚会|约会|会会|.节$|群英会$|及时|体会"
)


def find_events(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of type Event in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; a person's title or a verb bounds a meeting's name on the left.
    """
    sessions = list(find_sessions(text))
    ends = {session.end for session in sessions}
    headed = [event for event in _headed(text, found) if event.end not in ends]
    return [*sessions, *headed, *_named(text), *_festivals(text), *_quoted(text)]


def _named(text: str) -> Iterator[Candidate]:
    spans = [match.span() for match in _NAMED.finditer(text)]
    spans += [(match.start() - 1, match.end()) for match in _FAIR.finditer(text)]
    for first, end in spans:
        ordinal = _ORDINAL.search(text, max(0, first - 13), first)
        yield Candidate(ordinal.start() if ordinal else first, end, "Event", "event-head")


def _headed(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    bodies = {c.end for c in found if c.type in ("Agency", "Organisation")}
    for match in _HEAD.finditer(text):
        start = _event_start(text, match.start())
        # A body right before a quotation organises what is quoted: 市青联“…”主题活动.
        start = max([start, *(i for i in range(start, match.start()) if i in bodies and text[i] == "“")])
        name = text[start : match.end()]
        if called := _called(text, start):
            yield called
        elif _is_alone(name):
            if _is_held(text, start, match.end()):
                yield Candidate(start, match.end(), "Event", "event-bare")
        elif _FORM.match(text, match.end()) or _is_quoted(text, start, match.end()):
            continue
        elif not _is_vague(text, start, name):
            yield Candidate(start, match.end(), "Event", "event-head")


def _called(text: str, start: int) -> Candidate | None:
    """What an event is called, where the words behind the quotation tell its kind: 名为“…”的公益活动."""
    end = text.find("”", start)
    if text.endswith(("名为", "名叫"), 0, start) and text[start] == "“" and text.startswith("”的", end):
        return Candidate(start + 1, end, "Event", "event-head")
    return None


def _is_alone(name: str) -> bool:
    return _KIND.match(name) is not None


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation holds just these words; its rules decide what it names."""
    return text[max(0, start - 1) : start] == "“" and text.startswith("”", end)


def _is_vague(text: str, start: int, name: str) -> bool:
    """Whether the words name no event: a bare 会议, several meetings, a meeting in general."""
    return (
        len(name) < 4
        or name.endswith(("进行座谈", "开展座谈", "举行座谈"))
        or (name.endswith("集市") and "、" in name)
        or (len(name) <= 4 and _DONE_THERE.search(name) and text[max(0, start - 1) : start] in _GONE)
        or name[0] in "们会上后该本此这各每历等场次个"
        or _BARE.match(name) is not None
        or _MANY.search(text, max(0, start - 4), start) is not None
    )


def _is_held(text: str, start: int, end: int) -> bool:
    """Whether a kind alone (座谈会) stands where somebody holds or attends it, once."""
    before, after = text[max(0, start - 6) : start], text[end : end + 14]
    if text[start:end] == "专题询问" and before.endswith(("开展", "进行")):
        return True
    if _MANY.search(before) or _IN_GENERAL.match(after):
        return False
    return _HELD_BEFORE.search(before) is not None and _HELD_AFTER.match(after) is not None


def _event_start(text: str, head: int) -> int:
    """The name goes left to a verb of holding, a clause mark or a blank; quotations inside stay whole."""
    floor = max(0, head - _REACH)
    window = text[floor:head]
    masked = re.sub(r"“[^“”]*”|\((?!\d{1,2}\))[^()]*\)", lambda m: "□" * len(m.group()), window)
    start = 0
    for stop in _STOP.finditer(masked):
        start = stop.end()
    rest = masked[start:] + text[head : head + 4]
    kept = [k.span() for k in _KEEP.finditer(rest)]
    # 全市, 全省 open a name (decision 15), so that the verbs behind them are its own.
    whole = _OPENING.match(rest) is not None
    soft = [
        stop.end()
        for stop in _SOFT.finditer(rest)
        if stop.end() <= len(masked) - start
        and not any(a <= stop.start() < b for a, b in kept)
        and not (whole and _OF_NAMES.match(stop.group()))
    ]
    start += max(soft, default=0)
    while start < len(window) and window[start] in _EDGE and masked[start] != "□":
        start += 1
    return floor + start


def _festivals(text: str) -> Iterator[Candidate]:
    """第八届辣椒节 with the place in front, and what is held (举办的湖鲜节); a holiday is none."""
    for match in _FESTIVAL.finditer(text):
        if _HOLIDAY.search(match["name"]) or len(match["name"]) < 3:
            continue
        held = match["verb"].endswith(("办", "的", "行", "织"))
        start = match.start("name") if held else name_start(text, match.start(), 8)
        yield Candidate(start, match.end(), "Event", "event-head")


def _quoted(text: str) -> Iterator[Candidate]:
    for pattern in (_QUOTED, _QUOTED_LINE):
        for match in pattern.finditer(text):
            if not _NO_EVENT.search(match["inner"]):
                yield Candidate(*match.span("inner"), "Event", "event-head")
    for pattern in (_QUOTED_HELD, _QUOTED_ACTIVITY, _ACTIVITY_HELD):
        for match in pattern.finditer(text):
            yield Candidate(*match.span("inner"), "Event", "event-head")
