"""speaks_at: who speaks at a meeting (讲话, 发言, 介绍, 宣读, 致辞, 强调); words spoken at a 会见 are none (decision 27)."""

import re
from collections.abc import Iterator

from kg.relate.actors import subject_of
from kg.relate.draft import Draft
from kg.relate.hit import Hit, hits
from kg.relate.meetings import PERSONS, took_part
from kg.relate.relation import Relation
from kg.relate.story import Line, Story

_VERBS = (
    r"(?:讲话|致辞|致词|发言|表态发言|典型发言|作表态发言|作交流发言|交流发言|(?<!工)作[^,。;:]{0,12}报告|(?<!工)作[^,。;:]{0,6}汇报|汇报|作供职发言|(?<!工)作[^,。;:]{0,10}说明|宣读|宣布|介绍|通报|"
    r"传达|解读|点评|演讲|致欢迎辞|述职|授课|代表.{0,6}?发言)(?!指示|精神)"
)
_LEADERS = r"(?:领导班子成员|相关负责人|有关负责人|主要负责人|主要负责同志|负责人|分别|先后)*"
_BETWEEN = r"(?:(?!听取|<P>|主持)[^,。;:])"
_SPEAKS = (
    rf"(?<!听取了)(?<!听取)(?P<s><X+>){_LEADERS}(?!的){_BETWEEN}{{0,60}}?(?P<v>{_VERBS})",
    rf"(?P<s><A>)<T>们?(?!<P>){_BETWEEN}{{0,30}}?(?P<v>{_VERBS})",
    rf"(?P<s><X+>)(?!的)[^,。;:]{{0,8}}在(?P<e><E>)(?:上|中)[^,。;:]{{0,24}}?(?P<v>{_VERBS})",
    r"(?P<s><X+>)(?!的)(?:(?!<P>|主持)[^,。;:]){0,24}?(?P<v>作(?:了)?(?:具体|工作|全面|动员)*(?:部署|安排|总结|动员)|交流(?:了)?(?:[^,。;:]{0,6})(?:做法|经验))",
)
_LECTURES = r"(?P<s><P>)(?:(?!<P>)[^,。;]){0,20}?(?P<v>主持[^,。;]{0,10}?并(?:作)?[^,。;]{0,6}?(?:讲话|致辞|致词|报告|总结|部署)|并讲话|(?<!重要)讲话)(?!指示|精神)"
_URGES = r"(?:^|[,。])(?:[^,。<]{0,6},)?(?P<s><P>)(?:在(?:会上|讲话中|讲话时|主持时|主持会议时|总结讲话中|(?:<E>|座谈会|会议|活动|仪式)上)[^,。]{0,4}?)?(?P<v>强调|指出|要求)(?=[,:])"
_ADDS = r"(?<=,)(?P<s>并?(?:在会上|在<E>上)?)(?:作|发表|作了)?(?P<v>讲话|发言|致辞|致词|总结讲话|工作部署|介绍|通报|解读|宣读|宣布|授课)"
# 出席并讲话: everybody in the list speaks.
_ALSO = (
    r"(?P<s><X,>)(?:(?!<P>)[^,。;:]){0,12}?(?:应邀出席|应邀参加|出席|参加|列席)(?:了)?(?:[^,。;:]{0,12}?(?P<e><E>)|会议|大会|活动|仪式)?"
    r"(?:会议|大会|活动|仪式)?,?并.{0,6}?(?P<v>讲话|发言|致辞|致词|宣读|宣布|授课|演讲)"
)
# Without one of these nobody speaks, and the patterns, which look far, need not be tried.
_SPOKEN = re.compile(
    r"[讲谈]话|致[辞词欢]|发言|报告|汇报|说明|宣[读布]|介绍|通报|传达|解读|点评|演讲|述职|授课|部署|安排|总结|动员|交流|强调|指出|要求"
)
_AT_A_MEETING = re.compile(r"会上|会议|座谈|仪式上|大会|发言|讲话|致辞|主席台|现场")
# Where a story tells of a meeting, 先后介绍 is said there.
_IN_TURN = re.compile(r"(?:先后|首先|随后|依次|分别)[^,。;:]{0,2}$")
# 宣布启动 is said where it opens.
_OPENS = re.compile(r"[^,。;]{0,4}?(?:开幕|闭幕|启动|开赛|开市|开馆|开工|开班|开业|揭牌)")
# Words that are said at meetings but elsewhere as well.
_ALSO_ELSEWHERE = {"介绍", "宣布", "通报", "汇报", "解读", "传达", "点评", "授课"}


def read(story: Story) -> Iterator[Draft]:
    """The statements of speaking in a story."""
    for line in story.lines if not story.is_reception else ():
        if not line.quoted and _SPOKEN.search(line.skeleton.text):
            yield from _speeches(story, line)


def _speeches(story: Story, line: Line) -> Iterator[Draft]:
    for hit in hits(_ALSO, story, line):
        yield from took_part("speaks_at", hit, hit.actors("s"), "出席并讲话")
    for words in _SPEAKS:
        for hit in hits(words, story, line):
            if _is_said_there(hit):
                yield from took_part(
                    "speaks_at",
                    hit,
                    hit.actors("s"),
                    _family(hit),
                    quote=_quote(hit),
                    document=_read_out(hit),
                )
    for hit in hits(_LECTURES, story, line):
        yield from took_part("speaks_at", hit, hit.actors("s", PERSONS), "讲话")
    for hit in hits(_ADDS, story, line):
        speakers = subject_of(story, line, hit.verb, PERSONS, carry=False)
        yield from took_part("speaks_at", hit, speakers.terms, "并讲话")
    for hit in hits(_URGES, story, line):
        held = story.event_at(line.span.start)
        if held is not None and not line.headline and held.position < line.span.end:
            yield from took_part("speaks_at", hit, hit.actors("s", PERSONS), "强调")


def _is_said_there(hit: Hit) -> bool:
    text = hit.skeleton.text
    if text[: hit.verb].endswith("重要"):
        return False
    in_turn = _IN_TURN.search(text[: hit.verb]) is not None and bool(hit.story.held)
    opened = in_turn or _OPENS.match(text, hit.match.end()) is not None
    return opened or hit.match["v"] not in _ALSO_ELSEWHERE or _AT_A_MEETING.search(text) is not None


def _family(hit: Hit) -> str:
    return "介绍" if hit.match["v"] in _ALSO_ELSEWHERE else "发言"


def _quote(hit: Hit) -> tuple[int, int]:
    """The words that carry a speech; what is introduced or read out belongs to them."""
    start = min(hit.match.start("s"), hit.verb)
    told = hit.match["v"] in _ALSO_ELSEWHERE or hit.match["v"] == "宣读"
    return (start, hit.clause_end() if told else hit.match.end())


def _read_out(hit: Hit) -> str | None:
    """The document that is read out: 宣读《…》."""
    end = hit.match.end()
    behind = hit.skeleton.terms_in(end, end + 3, ("Document",))
    return behind[0].text if behind and hit.match["v"] == "宣读" else None


RELATION = Relation(
    name="speaks_at",
    read=read,
    examples=(
        "全市水利工作会议召开。市委书记周远山出席会议并讲话。",
        "全市水利工作会议召开。会上,市水利局局长林小舟介绍了情况。",
        "全市水利工作会议召开。会上,市公安局、南岳区作典型发言。",
        "全市水利工作会议召开。市人民检察院检察长刘兴无宣读了《关于整治的通知》。",
        "全市水利工作会议召开。市委书记周远山强调,要抓紧。",
    ),
    against=(
        "市委书记周远山会见了恒天集团总经理颜甫全。周远山说,要加强合作。",
        "全市水利工作会议召开。会议传达学习习近平总书记重要讲话精神。",
        "市十六届人大二次会议开幕。市人大代表审议政府工作报告。",
    ),
)
