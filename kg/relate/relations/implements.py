"""implements: which body carries out which programme (推行, 开展, 实施, 打造, 启动 …; decision 24); 试点 is pilots only."""

from kg.relate.programmes import LISTED
from kg.relate.reading import Reading, active, examples_of, from_table
from kg.relate.relation import Relation

_RUN = (
    r"(?:推行|开展|实施|打造|启动|推出|建设|建成|力推|用好用活|发起|首创实现|首创|搭建|推广|深化|上线|落实|打好|创新|开辟|建起|送出|捐赠|深入推进|推进|"
    r"建立|探索|运用|创建)"
)
_READINGS = (
    Reading(
        name="推行",
        relation="implements",
        words=(rf"(?<!赋予){active(_RUN, LISTED)}(?!试点)",),
        examples=("市政府力推“帮办码”服务。",),
    ),
    Reading(
        name="以…为抓手",
        relation="implements",
        words=(r"(?P<o><G>)[^,。;、]{0,4}?(?P<v>为(?:总揽|抓手|引领|契机|载体))",),
        examples=("市政府以“码上办”改革为总揽。",),
    ),
    Reading(
        name="由…推行",
        relation="implements",
        words=(r"(?P<o><G>)(?:是|最早)?由(?P<s><X+>)(?P<v>发起|推出|打造|组织实施|实施|推行)",),
        examples=("“青年护河”行动是由全国青联发起。",),
        carry=False,
    ),
    Reading(
        name="累计办理",
        relation="implements",
        words=(r"(?P<s><L>)(?P<o><G>)(?P<v>注册|累计|共受理|共办理|上线|受理|办理)",),
        examples=("全市“帮办码”累计办理6万件。",),
        carry=False,
    ),
    Reading(
        name="完成…搭建",
        relation="implements",
        words=(r"(?P<v>完成)(?P<o><G>(?:(?:、|和)?<G>)*)等?(?:平台)?(?:搭建|建设)",),
        examples=("市政府完成“掌上办”、“帮办码”等平台搭建。",),
    ),
)

RELATION = Relation(
    name="implements",
    read=from_table(_READINGS),
    examples=examples_of(_READINGS),
    against=(
        "市行政审批服务局开展村级政务服务“一网通办”试点。",
        "会议要求,要加快推行“帮办码”服务。",
        "为衡阳建设国家区域重点城市贡献力量。",
    ),
)
