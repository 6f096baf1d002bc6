"""Sessions with a number: 市五届人大四次会议, 党的二十届三中全会, 市第十二次党代会; and 两会."""

import re
from collections.abc import Iterator

from kg.knowledge.names import HAN
from kg.recognise.base import Candidate, matches
from kg.recognise.bounds import name_start

_NUMBER = r"[一二三四五六七八九十百零〇\d]{1,6}"
_LEVEL = r"[省市县区州旗盟镇乡]"
# 市委全面深化改革委员会第十次会议: what the committee's own commissions are called before 委员会 or 委.
_COMMISSION = (
    r"(?:全面深化改革|全面依法治[国省市县区州]|财经|审计|国家安全|网络安全和信息化|机构编制|外事工作|金融|教育工作领导小组|"
    r"农村工作领导小组|(?:深改|财经|审计|国安|网信|编)委)"
)
_UNIT = (
    rf"(?:第?{_NUMBER}[届次](?!活动)|{_NUMBER}中|人民代表大会|人大|常务委员会|常委会|中国人民政治协商会议|政协|委员会|全国委员会|全国|中国共产党|"
    rf"自治(?:[区州县旗])|{_LEVEL}委|{_COMMISSION}|{_LEVEL}纪委|{_LEVEL}(?:人民)?政府|人民政府|国务院|中央|纪律检查委员会|纪委|监委|党组|{_LEVEL})"
)
_CLOSE = (
    r"(?:全体(?:\(扩大\))?会议|全体扩大会议|全会(?:\(扩大会议\))?|(?:常务|常委会|常委|主席|主任|党组|扩大|主席团)?会议|党员代表大会|党代表大会|代表大会|党代会|团代会|妇代会|文代会|侨代会|残代会|工代会|"
    r"[妇女侨归残疾人工会学生团青联文]{2,8}代表大会|主任会议|集体学习)(?!室|厅|中心)(?:\(扩大\)|第.{1,3}次全体会议)?"
)
_SESSION = re.compile(
    rf"(?=[第一二三四五六七八九十百零〇\d人常中政委全深财审网机外金教农编自省市县区州旗盟镇乡国纪监党])(?P<units>{_UNIT}{{1,8}}){_CLOSE}"
)
_ORDINAL = re.compile(rf"第?{_NUMBER}[届次]|{_NUMBER}中")
_PARTY = re.compile(rf"(?:党的|中共)(?:{_NUMBER}大(?![会队批型个项]|精神病)|(?:{_NUMBER}届)?{_NUMBER}中全会)")
# 政协衡阳市第十三届委员会第三次会议, 中国共产党衡阳市第十二次代表大会: the place stands inside.
_PLACE_INSIDE = re.compile(
    rf"(?:中国人民政治协商会议|政协(?!委员|常委)|中国共产党|中共|共青团)(?:(?!政协|[在是与和召举])[{HAN}]){{1,9}}$"
)
_TWO = re.compile(r"(?:全国|(?<![一-龥])[省市县区州旗])?两会(?!议)")
_WORDS_BEFORE = re.compile(
    r".*(?:召开|决定|听取|审议|提请|预祝|出席|列席|参加|举行|举办|主持|为|在|和|与|庆祝|祝贺|贯彻|落实|学习|传达|根据|迎接|按照|备战|自|\d日|今日|昨日|上午|下午|晚|的|于|近日|指出|已|将|经|由|向|,)"
)


def find_sessions(text: str) -> Iterator[Candidate]:
    """Candidates of numbered sessions in a text folded in width.

    Args:
        text: the text.
    """
    for match in _SESSION.finditer(text):
        if _ORDINAL.search(match["units"]):
            start = _start(text, match)
            yield Candidate(start, match.end(), "Event", "event-session")
    yield from matches(_PARTY, text, "Event", "event-session")
    yield from matches(_TWO, text, "Event", "event-bare")


def _start(text: str, match: re.Match[str]) -> int:
    """Where the name begins: 党的, or the place or body in front, up to a verb or a date."""
    first = match.start()
    if text.startswith("党的", first - 2) and first >= 2:
        return first - 2
    inside = _PLACE_INSIDE.search(text, max(0, first - 20), first)
    if inside:
        return inside.start()
    start = name_start(text, first, 14)
    before = _WORDS_BEFORE.match(text[start:first])
    return start + before.end() if before else start
