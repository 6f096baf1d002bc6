"""Personal names: family names and what a name looks like in a Chinese newspaper."""

import re
from functools import cache

from kg.knowledge.words import read_words

HAN = r"\u3400-\u9fff\U00020000-\U0003134f"

# Characters that never stand in a given name; a reading that needs one is wrong.
_NEVER = "的了是及等们不未没说就也都被把我你他她它这那或着过但而则因所此另各该每"
# Family names that are common words as well: a name that opens with one needs a sure follower.
_WEAK = frozenset(
    "平元计强花井巴山步展练修云水玉税皮师门权盖木居印巨那归呼波闭磨植滚朴拜淡敏怀羊松容束宣融寻奇昂章茶"
)
# Characters that write the sounds of Mongolian, Tibetan, Uyghur, Kazakh, Yi, Dai and foreign names.
_SOUNDS = (
    "阿艾安敖奥巴白拜包宝毕别宾波伯布才仓措查朝策次丹当达道德登迪丁顿多额尔恩尼嘎噶甘高格根贡古哈海罕汗赫呼花火"
    "吉加佳嘉娇金香克库昆拉兰朗勒雷力丽林龙伦罗洛鲁马曼满麦买毛木门蒙孟米莫姆纳娜那乃尼努诺欧帕旁平萍仁日茹瑞若"
    "萨赛桑沙石史什斯索苏塔泰坦特提铁图吐托瓦旺维温雅牙娅央扬依伊玉云扎泽占珍卓孜则子兹佐措姐妹贝边博卜补朝成楚不都肉卡甫吾楞什代迈音增顿赞堆嘉琪钢代辽旦"
    "其奇钦琴青庆却群热荣散色森珊山舒顺思松台腾天田童土歪维乌西希夏逊亚燕叶音英永友约芝且哲芙弗菲费福盖冈戈果亨胡霍基杰捷凯坎柯科肯夸莱劳乐李里莉利列鲁玛迈曼梅蒙密缅明摩墨默穆内宁纽诺帕潘佩彭皮珀普齐契乔切琼让塞桑瑟绍圣施什松汤陶廷威韦沃武辛休雪亚耶因约詹珍敦法江洪合衣杜妮莎琳丝翁宏俊丹孜曲措罗杰"
)
# Characters that stand in given names and open the words that follow names: 王国强 but 王国 and 强调.
_DOUBTFUL = frozenset(
    "在和与为有出到还将会其从以对于由给让且之主参讲表强指要宣介带率听调考走召组作致签受报来去向抱赶找蹲搂送收获称随辞说"
)


@cache
def name_pattern() -> str:
    """A regular expression for a Han name: a family name and one or two characters, or a dotted minority name."""
    double = "|".join(name for name in read_words("surnames") if len(name) > 1)
    single = "".join(name for name in read_words("surnames") if len(name) == 1)
    given = rf"[^\W\d_A-Za-z{_NEVER}]"
    dotted = rf"(?:[{_SOUNDS}]{{1,7}}|[{HAN}]{{1,3}})·(?:[{_SOUNDS}]{{1,7}}·)?(?:[{_SOUNDS}]{{2,8}}|[{HAN}]{{1,4}})"
    return rf"(?:{dotted}|(?:{double}){given}{{1,2}}|[{single}]{given}{{1,2}})"


@cache
def sound_name() -> re.Pattern[str]:
    """Matches a run of characters that write a name by its sounds: 额尔敦仓, 阿吉石补, 玛丽亚."""
    # 和 is a sound behind 孟, 苏 and 呼 only: 孟和吉雅, 那顺孟和, 乌兰呼和.
    return re.compile(rf"[孟苏宝]和[{_SOUNDS}]{{1,6}}|[{_SOUNDS}]{{1,5}}[孟呼]和|[{_SOUNDS}]{{3,8}}")


@cache
def sounds() -> re.Pattern[str]:
    """Matches the characters, however many, that write sounds."""
    return re.compile(rf"[{_SOUNDS}]{{2,8}}")


def is_weak(name: str) -> bool:
    """Whether a name opens with a common word, so that it needs more than its form to be one: 水云程."""
    return name[0] in _WEAK


@cache
def full_name() -> re.Pattern[str]:
    """Matches a string that is a name as a whole."""
    return re.compile(name_pattern())


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(read_words("not_names"))


def is_doubtful(name: str) -> bool:
    """Whether the last of three characters may as well open the next word: 强 in 王国强."""
    return len(name) > 2 and name[-1] in _DOUBTFUL


def is_ordinary(word: str) -> bool:
    """Whether a word opens with an ordinary word, or a country, that only looks like a name: 安心经营, 黎巴嫩."""
    return any(word[:length] in _ordinary() for length in range(2, min(len(word), 8) + 1))


def looks_like_name(word: str) -> bool:
    """Whether a word, taken alone, has the form of a personal name.

    >>> looks_like_name("秦国文"), looks_like_name("欧阳铭富"), looks_like_name("优化环境")
    (True, True, False)
    """
    return full_name().fullmatch(word) is not None and not is_ordinary(word)
