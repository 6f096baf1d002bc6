"""What a page says of itself where nothing else tells it: the place that its paper is from, and the day it was printed."""

import tomllib
from pathlib import Path

import pytest

from kg.model import Page
from kg.pages import read_page
from kg.sources import SourceText

SEEDS = Path(__file__).parents[1] / "seeds"
REAL = Path(__file__).parents[2] / "shared" / "seeds"


def pages(folder: Path) -> list[tuple[Path, str]]:
    """The pages of a folder with their homes by its corpus.toml."""
    if not (folder / "corpus.toml").exists():
        return []
    corpus = tomllib.loads((folder / "corpus.toml").read_text(encoding="utf-8"))
    return [
        (folder / name, facts.get("home") or corpus["home"])
        for name, facts in sorted(corpus["pages"].items())
    ]


def alone(text: str, document: str = "page.txt", newspaper: str | None = None) -> Page:
    """A page of which nothing is known but its text and name."""
    return read_page(SourceText(document, text, "0" * 64, newspaper=newspaper))


@pytest.mark.parametrize(("path", "home"), pages(SEEDS), ids=lambda value: getattr(value, "stem", None))
def test_the_home_of_every_seed_page_is_read_off_the_page(path, home):
    """Without a corpus.toml each page's home is found from its own words, in towns that no table knows too."""
    found = alone(path.read_text(encoding="utf-8"))

    assert (home, "page") == (found.home, found.home_source)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real pages are not part of the repository")
def test_the_home_of_the_real_pages_is_read_off_the_page():
    """The five pages that the project started from tell their city too."""
    assert [home for _, home in pages(REAL)] == [
        alone(path.read_text(encoding="utf-8")).home for path, _ in pages(REAL)
    ]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("县委召开会议。我县启动行动。县长甲乙到青溪县白河镇调研,青溪县水利局介绍情况。青溪县民政局参加。", "青溪县"),
        ("旗委召开会议。全旗接羔。旗长到苏木调研。正蓝旗人民政府印发《方案》。正蓝旗、多伦县签约。在正蓝旗举行。", "正蓝旗"),
        ("州委召开会议。我州启动工程。恩施州民政局介绍情况。恩施州文旅局参加,湖北恩施欢迎你。", "恩施土家族苗族自治州"),
        ("区委召开会议。我区推行服务。市委书记来调研。蒸湘区民政局介绍情况。蒸湘区教育局参加,蒸湘区获奖。", "蒸湘区"),
        ("省委召开会议。我省推行服务。长沙市、衡阳市、岳阳市参加。湖南获奖。", "湖南省"),
        ("市委召开会议。我市推行服务。衡南县、祁东县、衡东县参加,长沙来访。", "衡阳市"),
        ("市委召开会议。市长讲话。全市推行服务。衡阳与岳阳签约,衡阳到岳阳考察,岳阳来访。", None),
        ("县委召开会议。县长讲话。全县推行服务。青溪县与白河县签约。", None),
        ("市委召开会议。市长讲话。全市推行服务。我市是示范市,全国示范市,先进示范市,文明城市。", None),
        ("衡阳与岳阳签约。衡阳市、衡阳市、衡阳市。", None),
        ("会议召开了。", None),
    ],
)  # fmt: skip
def test_the_home_is_the_place_of_its_own_level_that_is_clearly_named_most(text, home):
    """我县 and 旗委 tell the level, the names of that level the place; what is not clear is unknown."""
    assert home == alone(text).home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("今日青溪 2024年5月17日\n\n区委召开会议。全区行动。我区获奖。青溪区政府。", "青溪区"),
        ("青溪日报讯(记者 甲乙)县委召开会议。我县获奖。青溪欢迎你,青溪很好。", "青溪县"),
        ("青溪日报讯(记者 甲乙)会议召开。", None),
        ("湖南日报讯(记者 甲乙)市委召开会议。我市获奖。全市行动。", None),
        ("潇湘晨报讯(记者 甲乙)市委召开会议。我市获奖。潇湘很好,潇湘很大,潇湘很美。", None),
        ("人民日报讯(记者 甲乙)市委召开会议。我市获奖。", None),
    ],
)
def test_a_paper_gives_a_home_only_of_the_level_that_the_page_speaks_of(text, home):
    """The province's paper that a city's page quotes is not its own, nor is one that is named after no division."""
    assert home == alone(text).home


@pytest.mark.parametrize(
    ("text", "document", "published"),
    [
        ("2024年3月5日 星期二\n\n会议召开了。\n", "page.txt", "2024-03-05"),
        ("2024年10月22日　星期二\n\n会议召开了。\n", "page.txt", "2024-10-22"),
        ("今日沂渡    2024年11月5日 星期二\n\n会议召开了。\n", "page.txt", "2024-11-05"),
        ("淇泊快报　2O24年7月23日　星期二　要闻　第2版\n\n会议召开了。\n", "page.txt", "2024-07-23"),
        ("二〇二四年三月五日 星期二\n\n会议召开了。\n", "page.txt", "2024-03-05"),
        ("2024.3.5　星期二　农历正月廿五\n\n会议召开了。\n", "page.txt", "2024-03-05"),
        ("2024/3/5 星期二\n\n会议召开了。\n", "page.txt", "2024-03-05"),
        ("系统升级到2024.3.5版\n\n会议召开了。\n", "page.txt", None),
        ("# 会议召开\n\n2023年12月25日,会议召开了。\n", "page.txt", None),
        ("3月5日 星期二\n\n会议召开了。\n", "page.txt", None),
        ("会议召开了。\n", "清河日报20240305.txt", "2024-03-05"),
        ("会议召开了。\n", "2024-03/05/node_1.html", "2024-03-05"),
        ("会议召开了。\n", "pages/qinghe-2024-03.txt", "2024-03"),
        ("http://paper.example/html/2024-03/05/content_1.htm\n\n会议召开了。\n", "page.txt", "2024-03-05"),
        ("会议召开了。\n", "000_d8855a69981251f7.txt", None),
        ("会议召开了。\n", "a20241301.txt", None),
    ],
)
def test_the_date_of_a_page_is_read_off_the_page(text, document, published):
    """Its date line tells it, else the address or the name of the file; a date in a story is not the page's."""
    assert published == alone(text, document).published


def test_a_date_that_is_given_beats_the_page():
    """What the corpus says is not overruled by the page or its name."""
    given = SourceText("2020-01-01.txt", "2024年3月5日 星期二\n", "0" * 64, published="2021-09")

    assert "2021-09" == read_page(given).published


@pytest.mark.parametrize(
    ("page", "sure"),
    [
        (alone("青溪日报讯 县委召开会议。我县启动行动。县长到青溪县白河镇调研。"), 0.95),
        (alone("衡阳日报讯 工作会议召开。"), 0.85),
        (alone("县委召开会议。我县启动行动。县长甲乙到青溪县白河镇调研,青溪县水利局介绍情况。青溪县民政局参加。"), 0.75),
        (alone("会议召开。"), 0.0),
        (read_page(SourceText("page.txt", "会议召开。", "0" * 64, home="衡阳市", home_source="option")), 1.0),
    ],
    ids=["both", "paper", "named", "nothing", "given"],
)  # fmt: skip
def test_a_home_says_how_sure_it_is(page: Page, sure: float) -> None:
    """A paper's name with its kind before a paper's name alone, before what is only named most; what is given is sure."""
    assert (sure, page.home is None) == (page.home_confidence, sure == 0.0)
