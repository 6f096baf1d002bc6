"""What the default recogniser keeps of the statistical model: no pieces of words, no kinds of places, no bodies of many."""

import pytest

from kg.model import Mention, Span
from kg.recognise.plausible import is_plausible, posts_before, typed_persons


def plausible(text: str, words: str, kind: str) -> bool:
    """Whether the words, where they first stand in a text, can be a mention of a type."""
    start = text.index(words)
    return is_plausible(text, start, start + len(words), kind)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("一座美丽村庄映入眼帘", "美丽村", "Place"),
        ("从高铁站台走来", "高铁站", "Place"),
        ("到林荫路段绿化", "林荫路", "Place"),
        ("老人患有阿尔茨海默症", "阿尔茨海", "Place"),
        ("守护绿水青山", "绿水青山", "Place"),
        ("新建的花海公园", "花海公园", "Place"),
        ("组织梳理村账目", "梳理村", "Place"),
        ("周边县区公安局参加", "区公安局", "Agency"),
        ("30个乡镇(街道)便民服务中心", "便民服务中心", "Agency"),
        ("同一家物流公司签约", "家物流公司", "Organisation"),
        ("每周三、周五营业", "周五营", "Person"),
    ],
)
def test_a_piece_or_a_kind_is_not_kept(text, words, kind):
    """What goes on behind, shares its level or only tells a kind is no mention."""
    assert not plausible(text, words, kind)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("走进柳湖村,村庄很美", "柳湖村", "Place"),
        ("在雁水站上车", "雁水站", "Place"),
        ("柳湖公园开放", "柳湖公园", "Place"),
        ("(1)国资委要求", "国资委", "Agency"),
        ("武侯区公安局参加", "武侯区公安局", "Agency"),
        ("雁水物流公司签约", "雁水物流公司", "Organisation"),
        ("周五洲、周三立参加", "周五洲", "Person"),
    ],
)
def test_a_name_is_kept(text, words, kind):
    """The same words as a name pass."""
    assert plausible(text, words, kind)


def person(text: str, words: str) -> Mention:
    """A person that the model found."""
    start = text.index(words)
    return Mention(Span(start, start + len(words)), "Person", words, "crf", 0.8)


def test_a_verb_is_cut_off_a_person():
    """闵柏 of 闵柏包联, but 王国强 stays whole."""
    text = "产业链由闵柏包联,王国强说"
    found = typed_persons([person(text, "闵柏包联"), person(text, "王国强")], text, [])

    assert ["王国强"] == [each.text for each in found if len(each.text) == 3]
    assert "闵柏包联" not in [each.text for each in found]


def test_whoever_stands_in_a_list_of_the_appointed_is_an_official():
    """为…副市长 speaks of each name before it; 为 behind a farmer does not."""
    text = "闵柏山、文静姝为雁水市人民政府副市长。农户石立安为村里修路。"
    found = typed_persons([person(text, "闵柏山"), person(text, "石立安")], text, [])

    assert [("闵柏山", "Official"), ("石立安", "Person")] == [(each.text, each.type) for each in found]


def test_the_title_before_an_official_of_the_model_is_a_post():
    """副市长过江涛: the family is in no table, so no rule has anchored the title."""
    text = "副市长过江涛参加,村民石立参加。"
    officials = [Mention(person(text, "过江涛").span, "Official", "过江涛", "crf", 0.8), person(text, "石立")]

    assert ["副市长"] == [each.text for each in posts_before(officials, text)]
