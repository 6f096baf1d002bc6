"""Posts and persons: titles, names of every form, lists, appointments, and who is an official."""

import pytest
from reading import mentions, read

TYPES = ("Official", "Person", "Post")


def found(text: str) -> str:
    """Posts and persons of a text, marked: P post, O official, N any other person."""
    marks = {"Post": "P", "Official": "O", "Person": "N"}
    return " ".join(f"{marks[kind]}:{words}" for words, kind in mentions(read(text), *TYPES))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区委副书记、代区长孙志军强调,要抓好落实。", "P:副书记 P:代区长 O:孙志军"),
        ("县委常委、常务副县长郦思远介绍了情况。", "P:常委 P:常务副县长 O:郦思远"),
        ("市委原书记王大伟被查。", "P:原书记 O:王大伟"),
        ("二级巡视员高洁参加。", "P:二级巡视员 O:高洁"),
        ("全国人大常委会副委员长李鸿忠作说明。", "P:副委员长 O:李鸿忠"),
        ("市中级人民法院审判员桑晚晴出席。", "P:审判员 O:桑晚晴"),
        ("副市长、市公安局局长安立出席。", "P:副市长 P:局长 O:安立"),
        ("村党总支书记韦良才带头种植百香果。", "P:书记 O:韦良才"),
        ("朱健市长会见了客人。", "O:朱健 P:市长"),
        ("市检察院负责人列席。", ""),
        (
            "市委書記鄧維書來到現場,副市長陳國強陪同。會議強調,要關心僑胞。",
            "P:書記 O:鄧維書 P:副市長 O:陳國強",
        ),
    ],
)
def test_titles(text: str, expected: str) -> None:
    """A title is a post with its modifiers where it stands beside a body, a post or a name."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县委书记逄锦瑞、县长亓伟明、县政协主席禚明亮,县领导綦洪波、逯峰参加活动。", "P:书记 O:逄锦瑞 P:县长 O:亓伟明 P:主席 O:禚明亮 O:綦洪波 O:逯峰"),
        ("市长欧阳震华讲话,副市长令狐安列席。", "P:市长 O:欧阳震华 P:副市长 O:令狐安"),
        ("盟长阿拉腾巴根主持会议,副盟长那木吉勒、乌日图那顺、李华出席。", "P:盟长 O:阿拉腾巴根 P:副盟长 O:那木吉勒 O:乌日图那顺 O:李华"),
        ("旗农牧局局长孟和吉雅介绍了情况。", "P:局长 O:孟和吉雅"),
        ("州长扎西次仁讲话,州领导格桑卓玛、沙马拉且出席。", "P:州长 O:扎西次仁 O:格桑卓玛 O:沙马拉且"),
        ("专员买买提明·吾甫尔一行到喀什市调研。", "P:专员 O:买买提明·吾甫尔"),
        ("总理穆罕默德·穆斯塔法在约旦河西岸说。", "P:总理 O:穆罕默德·穆斯塔法"),
        ("牧民朝鲁门没出家门,就办好了证。", "N:朝鲁门"),
        ("县委副书记、县长殷 朔主持召开会议。殷朔说,要抓紧。", "P:副书记 P:县长 O:殷 朔 O:殷朔"),
        ("副县长李 晓 明参加。", "P:副县长 O:李 晓 明"),
        ("派出所副所长简卓抱来了储蓄罐。", "P:副所长 O:简卓"),
        ("市人大常委会主任容与之主持。", "P:主任 O:容与之"),
    ],
)  # fmt: skip
def test_names(text: str, expected: str) -> None:
    """Rare and double family names, names written by their sounds, and names set with blanks are read as printed."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("决定任命:\n\n蓝若初、柏见山为汐州市人民政府副市长;\n\n辛禾为汐州市教育局局长。", "O:蓝若初 O:柏见山 P:副市长 O:辛禾 P:局长"),
        ("免去:\n\n路望之的汐州市人民检察院检察员职务。", "O:路望之 P:检察员"),
        ("会议决定任命刀映岚为副州长,免去和润川的州民政局局长职务。", "O:刀映岚 O:和润川 P:局长"),
        ("经选举,王海涛当选为县长。", "O:王海涛"),
        ("会上,周砚清、鲍知远出席。", "O:周砚清 O:鲍知远"),
        ("会议举行,戚怀岫主持。", "O:戚怀岫"),
        ("要做好夏收、夏种、夏管,抓好粮食生产。", ""),
    ],
)  # fmt: skip
def test_lists(text: str, expected: str) -> None:
    """Appointed, elected and attending persons are officials; a list of things is no list of names."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宏达科技有限公司董事长钱多多说,公司投资三亿元。", "P:董事长 N:钱多多"),
        ("恒天集团党委书记、董事长祝南星发言。", "P:书记 P:董事长 O:祝南星"),
        ("国网东川供电公司总经理马骏汇报了工作。", "P:总经理 O:马骏"),
        ("驻村第一书记葛青松来到村里。", "P:第一书记 O:葛青松"),
        ("区审管办主任俞建明介绍了情况。店主俞建明把执照挂上墙。俞建明说:“真快。”", "P:主任 O:俞建明 N:俞建明 N:俞建明"),
        ("责编/阮 棠 校对/郝知白", "N:阮 棠 N:郝知白"),
    ],
)  # fmt: skip
def test_office_or_not(text: str, expected: str) -> None:
    """Who speaks for a public body is an official; who manages a private firm, or is a namesake, is not."""
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "市委书记高度重视,市长热线全天开通。",
        "县委书记向全县人民拜年。",
        "区长走进直播间,镇长带头包村。",
        "习近平总书记多次来到这里。",
        "居民楼坍塌,群众安危冷暖牵动人心,工人应转快转。",
        "牙买加总理访华,黎巴嫩外长出席。",
        "市民邵女士来到医院。",
    ],
)
def test_what_is_no_name(text: str) -> None:
    """Words that only begin like a name are none, behind a title or an occupation too."""
    assert found(text).replace("O:习近平", "").strip(" P:书记总理") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("州委副书记、州长努尔兰·赛力克提出席会议。", "P:副书记 P:州长 O:努尔兰·赛力克提"),
        ("盟人大工委主任巴图孟和、盟政协主席石立出席。", "P:主任 O:巴图孟和 P:主席 O:石立"),
        ("旗委书记哈斯,旗长石立参加。", "P:书记 O:哈斯 P:旗长 O:石立"),
        ("开馕店的阿不都热依木告诉记者。", "N:阿不都热依木"),
        ("司机石立扫了一下码。", "N:石立"),
        ("住在霜桥村的石立来今年73岁。", "N:石立来"),
        ("任前公示\n\n石立,女,蒙古族,1980年生。", "O:石立"),
        ("城里的塘坝清淤\n\n本报记者 石立/文 秦国文/图\n\n全村的粮食丰收,塘坝也清了淤。", "N:石立 N:秦国文"),
    ],
)  # fmt: skip
def test_names_by_what_stands_around(text: str, expected: str) -> None:
    """Names by their sounds end where the next word begins; age, home, a public notice and a credit introduce persons."""
    assert expected == found(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由副市长旷远山牵头,县长秧景明主持,市长信箱开通,镇长忙春耕,县长话发展。", "P:副市长 O:旷远山 P:县长 O:秧景明"),
        ("常务副县长代晓舟介绍情况,团县委书记种子清作开班动员。", "P:常务副县长 O:代晓舟 P:书记 O:种子清"),
        ("副市长石立、种明川,市环保局局长卢安、教体局参加。", "P:副市长 O:石立 O:种明川 P:局长 O:卢安"),
        ("市林业局总工程师支景和作了汇报,宏达公司总工程师石立安发言。", "P:总工程师 O:支景和 P:总工程师 N:石立安"),
        ("市政协副主席屠鹤来应邀参加,县长石立来调研。", "P:副主席 O:屠鹤来 P:县长 O:石立"),
        ("牢记习近平总书记嘱托,总书记很关心。", "O:习近平 P:总书记"),
        ("县委作出决定:韦清任雁水镇党委书记,任务很重。", "O:韦清 P:书记"),
        ("会议决定递补卫东山、毕长河为市委委员,递补方案通过。", "O:卫东山 O:毕长河 P:委员"),
        ("选举石立为县长,闵柏山、文清为副县长。", "O:石立 O:闵柏山 O:文清"),
        ("“三秦工匠”称号获得者亢远山到场,技工邬大山夺冠,种粮大户陆禾说。", "N:亢远山 N:邬大山 N:陆禾"),
        ("工程已启动。(闻书)\n\n奖项揭晓。(石立 秦国文)\n(本报综合)\n", "N:闻书 N:石立 N:秦国文"),
        ("责编:卢安 视觉:缑亮 校对:石立", "N:卢安 N:缑亮 N:石立"),
        ("市民乐淑英:路灯不亮。群众乐享服务,市民乐于参加。", "N:乐淑英"),
    ],
)  # fmt: skip
def test_rare_families_appointments_and_signatures(text: str, expected: str) -> None:
    """A title introduces a family that no table has; appointments make officials; what goes on as a clause is no name."""
    assert expected == found(text)


@pytest.mark.parametrize(
    "text", ["村民林田湖畔走,群众左右两岸住。", "游客江河边看,居民寸土必争,老人雷厉风行。"]
)
def test_words_of_land_and_weather_are_no_names(text: str) -> None:
    """Ordinary words behind an occupation stay words."""
    assert found(text) == ""
