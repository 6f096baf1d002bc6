"""Private persons, and officers without a post: named with what they do, with a false name, or in an imprint."""

import re
from collections.abc import Iterator

from kg.knowledge.names import HAN, full_name, looks_like_name
from kg.recognise.base import Candidate
from kg.recognise.naming import FUNCTION_WORDS, how_sure, likely_name, read_name, read_sounds

OCCUPATION = (
    r"(?:村民|居民(?!楼|区|小区|点|家|消费)|后人|市民|牧民|渔民|茶农|棉农|蚕农|瓜农|粮农|花农|林农|蜂农|养蜂人|归侨|侨胞|邻居|骑手|快递员|柜员|收银员|保洁员|环卫工|服务员|售货员|技术员|农技员|护林员|饲养员|乘务员|导游|讲解员|裁缝|木匠|银匠|铁匠|石匠|厨师|理发师|主播|房东|租户|摊主|货车司机|当事人|受害人|被告人|原告|证人|烈士|战友|退役军人|老兵|独居老人|学员|校友|选手|车主|掌柜|场主|户主|机主|店员|营业员|大叔|大伯|大娘|阿姨|叔叔|奶农|低保户|监测户|搬迁户|致富能手|乡贤|手艺人|非遗传承人|负责同志|诗人|导演|歌手|农户|果农|菜农|商户|(?<!行)业主|店主|老板|驾驶员|司机|学生|教师|老师|老人|律师|医生|护士|医师|志愿者|企业家|客商|台商|港商|外商|侨商|侨领|商人|教授|专家|研究员|工程师|游客|乘客|患者|家长|网友|职工|工人|员工|脱贫户|种植户|养殖户|技工|大户|获得者|创业者|带头人|"
    r"负责人|经营者|投资人|创始人|热心人士|群众|战士|队员|运动员|教练|女士|大爷|大妈|奶奶|爷爷|演员|作家|画家|书法家|传承人|支书|小伙|姑娘|同学|妻子|丈夫|儿子|女儿|母亲|父亲|男子|女子|嫌疑人|老伴|爱人|老公|老婆|媳妇|公公|婆婆|岳父|岳母|孙子|孙女|外孙|外孙女|侄子|侄女|哥哥|弟弟|姐姐|妹妹|爸爸|妈妈|村医|乡村医生|返乡青年|回乡青年|创业青年|务工青年|新村民|小伙子|老汉|匠人|船工|船长|船员|护边员|养路工|列车员|飞行员|创客|新农人|农场主|经纪人|代办员|拉面师傅|店长|大妈|保育员|社工|义工|楼栋长|群演|歌者)"
)
OFFICERS = r"(?:民警|辅警|法官|检察官|交警|消防员|驻村干部|工作人员|第一书记|党员|指导员|驻村队员|驻村第一书记|工作队员|党组成员|班子成员|大学生村官|警官|公安|特警|派出所民警|人大代表|政协委员|政协常委|党代表|书记员|法警|观察员|督导员|巡察员|老书记|老支书|调解员|网格员|科员|干部)"

# 邵女士 is no name.
_ADDRESS = ("女士", "先生", "老师", "大爷", "大妈", "师傅", "阿姨")
_IMPRINT_ROLE = "(?:责编|责任编辑|值班编辑|编辑|校对|责校|版式|版面设计|美编|组版|主编|监制|审核|终审|值班主任|值班总编|统筹|视觉|策划|排版|制图|制作|设计|检校|一读|二读|三审|见报|本版编辑|本版责编|首席编辑|值班编委|值班美编|新媒体编辑|电子版|审读|总检|签发|出品人|总监制)"
_IMPRINT = re.compile(
    rf"(?:{_IMPRINT_ROLE}[ ]?[/:]|(?:(?<=[\n|│ ])|^){_IMPRINT_ROLE}(?=[ ]))[ ]{{0,3}}(?P<name>(?:(?!{_IMPRINT_ROLE})[{HAN}]){{2,4}})(?=[\s/、|│]|$|{_IMPRINT_ROLE})"
)
# (张华 摄), 图/李四, 记者 王涛 供图
_CAPTION = re.compile(
    rf"(?:(?<=[\s(/、:者员])|^)(?P<name>[{HAN}]{{2,4}})[ /]{{1,2}}(?:摄影报道|摄影|摄|供图|绘图|绘|制图|文/图|图/文)(?=[\s)。,、]|$)"
    rf"|(?:(?<=[\s(])|^)(?:图|文|图片|文字|摄影|绘图|制图|供图)[/:][ ]?(?P<named>[{HAN}]{{2,4}})(?=[\s)。,、]|$)"
)
_SET_TO_WIDTH = re.compile(
    rf"(?:(?:记者|通讯员|摄影)[ :/]|{_IMPRINT_ROLE}[ ]?[/:])[ ]{{0,2}}(?P<name>[{HAN}] {{1,2}}[{HAN}])(?=[\s/、)]|$)"
)

# Behind a short item stands who wrote it: 已启动。(闻书)
_SIGNED = re.compile(
    rf"(?<=[。”!?])[ ]?\n{{0,2}}\([ ]?(?P<names>[{HAN}]{{2,4}}(?:[ 、][{HAN}]{{2,4}}){{0,2}})[ ]?\)(?=[ \t]*(?:\n|$))"
)
# 霜桥村的王二, where what follows is surely no part of the name.
_OF_PLACE = re.compile(
    rf"(?<=[{HAN}])(?<![全本该各我每同某])(?:村|镇|乡|街道|社区|嘎查|苏木|县|团场|连队)的(?=[{HAN}]{{2}})"
)
_AGED = re.compile(
    rf"(?:(?<=[,。;:的\n”])|^)(?P<name>[{HAN}]{{2,4}})(?=,?今年\d{{1,3}}岁|,\d{{1,3}}岁[,。]|\(\d{{1,3}}岁\)|等\d+[位名](?!领导|干部|委员|代表|常委|党员))"
)


def find_occupations(text: str) -> Iterator[Candidate]:
    """The persons whom no post introduces."""
    yield from _occupations(text)
    yield from _neighbours(text)
    yield from _pseudonyms(text)
    yield from _credits(text)


def _credits(text: str) -> Iterator[Candidate]:
    """Names in a page's imprint, and bylines set to width: 责编/多乐 校对/龙师群; 本报记者 温 棣."""
    for match in _IMPRINT.finditer(text):
        yield Candidate(*match.span("name"), "Person", "byline")
    for match in _CAPTION.finditer(text):
        group = "name" if match["name"] else "named"
        if looks_like_name(match[group]):
            yield Candidate(*match.span(group), "Person", "byline")
    for match in _SIGNED.finditer(text):
        for item in re.finditer(r"[^ 、]+", match["names"]):
            if looks_like_name(item.group()):
                start = match.start("names") + item.start()
                yield Candidate(start, start + len(item.group()), "Person", "byline")
    for match in _SET_TO_WIDTH.finditer(text):
        if looks_like_name(match["name"].replace(" ", "")):
            yield Candidate(*match.span("name"), "Person", "byline")


def _occupations(text: str) -> Iterator[Candidate]:
    """村民王二, 民警李三: private persons and officers who are named with what they do."""
    for words, kind in ((OCCUPATION, "Person"), (OFFICERS, "Official")):
        for match in re.finditer(words, text):
            end = _behind_occupation(text, match.end(), kind)
            if end is not None:
                yield Candidate(match.end(), end, kind, "occupation-name")


def _neighbours(text: str) -> Iterator[Candidate]:
    """Private persons introduced by where they live, by their age or as one of a number: 霜桥村的王二今年73岁, 佟加等12位老人."""
    for match in _OF_PLACE.finditer(text):
        end = read_name(text, match.end()) or read_sounds(text, match.end())
        if (
            end is not None
            and text[match.end()] not in FUNCTION_WORDS
            and how_sure(text, end) >= (2 if end - match.end() == 2 else 1)
        ):
            yield Candidate(match.end(), end, "Person", "occupation-name")
    for match in _AGED.finditer(text):
        if looks_like_name(match["name"]):
            yield Candidate(*match.span("name"), "Person", "occupation-name")


def _behind_occupation(text: str, start: int, kind: str) -> int | None:
    """A private person's name is taken even where what follows is no usual word: to hold it back counts for more."""
    if text.startswith(_ADDRESS, start + 1):
        return None
    end = read_name(text, start)
    sounds = read_sounds(text, start)
    if end is None or (sounds is not None and sounds - start > 3):  # 苏雅拉图 is no 苏雅拉
        end = sounds
    if end is not None and text[start] in FUNCTION_WORDS and how_sure(text, end) < 2:
        return None
    return likely_name(text, start) if end is None and kind == "Person" else end


def _pseudonyms(text: str) -> Iterator[Candidate]:
    """蕾蕾(化名), 小禾(化名), 王某(化名): the name is what stands right in front, as short as it can be."""
    for match in re.finditer(r"\s?\(化名", text):
        end = match.start()
        three, two = text[max(0, end - 3) : end], text[max(0, end - 2) : end]
        doubled = len(two) == 2 and (two[0] == two[1] or two[0] in "小阿老")
        size = 3 if not doubled and len(three) == 3 and full_name().fullmatch(three) else 2
        if end - size >= 0 and re.fullmatch(rf"[{HAN}]+", text[end - size : end]):
            yield Candidate(end - size, end, "Person", "pseudonym")
