"""Divisions: codes, names, short forms, and which forms are safe to look for."""

import csv
import json
import runpy
import subprocess
import sys
from importlib.resources import files

import pytest

from kg.knowledge.places import load_places
from kg.knowledge.short_names import is_two_common_characters, short_forms

PLACES = load_places()


def names(codes):
    return [PLACES.by_code(code).name for code in codes]


def found(surface):
    return [place.name for place in PLACES.named(surface)]


@pytest.mark.parametrize(
    ("code", "name", "level", "parent"),
    [
        ("100000", "中国", "country", None),
        ("430000", "湖南省", "province", "100000"),
        ("430400", "衡阳市", "prefecture", "430000"),
        ("430426", "祁东县", "county", "430400"),
        ("110108", "海淀区", "county", "110000"),
        ("500101", "万州区", "county", "500000"),
        ("419001", "济源市", "county", "410000"),
        ("429021", "神农架林区", "county", "420000"),
        ("441900", "东莞市", "prefecture", "440000"),
        ("820000", "澳门特别行政区", "province", "100000"),
        ("430408001", "蒸湘街道", "township", "430408"),
        ("441900003", "东城街道", "township", "441900"),
    ],
)
def test_a_code_has_its_name_level_and_parent(code, name, level, parent):
    """A division is found by its code, pseudo-cities are not in between."""
    place = PLACES.by_code(code)
    assert (name, level, parent) == (place.name, place.level, place.parent)


@pytest.mark.parametrize("code", ["110100", "429000", "430473", "620201", "999999", "430473999"])
def test_an_unknown_code_is_a_key_error(code):
    """Pseudo-cities, statistical zones and invented codes are no divisions."""
    with pytest.raises(KeyError):
        PLACES.by_code(code)


def test_every_division_has_a_parent_on_a_higher_level():
    """Chains end at the country, and each step goes up."""
    order = ["country", "province", "prefecture", "county", "township"]
    every = [*PLACES.divisions.values(), *PLACES.townships.values()]
    wrong = [
        place
        for place in every
        if place.parent is not None
        and order.index(PLACES.by_code(place.parent).level) >= order.index(place.level)
    ]
    assert (len(every), wrong) == (41_940, [])


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("衡阳市", ["衡阳市"]),
        ("衡阳", ["衡阳市"]),  # and not 衡阳县
        ("衡阳县", ["衡阳县"]),
        ("吉林", ["吉林省"]),
        ("祁东", ["祁东县"]),
        ("朝阳", ["朝阳区", "朝阳市", "朝阳区"]),
        ("恩施州", ["恩施土家族苗族自治州"]),
        ("内蒙古", ["内蒙古自治区"]),
        ("浦东", ["浦东新区"]),
        ("版纳", ["西双版纳傣族自治州"]),
        ("香港", ["香港特别行政区"]),
        ("湘", []),
        ("无此地", []),
    ],
)
def test_a_place_is_found_by_full_and_short_name(surface, expected):
    """`named` gives all divisions of that name by code, and nothing for an abbreviation."""
    assert expected == found(surface)


def test_the_chain_goes_up_to_the_province():
    """A chain holds the place first and its province last, for townships and for counties under no prefecture too."""
    township = next(place for place in PLACES.children("430423") if place.name == "白果镇")
    chains = [PLACES.chain(place) for place in (township, PLACES.by_code("110108"), PLACES.by_code("430000"))]
    expected = [["白果镇", "衡山县", "衡阳市", "湖南省"], ["海淀区", "北京市"], ["湖南省"]]
    assert expected == [[place.name for place in chain] for chain in chains]


def test_children_are_the_divisions_directly_below():
    """Children come sorted by code; townships are children of their county."""
    assert len(PLACES.children("430400")) == 13
    assert "耒阳市" in [place.name for place in PLACES.children("430400")]
    assert [place.name for place in PLACES.children("100000")][16:19] == ["湖北省", "湖南省", "广东省"]
    assert "白果镇" in [place.name for place in PLACES.children("430423")]
    assert PLACES.children("820000") == ()


def test_safe_forms_leave_out_what_is_ambiguous():
    """Provinces and prefectures come with short forms, counties only with full names, words and pieces not at all."""
    forms = PLACES.forms()
    safe = ["湖南", "湖南省", "衡阳", "湘西", "湘西州", "祁东县", "长阳县", "攸县", "日照市", "广西"]
    unsafe = ["祁东", "日照", "新乡", "城区", "范县", "中国", "湘", "莫旗"]
    assert ([f for f in safe if f not in forms], [f for f in unsafe if f in forms]) == ([], [])
    assert names(forms["鼓楼区"]) == ["鼓楼区"] * 4
    assert list(forms) == sorted(forms)


def test_county_short_forms_hold_for_one_prefecture():
    """祁东 and 耒阳 in 衡阳; no 衡阳 for 衡阳县, no ordinary words, and counties of other prefectures not at all."""
    forms = PLACES.short_county_forms("430400")
    assert {"祁东": ("430426",), "耒阳": ("430481",), "雁峰": ("430406",)}.items() <= forms.items()
    assert [form for form in ("衡阳", "衡阳县", "岳阳", "浏阳") if form in forms] == []
    assert "通道" not in PLACES.short_county_forms("431200")
    assert PLACES.short_county_forms("430900")["南县"] == ("430921",)
    assert PLACES.short_county_forms("420000")["仙桃"] == ("429004",)
    assert PLACES.short_county_forms("430426") == {}


def test_township_forms_are_those_below_one_division():
    """Townships of the prefecture and no others; an ethnic township also in its short form."""
    forms = PLACES.township_forms("430400")
    assert forms["白果镇"][0][:6] == "430423"
    assert {"4304"} == {code[:4] for codes in forms.values() for code in codes}
    assert PLACES.township_forms("431100")["汇源乡"] == PLACES.township_forms("431100")["汇源瑶族乡"]
    assert {"110108"} == {code[:6] for code in PLACES.township_forms("110108")["学院路街道"]}


def test_abbreviations_are_kept_apart():
    """Every province has an abbreviation; one character may stand for several divisions."""
    abbreviated = {code for codes in PLACES.abbreviations.values() for code in codes}
    provinces = {place.code for place in PLACES.children("100000")}
    assert set() == provinces - abbreviated
    assert names(PLACES.abbreviations["湘"]) == ["湖南省"]
    assert names(PLACES.abbreviations["宁"]) == ["南京市", "宁夏回族自治区"]
    assert {1} == {len(form) for form in PLACES.abbreviations}


def test_the_table_of_short_names_is_sound():
    """Every code in it is a division, every word in it is a form of one, and no row is there twice."""
    with files("kg.knowledge").joinpath("data", "short_names.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row for row in rows if row["code"] and row["code"] not in PLACES.divisions] == []
    assert [row for row in rows if row["kind"] != "abbreviation" and not PLACES.named(row["form"])] == []
    assert {"abbreviation", "short", "word"} == {row["kind"] for row in rows}
    assert len(rows) == len({tuple(row.values()) for row in rows})


def test_every_autonomous_division_has_a_short_form():
    """No name of a people is left in a short form."""
    autonomous = [place for place in PLACES.divisions.values() if "自治" in place.name]
    bare = [short_forms(place.name, place.level).bare for place in autonomous]
    assert (len(bare), [form for form in bare if not form or "族" in form]) == (155, [])


@pytest.mark.parametrize(
    ("name", "level", "contracted", "bare"),
    [
        ("祁县", "county", None, None),
        ("土默特左旗", "county", None, None),
        ("阿荣旗", "county", None, "阿荣"),
        ("东乡族自治县", "county", "东乡县", "东乡"),
        ("三都水族自治县", "county", "三都县", "三都"),
        ("鄂温克族自治旗", "county", "鄂温克旗", "鄂温克"),
        ("伊犁哈萨克自治州", "prefecture", "伊犁州", "伊犁"),
        ("峰峰矿区", "county", None, "峰峰"),
        ("大兴安岭地区", "prefecture", None, "大兴安岭"),
        ("新疆维吾尔自治区", "province", None, "新疆"),
        ("白果镇", "township", None, None),
    ],
)
def test_short_forms_by_rule(name, level, contracted, bare):
    """The suffix and the peoples go; two characters at least are left."""
    assert (contracted, bare) == short_forms(name, level)


def test_two_character_counties_are_told_by_their_first_character():
    """范县 hides in 示范县; 攸县 hides nowhere."""
    assert [is_two_common_characters(name) for name in ("范县", "攸县", "祁东县")] == [True, False, False]


def test_townships_are_read_only_when_asked_for():
    """Looking up counties does not read the large table."""
    code = (
        "from kg.knowledge.places import load_places; p = load_places(); p.forms(); p.named('衡阳'); "
        "print('townships' in vars(p), len(p.township_forms('430400')) > 100, 'townships' in vars(p))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False True True\n"


def test_the_tables_are_built_from_the_package(tmp_path):
    """The script skips pseudo-cities, statistical zones and what is no township, and hangs their children higher."""
    tables = {
        "provinces": ["code,name", "11,北京市", "43,湖南省", "44,广东省"],
        "cities": ["code,name,provinceCode", "1101,市辖区,11", "4304,衡阳市,43", "4419,东莞市,44"],
        "areas": [
            "code,name,cityCode,provinceCode",
            "110101,东城区,1101,11",
            "430426,祁东县,4304,43",
            "430473,松木经济开发区,4304,43",
            "441900,东莞市,4419,44",
        ],
        "streets": [
            "code,name,areaCode,provinceCode,cityCode",
            "110101001,东华门街道,110101,11,1101",
            "430426100,洪桥街道办事处,430426,43,4304",
            "430426400,祁东经济开发区,430426,43,4304",
            "430473001,松木乡,430473,43,4304",
            "441900003,东城街道,441900,44,4419",
        ],
    }
    (tmp_path / "dist").mkdir()
    for name, lines in tables.items():
        (tmp_path / "dist" / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    special = json.dumps({"香港特别行政区": {}}, ensure_ascii=False)
    (tmp_path / "dist" / "HK-MO-TW.json").write_text(special, encoding="utf-8")
    script = files("kg.knowledge").joinpath("data", "build_divisions.py")
    runpy.run_path(str(script))["main"](tmp_path, tmp_path)
    divisions = (tmp_path / "divisions.csv").read_text(encoding="utf-8").split()
    townships = (tmp_path / "townships.csv").read_text(encoding="utf-8").split()
    assert divisions == [
        "code,name,parent", "100000,中国,", "110000,北京市,100000", "110101,东城区,110000", "430000,湖南省,100000",
        "430400,衡阳市,430000", "430426,祁东县,430400", "440000,广东省,100000", "441900,东莞市,440000",
        "810000,香港特别行政区,100000",
    ]  # fmt: skip
    assert townships == [
        "code,name,parent", "110101001,东华门街道,110101", "430426100,洪桥街道,430426", "430473001,松木乡,430400",
        "441900003,东城街道,441900",
    ]  # fmt: skip
