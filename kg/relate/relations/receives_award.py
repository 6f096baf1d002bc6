"""receives_award: who was given an award, a rank or a designation (获…奖, 上榜, 入选, 被赋予; decision 25)."""

from kg.relate.programmes import LISTED
from kg.relate.reading import Reading, examples_of, from_table
from kg.relate.relation import Relation

_WON = (
    r"(?:荣获|喜获|获得|获评|获批|获授|获颁|获|拿回|拿下|捧回|捧得|夺得|斩获|摘得|摘获|荣膺|荣登|连上|登上|上榜|登榜|入选|入围|跻身|位列|位居|名列|晋级|"
    r"被[^,。;:]{0,12}?评为|被[^,。;:]{0,12}?授予|被[^,。;:]{0,12}?命名为|被[^,。;:]{0,12}?认定为|被[^,。;:]{0,12}?确定为|被[^,。;:]{0,12}?列为|被列入|被纳入|被表彰为|被誉为|"
    r"评为|命名为|认定为|成为|成了|创成|成功创建|创建成为|建成(?=国家|全国|省级|中国))"
)
_READINGS = (
    Reading(
        name="荣获",
        relation="receives_award",
        words=(
            rf"(?P<v>{_WON})(?:了)?(?!的|者|奖者|得|者)[^,。;:]{{0,10}}?{LISTED}(?![^,。;:]{{0,8}}试点|[^,。;:]{{0,4}}(?:支持|资金|批复|关键|抓手|行动))",
        ),
        examples=("衡阳连续三年上榜全国节水百强市。", "雁峰区被水利部命名为“全国节水示范区”。"),
        dated="date",
        required="award",
        deed=False,
    ),
    Reading(
        name="被赋予",
        relation="receives_award",
        words=(
            rf"(?P<v>被赋予)[^,。;:]{{0,10}}?{LISTED}",
            rf"(?P<v>赋予)(?P<s><L>|<A>)[^,。;]{{0,10}}?[:,]?{LISTED}",
            rf"(?P<v>授予|命名|认定|确定)(?P<s><Y+>)(?:为|是)?[^,。;:]{{0,6}}?{LISTED}(?:称号|荣誉)?",
        ),
        examples=("衡阳被赋予建设国家水网先行市的任务。", "省政府授予衡山县“湖南省节水示范县”称号。"),
        dated="date",
        required="award",
        deed=False,
    ),
    Reading(
        name="…的称号",
        relation="receives_award",
        words=(rf"(?:把|将)?{LISTED}(?:称号|荣誉|牌匾|奖牌)?(?P<v>授予|颁给|颁发给)(?:了)?(?P<s><Y+>)",),
        examples=("水利部将“全国节水示范区”称号授予雁峰区。",),
        dated="date",
        required="award",
        carry=False,
        deed=False,
    ),
)

RELATION = Relation(
    name="receives_award",
    read=from_table(_READINGS),
    examples=examples_of(_READINGS),
    against=("衡阳努力打造全国节水百强市。",),
)
