"""What papers call their columns: rubrics above a story, and the words that head news in brief, notices and pictures."""

import re

# What names a column, whatever else the line says; and what does so where the line is short.
_COLUMN = re.compile(r"(?:系列报道|特别报道|专题报道|新闻眼)$|\||^[\[【].{1,12}[\]】]$")
_SHORT_COLUMN = re.compile(
    r"^.{0,7}(?:专访|访谈|报道|声音|之声|花絮|专栏|聚焦|观察|视点|看点|焦点|速递|速览|快讯|短讯|简讯|要讯|连线|直通车|链接|之窗|在线|要闻|综合|广角|资讯|特刊|专题|专版|摘要|导读|"
    r"进行时|面对面|追踪|来信|特写|纪实|掠影|视窗|播报|集萃|短波|动态|档案|随笔|漫谈|时评|评论|快评|微评|问政|曝光台|公告栏|走基层|"
    r"话题|之家|日记|时间|手记|纵横|新风|解读|视线|前沿|园地|茶座|会客厅|圆桌|印象|地带|问答|瞭望|直击|夜话|传真|侧记|点评|巡礼|寻访|身边事|身边人)$"
    r"|^.{0,4}(?:故事|心声|建言|回音|信箱|热线|风采|论坛|讲堂|关注|对话|人物|榜样|新闻|说|谈)$"
)
_BRIEFS = re.compile(
    r"^.{0,6}(?:简讯|短讯|快讯|要讯|速递|速览|短波|播报|集萃|拾零|要闻|资讯|信箱|来信|公告栏|曝光台|预告|提示|辟谣|求证|有此一说|一句话新闻|信息)$"
)
_NOTICE = re.compile(
    r"(?:名单|公告|公示|通告|通报|启事|告读者|致读者|读者须知|更正|致歉|声明|天气预报|人事任免|任免事项|讣告)$"
)
_PICTURE = re.compile(r"^(?:图片(?:新闻|报道)?|新闻图片|图说\S{0,4}|光影\S{0,4}|影像\S{0,4})$")


def is_column(words: str) -> bool:
    """Whether a line names a column of the paper.

    >>> is_column("两会好声音"), is_column("履职故事"), is_column("老渠里讲出的新故事")
    (True, True, False)
    """
    return _COLUMN.search(words) is not None or _SHORT_COLUMN.match(words) is not None or is_picture(words)


def is_picture(words: str) -> bool:
    """Whether a line heads a picture that has nothing else above it: 图片新闻, over two lines as well."""
    return _PICTURE.match(words.replace(" ", "")) is not None


def heads_itself(words: str) -> bool:
    """Whether a line right above a text is its headline by what it says: news in brief, a notice, a list.

    >>> heads_itself("市里简讯"), heads_itself("人大常委会任免名单"), heads_itself("改体制 握指成拳")
    (True, True, False)
    """
    return _BRIEFS.match(words) is not None or _NOTICE.search(words) is not None
