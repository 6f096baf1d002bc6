"""Events: sessions with a number, meetings and ceremonies by their closing word, and a bare 座谈会 that someone chairs."""

import re
from collections.abc import Iterator, Sequence

from kg.knowledge.names import HAN
from kg.recognise.base import Candidate

_NUMBER = r"[一二三四五六七八九十百\d]+"
_SESSION = re.compile(
    rf"(?:党的|中国共产党第?)?(?:第)?{_NUMBER}(?:届|次)(?:[一二三四五六七八九]中全会|中央(?:委员会|纪委)?(?:第?[一二三四五六七八九]次|[一二三四五六七八九]中)全(?:体)?会(?:议)?)|"
    rf"(?:党的|中共)(?:{_NUMBER})大(?!精神病)|(?:(?:[{HAN}]{{2,6}}?|[省市县区州旗])?(?:第)?{_NUMBER}届)?(?:人大|人民代表大会(?:常务委员会|常委会)?|人大常委会|政协|委员会|委)(?:第)?{_NUMBER}次(?:会议|全会|全体会议|常委会会议)|"
    rf"(?:中国人民政治协商会议|政协)(?:[{HAN}]{{2,6}}?)?(?:第)?{_NUMBER}届(?:全国)?委员会第?{_NUMBER}次会议|"
    rf"第?{_NUMBER}届全国(?:人大|人民代表大会)第?{_NUMBER}次会议|"
    rf"(?:[{HAN}]{{2,6}}?|[省市县区州旗])(?:第)?{_NUMBER}次(?:党代会|代表大会|党代表大会)|"
    rf"第{_NUMBER}届[{HAN}]{{2,14}}?(?:大会|博览会|论坛|运动会|文化节|艺术节|洽谈会|交易会)"
)
_HEAD = re.compile(
    r"(?:座谈会|碰头会|调度会|推进会|动员会|部署会|协调会|工作会议|专题会议|常务会议|常委会会议|全体会议|全会|联席会议(?!制度)|领导小组会议|领导小组(?:第.{1,2}次)?全体会议|会议|现场会|交办会|对接会|恳谈会|研讨会|交流会|推介会|洽谈会|发布会|"
    r"新闻发布会|座谈|大会|论坛|峰会|博览会|数博会|旅发大会|运动会|省运会|听证会|评审会|报告会|表彰会|动员大会|启动仪式|开工仪式|签约仪式|揭牌仪式|捐赠仪式|授牌仪式|开幕式|闭幕式|揭幕仪式|奠基仪式|竣工仪式|颁奖仪式|仪式|主题活动|现场(?:办理|咨询|办公|服务)活动|志愿服务活动|文艺晚会|文化节|艺术节|美食节|洽谈周|集中开工活动|招聘会|运动会|演练|比武|竞赛|视频会)"
    r"(?!室|场(?!办)|制度|费|精神|记录|纪要|员)"
)
_BARE = re.compile(
    r"^(?:会议|大会|仪式|座谈|全会|全体会议|专题会议|工作会议|常务会议|活动|演练|论坛|主题活动|现场会|视频会|志愿服务活动)$"
)
_MEETING_KIND = re.compile(
    r"^(?:座谈会|启动仪式|签约仪式|调度会|推进会|动员会|部署会|协调会|对接会|交办会|开工仪式|揭牌仪式|现场会|发布会|研讨会|推介会|旅发大会|省运会|两会)$"
)
_ROLE_AFTER = re.compile(
    r"召开|举行|开幕|闭幕|结束|上|,|。|在|圆满|现场|暨|并|$|\s|、|的|和|将|于|由|听取|强调|指出|要求|时"
)
_SESSION_BOUND = re.compile(r"召开|出席|参加|举行|为|在|和|与|庆祝|祝贺|贯彻|落实|学习|(?<!党)的")
_TWO = re.compile(r"(?:全国|省|市|县|区)?两会(?!议)")
_QUOTED_EVENT = re.compile(rf"“(?P<inner>(?:20\d\d年?)?[{HAN}\d]{{2,14}}(?:会|节|周|论坛|(?<!发)展))”")
_QUOTED_LINE = re.compile(r"“(?P<inner>[^“”\n]{2,12}(?:汇|会|节|周))”(?=\s*\n|座谈会)")
_KEEP = re.compile(
    r"推进会|动员会|启动仪式|建设|征求|领导小组|发展大会|创新大会|产业发展|落实|部署|推进|动员|创建|志愿服务|党的建设|开展|组织|集中|重点|召开"
)
_SPLIT = re.compile(
    r"[<>!?)]|(?<!\d)\d{1,2}\.|召开|举行|举办|主办的?|主持|出席|列席|参加|在|承办|协办|开展|,|。|;|:|、(?=全|市|省|县)|\s|的(?=[□全省市县区州首第]|20\d\d)|下届|上届|备战|次(?=□)|(?:组织|开展)(?=□)|和(?=[省市县区全党第])|了|为|于|到|将|暨(?=$)"
)


def find_events(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Candidates of type Event in a text folded in width.

    Args:
        text: the text.
        found: the candidates so far; a person's title or a verb bounds a meeting's name on the left.
    """
    return [*_sessions(text), *_headed(text, found), *_quoted(text)]


def _sessions(text: str) -> Iterator[Candidate]:
    for match in _SESSION.finditer(text):
        start = max(match.start(), _left(text, match.start(), match.end()))
        yield Candidate(start, match.end(), "Event", "event-session")
    for match in _TWO.finditer(text):
        yield Candidate(*match.span(), "Event", "event-bare")


def _left(text: str, start: int, end: int) -> int:
    """Trim words that bound a session's name on the left, as 召开 in 召开市第十次党代会."""
    stops = list(_SESSION_BOUND.finditer(text, start, end))
    return stops[-1].end() if stops and stops[-1].end() < end - 4 else start


def _headed(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    bodies = {c.end for c in found if c.type in ("Agency", "Organisation")}
    for match in _HEAD.finditer(text):
        start = _event_start(text, match.start())
        # A body right before a quotation organises what is quoted: 市青联“…”主题活动.
        start = max([start, *(i for i in range(start, match.start()) if i in bodies and text[i] == "“")])
        name = text[start : match.end()]
        if _BARE.match(name) or len(name) < 3 or name[0] in "们会上后":
            continue
        if not _ROLE_AFTER.match(text, match.end()):
            continue
        if start == match.start() and not _MEETING_KIND.match(name):
            continue
        yield Candidate(
            start, match.end(), "Event", "event-bare" if _MEETING_KIND.match(name) else "event-head"
        )


def _event_start(text: str, head: int) -> int:
    """The name goes left to a verb of holding, a clause mark or a blank; quotations inside stay whole."""
    floor = max(0, head - 44)
    window = text[floor:head]
    masked = re.sub(r"“[^“”]*”|\([^()]*\)", lambda m: "□" * len(m.group()), window)
    start = 0
    for stop in _SPLIT.finditer(masked):
        start = stop.end()
    rest = masked[start:]
    verbs = list(
        re.finditer(
            r"(?:准备|热烈祝贺|听取|审议|通过|围绕|研究|部署|贯彻|关于|邀请|迎接|服务|保障|会上|之后|随后|以及|承担|组织|即将|此次|本次|这次|年度|月份|同志|书记|市长|县长|局长|区长|主任|部长)",
            rest,
        )
    )
    keep = [
        v
        for v in verbs
        if v.end() < len(rest) and not any(k.start() <= v.start() < k.end() for k in _KEEP.finditer(rest))
    ]
    if keep:
        start += keep[-1].end()
    while start < len(window) and window[start] in "的、和与及或并“" and not window[start:].startswith("“"):
        start += 1
    return floor + start


def _quoted(text: str) -> Iterator[Candidate]:
    for pattern in (_QUOTED_EVENT, _QUOTED_LINE):
        for match in pattern.finditer(text):
            if not re.search(r"协会|商会|委员会|学会|社会|机会|不会|才会", match["inner"]):
                yield Candidate(*match.span("inner"), "Event", "event-head")
