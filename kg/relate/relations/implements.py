"""implements: which body carries out which programme (推行, 开展, 实施, 打造, 启动 …; decision 24); 试点 is pilots only."""

from collections.abc import Iterator

from kg.relate.actors import PARTIES
from kg.relate.carried import Carried, read_carried
from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.programmes import LISTED, THAT_ONE
from kg.relate.reading import PROGRAMME, Reading, active, by_agent, disposed, examples_of, from_table
from kg.relate.relation import Relation
from kg.relate.story import Story

# Verbs of carrying out and of bringing about; those of the second row stand before an adverb or another of them.
_RUN = (
    r"(?:组织开展|组织实施|深入实施|探索推行|探索实行|首创实现|深入推进|用好用活|推行|推出|推开|推广|推进|首推|力推|开展|实施|实行|施行|打造|启动|启用|建设|建成|建起|"
    r"新建|共建|联建|搭建|组建|创建|创设|创办|创新|首创|发起|深化|上线|落实|打好|打响|打赢|开辟|开通|开设|开启|铺开|设立|建立|探索|运用|送出|捐赠|承办|"
    r"研发|开发|引入|部署|构建|健全|完善|升级|办起|办好|建好|叫响|擦亮|试行|运行|试水|擘画|抓好|抓实|做优|做强|布局)"
)
_ACTED_ON = r"(?:发起|推出|打造|组织实施|实施|推行|建设|搭建|开发|研发|创办|主办|运营|承建|投资建设|首创|首推|首先推出|率先推出|组织|开展|启动)"
_NOT_TRIED = r"(?!建设试点|试点|工作的|工作领导小组|领导小组|精神|成果|的(?:通知|意见|方案|决定|要求|关键|重要|基础|目标|底色)|项目负责人|负责人|工作人员|座谈|现场|示范(?:县|市|区|点))"
_IN_USE = r"(?:上线|启用|开通|投用|开始运行|投入使用|试运行|正式运行|启动)"
_AS_A_HANDLE = r"(?:以|把|将)[^,。;、]{0,12}?(?P<o><G*>)[^,。;、]{0,4}?(?P<v>(?:作)?为(?:总揽|抓手|引领|契机|载体|统领|牵引|突破口|主抓手))"
# 推出“淇事好办”服务,包括“邻里帮办”“田间代办”: with the whole its members.
_WITH_MEMBERS = r"(?P<o><G*>(?:[^。;,]{0,4},(?:包括|包含|涵盖|细分为|分为|合称|含|下设)[^。;,]{0,4}?<G*>)?)"
_READINGS = (
    Reading(
        name="推行",
        relation="implements",
        words=(rf"(?<!赋予)(?<!获评)(?<!牵头)(?<!成功){active(_RUN, _WITH_MEMBERS)}{_NOT_TRIED}",),
        examples=("市政府力推“帮办码”服务。", "市水利局率先实行“塘长制”服务。"),
        figures=True,
    ),
    Reading(
        name="开展…",
        relation="implements",
        words=(
            rf"(?P<v>开展|实施|推行|启动|推出|创建|组织开展)(?:了)?[^,。;:]{{0,20}}?{LISTED}{_NOT_TRIED}",
        ),
        examples=("市人大常委会开展了乡村振兴、示范带动“五个一”行动。",),
    ),
    Reading(
        name="推动…落地",
        relation="implements",
        words=(
            rf"(?P<v>推动|助推|推进|促进|加快)[^,。;:]{{0,12}}?{LISTED}[^,。;:]{{0,4}}(?:落地|落实|见效|提质|扩面|增效|走深走实)",
        ),
        examples=("市政府推动26个主题的“码上办”服务落地。",),
    ),
    Reading(
        name="把…推向",
        relation="implements",
        words=(
            disposed(
                r"推广|推向|推开|打造|建设|落实|深化推广|开进|开到|搬到|延伸|做成|引入|抓好|从年头打到年尾",
                LISTED,
            ),
        ),
        examples=("市政府把“帮办码”服务推向全市。",),
    ),
    Reading(
        name="以…为抓手",
        relation="implements",
        words=(
            rf"{_AS_A_HANDLE},(?P<s><B+>|<L>)",
            rf"{_AS_A_HANDLE}(?!,(?:<B>|<L>|该[省市县区镇乡村局]))",
        ),
        examples=("市政府以“码上办”改革为总揽。", "以“码上办”改革为总揽,市政府压减了材料。"),
    ),
    Reading(
        name="由…推行",
        relation="implements",
        words=(by_agent(_ACTED_ON, r"(?P<o><G*>)"),),
        examples=("“青年护河”行动是由全国青联发起。",),
        carry=False,
    ),
    Reading(
        name="推行的",
        relation="implements",
        words=(rf"(?P<s><B+>|<L>)(?:[^,。;:<]{{0,10}}?)(?P<v>{_ACTED_ON})的[^,。;:]{{0,10}}?(?P<o><G*>)",),
        examples=("我市首创的“帮办码”服务上了榜。",),
        carry=False,
    ),
    Reading(
        name="是…开展的",
        relation="implements",
        words=(
            rf"(?P<o><G>)(?:是|系|作为)[^。;]{{0,30}}?,?(?P<s><X+>)(?:(?!<X>,)[^,。;:]){{0,24}}?(?P<v>{_ACTED_ON})的(?:一|首)[项个次批]",
        ),
        examples=("“青年护河”行动是市水利局联合各校开展的一项专项行动。",),
        carry=False,
    ),
    Reading(
        name="累计办理",
        relation="implements",
        words=(
            r"(?P<s><L>)(?P<o><G>)[^,。;:]{0,6}?(?P<v>注册|累计|共受理|共办理|上线|受理|办理|实名|用户)",
            r"(?P<s><L>)(?P<o><G>)(?P<v>[\u3400-\u9fff]{2})[^,。;:<]{0,8}?\d[\d.万亿]*余?[家件个人名次户条单元辆台]",
            r"(?P<s><L>)(?:累计|共)?(?P<v>受理|办理|办结|办成)(?P<o><G>)[^,。;]{0,6}\d",
            r"(?P<s><L>)[^,。;:]{0,4}?(?:通过|依托|借助)(?P<o><G>)[^,。;:]{0,12}?(?P<v>办成|办件|办理|办结|受理|发放|解决|收到|化解|服务|完成|归集|处置|处理)[^,。;]{0,12}\d",
            r"(?:仅)?(?P<o><G>)这一个事项,(?P<s><L>)(?P<v>共受理|共办理|累计受理)",
        ),
        examples=("全市“帮办码”累计办理6万件。", "全市通过“帮办码”办结事项6万件。"),
        carry=False,
        whole=True,
        figures=True,
    ),
    Reading(
        name="完成…搭建",
        relation="implements",
        words=(r"(?P<v>完成)(?P<o><G*>)等?(?:平台|项目|系统)?(?:搭建|建设)",),
        examples=("市政府完成“掌上办”、“帮办码”等平台搭建。",),
    ),
    Reading(
        name="项目开工",
        relation="implements",
        words=(
            r"(?P<s><O>|<A>)(?:的)?(?P<o><G>)[^,。;:]{0,6}?(?P<v>开工|动工|启动|投产|建设|开建|竣工|建成|投用|推进|进展)",
        ),
        examples=("恒天集团智能水泵项目已动工。",),
        carry=False,
    ),
    Reading(
        name="平台启用",
        relation="implements",
        words=(rf"(?P<s><A>|<O>|<L>)(?P<o><G>)[^,。;:]{{0,4}}?(?P<v>{_IN_USE})",),
        examples=("衡阳市“帮办码”平台正式上线。",),
        carry=False,
    ),
)

_CARRIED = (
    Carried(
        name="该服务",
        relation="implements",
        words=rf"(?P<s><Y+>)(?:还|也|已|又)?(?P<d>把|将){THAT_ONE}[^,。;:]{{0,20}}?(?P<v>推广|推行|推开|铺开|推向)",
        examples=("市水利局推出“帮办码”服务。衡南县还将该服务作为新模式深化推广。",),
        subjects=PARTIES,
    ),
)
_from_table = from_table(_READINGS)


# 衡阳市赋码保护平台开始运行: the place whose name it bears.
_STARTS = rf"(?:^|[,;])(?:[^,。;:]{{0,4}}<N>,?)?(?P<o><G>)[^,。;:]{{0,4}}?(?P<v>{_IN_USE})"


def read(story: Story) -> Iterator[Draft]:
    """The statements of carrying out in a story."""
    yield from _from_table(story)
    yield from _starts(story)
    yield from read_carried(_CARRIED, story)


def _starts(story: Story) -> Iterator[Draft]:
    """A platform that opens with the name of the paper's place is that place's."""
    home = story.home
    if home is None or home.entity is None:
        return
    name = story.entities[home.entity].name
    for line in (each for each in story.lines if not each.quoted):
        for hit in hits(_STARTS, story, line):
            for programme in hit.terms("o", PROGRAMME):
                if programme.text.startswith(name):
                    began = {"start": hit.date()}
                    yield from hit.draft("implements", (home, programme), rule="平台启用", qualifiers=began)


RELATION = Relation(
    name="implements",
    read=read,
    examples=(*examples_of(_READINGS), *(each.examples[0] for each in _CARRIED)),
    against=(
        "市行政审批服务局开展村级政务服务“一网通办”试点。",
        "会议要求,要加快推行“帮办码”服务。",
        "为衡阳建设国家区域重点城市贡献力量。",
        "市政协委员赵丹利建议,推行“帮办码”服务。",
    ),
)
