"""Programmes and documents: decisions 8 to 14 and 17 of the guidelines, in passages of many provinces."""

import time

import pytest
from reading import mentions, read, within


def programmes(text: str) -> list[str]:
    """The words of the programmes in a text."""
    return [words for words, _ in mentions(read(text), "Programme")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The class word is inside, with what stands between.
        ("启动“草原英雄小姐妹”志愿服务行动。", ["“草原英雄小姐妹”志愿服务行动"]),
        ("推行“一件事”集成改革。", ["“一件事”集成改革"]),
        ("落实“四议两公开”工作法,打造“红色管家”品牌。", ["“四议两公开”工作法", "“红色管家”品牌"]),
        ("设立“办不成事”反映窗口。", ["“办不成事”反映窗口"]),
        ("编制市“十五五”规划。", ["市“十五五”规划"]),
        ("把“放管服”改革、“双减”政策落到实处。", ["“放管服”改革", "“双减”政策"]),
        # 建设, 工作, 试点, 升级版, 经验 are outside; what belongs to other words is too.
        ("打造“一网通办”升级版。", ["一网通办"]),
        ("“夜间帮”由两个街道试点。", ["夜间帮"]),
        # A verb that launches names a scheme whatever its form.
        ("推出“桂惠贷”“田保姆”等服务。", ["桂惠贷", "田保姆"]),
        ("团县委启用“潮汐舱”。", ["潮汐舱"]),
        ("县妇联发放“母亲邮包”。", ["母亲邮包"]),
        # The form names a scheme whatever the verb.
        ("“首问负责制”有效落实。", ["首问负责制"]),
        ("群众走进“同心讲堂”。", ["同心讲堂"]),
        # Named once on the page, it is a scheme wherever it is quoted.
        ("去年推出“小板凳”,如今“小板凳”很受欢迎。", ["小板凳", "小板凳"]),
        # So do words that open them, and a ticket that stands for a service.
        ("“共享法庭”走进乡镇,村民坐上“流动法律车”。", ["共享法庭", "流动法律车"]),
        ("林农拿到“民生碳票”。", ["民生碳票"]),
        ("“石榴险”“芒果贷”为果农撑伞,“高风险”“政策大礼包”都不是名字。", ["石榴险", "芒果贷"]),
        ("观众凭“电影票”入场,“共享单车”随处可见。", []),
        # What is joined into a named service is a scheme too.
        ("把“政策计算器”“企业吹哨”整合为“牡丹e办”平台。", ["政策计算器", "企业吹哨", "“牡丹e办”平台"]),
        # A verb behind “…”由 belongs to the body that runs it: no meeting is told.
        ("“田保姆码”由县农业农村局会同县供销社推出。", ["田保姆码"]),
        # A sprint has its field in its name.
        ("打响人居环境“百日攻坚”行动。", ["人居环境“百日攻坚”行动"]),
        ("安排“冬季清零”行动。", ["“冬季清零”行动"]),
        # Numbered shorthands.
        ("作为完成好“五大任务”的抓手。", ["五大任务"]),
        ("明确“西部门户”战略定位。", []),
        ("统筹推进“五大行动”,深化“三个年”活动。", ["五大行动", "“三个年”活动"]),
        ("助推“三强一化”落地。", ["三强一化"]),
    ],
)  # fmt: skip
def test_quoted_programmes(text, expected):
    """A quotation that names a scheme, service or platform is a programme, with its class word."""
    assert expected == programmes(text)


@pytest.mark.parametrize(
    "text",
    [
        "当好“店小二”,吃下“定心丸”,按下“快进键”。",
        "打通“最后一公里”,守住“零伤亡”底线,畅通“断头路”。",
        "把“意向书”变成“施工图”,把“小窗口”擦成大门面。",
        "“四个意识”不断增强,落实“三新一高”要求,坚持“一国两制”方针。",
        "做到“应保尽保”,不出一个月便已“快接快办”。",
        "叫响“人人可为、人人愿为”,坚持“人民至上”。",
        "“十五五”期间,“双碳”目标,“三农”工作,“2+26”城市。",
        "他说:“这笔钱要是转走,后半辈子可咋办。”",
        "看完“怎么办”再问“谁来办”,一切畅通。",
        "“老字号”企业焕发活力,“夜市”成了“网红打卡地”。",
        "要加强项目建设,完善工作机制,搭建服务平台,推进重点工程。",
        "乡村振兴、扫黑除恶、现代产业强市、创新创业高地。",
        "全国各地旅游市场火热,建设区域性中心城市。",
    ],
)
def test_what_is_no_programme(text):
    """Slogans, doctrines, predicates, figures of speech, targets, periods, fields and bare class words are none."""
    assert [] == programmes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("入选第三批全国民族团结进步示范市。", ["全国民族团结进步示范市"]),
        ("争创全国文明典范城市,获批国家电子商务进农村综合示范县。", ["全国文明典范城市", "国家电子商务进农村综合示范县"]),
        ("荣获“四川省县域经济发展先进县”称号,被命名为国家卫生县城。", ["四川省县域经济发展先进县", "国家卫生县城"]),
        ("去年砧桥社区入选浙江省和美社区。", ["浙江省和美社区"]),
        ("入选“中国民间文化艺术之乡”。", ["中国民间文化艺术之乡"]),
        ("该村成了省级乡村振兴示范点。", ["省级乡村振兴示范点"]),
        ("三年连上先进制造业百强城市榜单。", ["先进制造业百强城市"]),
        ("金清镇获评浙江省森林城镇。", ["浙江省森林城镇"]),
        ("该县入选国家现代农业产业园创建名单。", ["国家现代农业产业园"]),
        ("两家公司获评省级专精特新“小巨人”企业。", ["省级专精特新“小巨人”企业"]),
        ("锡日塔嘎查入选全国民主法治示范嘎查。", ["全国民主法治示范嘎查"]),
    ],
)  # fmt: skip
def test_designations_and_awards(text, expected):
    """A designation opens with a level or is conferred; its place stays inside, its batch and 榜单 outside."""
    assert expected == programmes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实河长制、林长制,高质量共建“一带一路”。", ["河长制", "林长制", "一带一路"]),
        ("“浙里办”上线,12345政务服务便民热线受理诉求3万件。", ["浙里办", "12345政务服务便民热线"]),
        ("加快推进砚塘区排水管网改造项目。", ["砚塘区排水管网改造项目"]),
        ("推进老城区燃气管网更新改造工程。", ["老城区燃气管网更新改造工程"]),
        ("研究安全生产治本攻坚三年行动。", ["安全生产治本攻坚三年行动"]),
        ("开展黄河流域水资源保护专项行动。", ["黄河流域水资源保护专项行动"]),
        ("衡阳市启用赋码保护平台。", ["赋码保护平台"]),
        ("抓有色金属及新型合金产业链。", ["有色金属及新型合金产业链"]),
        # A noun made of a verb belongs to the class word; 建设情况 and 投资协议 don't.
        ("察看了烟台港西港区航道提升工程建设情况。", ["烟台港西港区航道提升工程"]),
        ("签署滨海盐光互补项目投资协议。", ["滨海盐光互补项目"]),
        ("要紧盯昆嵛山抽水蓄能二期项目,推进园区建设项目。", ["昆嵛山抽水蓄能二期项目"]),
        # What is known in every province: campaigns inside the party, pairs of provinces, battles.
        ("开展党纪学习教育,深化苏陕协作。", ["党纪学习教育", "苏陕协作"]),
        ("打好毛乌素沙地歼灭战。", ["毛乌素沙地歼灭战"]),
        # One of many is a description.
        ("储备一批盐碱地改造项目,一个盐碱地改造项目在建。", []),
    ],
)  # fmt: skip
def test_programmes_without_quotation_marks(text, expected):
    """Known programmes, and names that a class word closes: the place inside, verbs outside."""
    assert expected == programmes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过《关于修改〈某市养犬管理条例〉的决定》。", ["《关于修改〈某市养犬管理条例〉的决定》"]),
        ("学习《关于印发《某市城市管理办法》的通知》(市政发〔2024〕2号)。", ["《关于印发《某市城市管理办法》的通知》"]),
        ("以下简称《条例》,下发了通知。", ["《条例》"]),
        ("印發︽某縣鄉村建設規劃︾。", ["︽某縣鄉村建設規劃︾"]),
    ],
)  # fmt: skip
def test_documents(text, expected):
    """A titled text is a document with its marks, titles inside it included; its number is outside."""
    assert expected == [words for words, _ in mentions(read(text), "Document")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Told without quotation marks before their umbrella, or where somebody runs them.
        ("推行错时办、延时办、上门办“三办”服务,推行督办、交办。", ["错时办", "延时办", "上门办", "“三办”服务"]),
        ("全面推行先看病后付费、一窗受理,实行人财物统一管理。", ["先看病后付费", "一窗受理"]),
        # Parts that the words around their list count or put together; agendas and figures are none.
        ("“稻乡通”平台,包括“水账本”“田账本”两项内容,包括“我的水”“谁的田”两项内容,晚会分为“水韵流长”“人间烟火”两个篇章。", ["“稻乡通”平台", "水账本", "田账本"]),
        ("由“种子仓”“育秧云”组成的“稻种通”平台上线,由“小”变“大”。", ["种子仓", "育秧云", "“稻种通”平台"]),
        ("包含“局长‘码’上见”“‘码’上找镇长”等5类二维码。", ["局长‘码’上见", "‘码’上找镇长"]),
        # Measures joined by a sign, where they are run or tried.
        ("实行“容缺办理+信用承诺”,采用“线上+线下”方式。", ["容缺办理+信用承诺", "线上+线下"]),
        ("“保费+期权”先在青砚县试点,实现“文旅+消费”融合。", ["保费+期权"]),
        # By one, first and then, a layout behind its place.
        ("“一码通行”方便群众,做到“一网覆盖”,围绕“一件事”全链条管理。", ["一码通行"]),
        ("县里探索“先试用后付款”,不搞“一企一价”。", ["先试用后付款"]),
        ("作为青砚县“一主两特双中心”,要加快发展。", ["一主两特双中心"]),
        ("“一件事”落地见效。", ["一件事"]),
        ("按照“三巡查”要求,粮食产量实现“十连增”。", ["三巡查"]),
        # Endings that only resemble those of words, figures and manners.
        ("推进“惠民一卡通”,发放“一张卡”,实现“聚成链”。", ["惠民一卡通"]),
        ("新建“零碳驿站”12个,守住“零事故”,严防“零星散发”。", ["零碳驿站"]),
        ("高标准推进“百里稻香画廊”建设。", ["百里稻香画廊"]),
        ("提供“母亲式”服务,推出“妈妈驿站”服务。", ["“妈妈驿站”服务"]),
    ],
)  # fmt: skip
def test_lists_and_joined_names(text, expected):
    """Members and umbrella are each a programme; figures, agendas and manners are none."""
    assert expected == programmes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("跻身“中国县域投资竞争力百强榜”,入选“全国乡村产业振兴典型案例”。", ["中国县域投资竞争力百强榜", "全国乡村产业振兴典型案例"]),
        ("入选“浙江省林业强县”,建设“工业强市”。", ["浙江省林业强县"]),
        ("被命名为“贵州省乡村旅游重点镇”,上榜“全国创新城市50强”。", ["贵州省乡村旅游重点镇", "全国创新城市50强"]),
        ("获得国家级生态乡镇称号,被确定为省级智慧农业试点建设单位。", ["国家级生态乡镇", "省级智慧农业试点建设单位"]),
        ("建设国家级稀土与永磁材料产业基地,打造国际集散中心和综合物流基地。", ["国家级稀土与永磁材料产业基地"]),
        ("督办省域教育副中心议案。", ["省域教育副中心"]),
        ("湖南省内的“湖南公共卫生应急基地”封顶,“种植基地”丰收。", ["湖南公共卫生应急基地"]),
        ("实施环境优化提升行动。参与服务优化提升行动。", ["环境优化提升行动"]),
        ("纪实:紧密型县域医共体,县域医共体。", ["紧密型县域医共体"]),
        ("获评广东省优秀劳务品牌,上报劳务品牌。", ["广东省优秀劳务品牌"]),
    ],
)  # fmt: skip
def test_more_designations(text, expected):
    """What is conferred needs praise of its kind; goals and plain bases are none."""
    assert expected == programmes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青桨集团公司的锂电回收基地、砚江智能制造产业园、岭澜集团新材料科创园3个项目开工。", ["锂电回收基地", "砚江智能制造产业园", "岭澜集团新材料科创园"]),
        ("抓好5个项目,其中2个由市领导牵头:岭澜集团新材料科创园和青桨集团公司锂电回收基地。", ["岭澜集团新材料科创园", "锂电回收基地"]),
        ("青桨有色金属回收公司2期项目启动,岭澜集团启动了二期工程,青桨公司二期项目部搬家。", ["2期项目", "二期工程"]),
    ],
)  # fmt: skip
def test_what_is_counted_as_projects(text, expected):
    """Works and parks that a page counts as projects: a park with its company, of a works the owner is split off."""
    assert expected == programmes(text)


@pytest.mark.parametrize("piece", ["“", "《", "国家", "一大", "推进项目", "“一”、", "‘", "全国示范"])
def test_time_is_linear(piece):
    """A text that repeats what opens a name is read in a time that grows as its length."""
    with within(20):
        start = time.perf_counter()
        read(piece * 2_000)
        short = time.perf_counter() - start
        start = time.perf_counter()
        read(piece * 8_000)
        assert time.perf_counter() - start < 12 * short + 1
