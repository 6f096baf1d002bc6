"""Recognition: the nine types, the decisions of the guidelines, the contract of every recogniser, and who wins an overlap."""

import itertools
from collections.abc import Sequence

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC
from reading import mentions, read
from recogniser_contract import WITHOUT_EXTRA

import kg
from kg.errors import UsageError
from kg.model import Mention, Page, Span
from kg.pages import read_page
from kg.recognise import get_recogniser, settle
from kg.recognise.base import RULES
from kg.recognise.rules import blocks
from kg.recognise.settle import TYPE_ORDER
from kg.schema import load_schema
from kg.sources import SourceText

TEXT = (
    "# 全市优化营商环境领导小组会议召开\n\n■本报记者 陈润 通讯员 刘苗\n\n"
    "本报讯 9月1日下午,市委书记秦国文主持召开全市优化营商环境领导小组会议,印发《衡阳市优化营商环境工作规则(试行)》。"
    "市委副书记、市长朱健出席。市领导赖馨正、毛朝晖、刘正兴参加。会上,衡山县白果镇岳北村介绍了“一件事一次办”跨域通办改革,"
    "恒天集团党委副书记、总经理颜甫全发言。村民王二柱说好。"
)


def page(text: str, home: str | None = "衡阳市") -> Page:
    """A page of a paper of `home`."""
    return read_page(SourceText("page.txt", text, "0" * 64, home=home, home_source="option" if home else ""))


def found(text: str, *types: str) -> list[str]:
    """The words of the mentions of some types."""
    return [words for words, _ in mentions(read(text), *types)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委书记秦国文在会上讲话。", [("市委", "Agency"), ("书记", "Post"), ("秦国文", "Official")]),
        ("市委副书记、市长朱健出席。", [("市委", "Agency"), ("副书记", "Post"), ("市长", "Post"), ("朱健", "Official")]),
        ("习近平总书记在湖南考察。", [("习近平", "Official"), ("总书记", "Post"), ("湖南", "Place")]),
        ("市领导毛朝晖主持座谈会。", [("毛朝晖", "Official"), ("座谈会", "Event")]),
        ("市领导赖馨正、毛朝晖、刘兴无出席。", [("赖馨正", "Official"), ("毛朝晖", "Official"), ("刘兴无", "Official")]),
        ("副市长石立出席。", [("副市长", "Post"), ("石立", "Official")]),
        ("南华大学党委书记高山应邀出席。", [("南华大学党委", "Agency"), ("书记", "Post"), ("高山", "Official")]),
        ("村民王二柱说好。", [("王二柱", "Person")]),
        ("菜农邓秋生领到了营业执照。", [("邓秋生", "Person")]),
        ("责编/傅小满 校对/郝知白", [("傅小满", "Person"), ("郝知白", "Person")]),
        ("团市委、市青联、民革衡阳市委、市发改委参加。", [("团市委", "Agency"), ("市青联", "Agency"), ("民革衡阳市委", "Agency"), ("市发改委", "Agency")]),
        ("市人大常委会、市中级人民法院、南岳区消防救援大队参加。", [("市人大常委会", "Agency"), ("市中级人民法院", "Agency"), ("南岳区消防救援大队", "Agency")]),
        ("衡阳师院、恒天集团、市中心医院、湖南工商大学来到现场。", [("衡阳师院", "Organisation"), ("恒天集团", "Organisation"), ("市中心医院", "Organisation"), ("湖南工商大学", "Organisation")]),
        ("市行政审批服务局力推“流动政务服务大厅”。", [("市行政审批服务局", "Agency"), ("流动政务服务大厅", "Programme")]),
        ("衡阳印发《衡阳市优化营商环境工作规则(试行)》。", [("衡阳", "Place"), ("《衡阳市优化营商环境工作规则(试行)》", "Document")]),
        ("9月1日,全市优化营商环境领导小组会议召开。", [("全市优化营商环境领导小组会议", "Event")]),
        ("衡山县白果镇岳北村变了样。", [("衡山县", "Place"), ("白果镇", "Place"), ("岳北村", "Place")]),
        ("党的十九届五中全会、市十六届人大三次会议召开。", [("党的十九届五中全会", "Event"), ("市十六届人大三次会议", "Event")]),
    ],
)  # fmt: skip
def test_the_nine_types(text, expected):
    """Each type in sentences of the genre, with the extent that the guidelines give it."""
    assert expected == mentions(read(text))


@pytest.mark.parametrize(
    ("text", "types", "expected"),
    [
        # 1: names of places in modifiers and slogans, one character included
        ("法治衡阳建设加快,在衡发展有信心,在沪期间签约。", ("Place",), ["衡阳", "衡", "沪"]),
        # 2: bare meetings are none, one named by its kind is
        ("会议强调,会上要讲,会后要办,大会圆满。", (), []),
        ("市领导毛朝晖主持座谈会。", ("Event",), ["座谈会"]),
        # 3: generic bodies
        ("相关部门、检察机关、人大代表要抓紧。", (), []),
        # 4: a party committee in a firm is a body with a post
        ("恒天集团党委副书记颜甫全来访。", ("Agency", "Organisation", "Post"), ["恒天集团党委", "副书记"]),
        # 5: posts stand beside a body, a post or a name
        ("市人大代表欧阳铭富建议。", ("Agency", "Post", "Official"), ["市人大", "代表", "欧阳铭富"]),
        ("代表们说,市领导、记者、律师都来了。", (), []),
        # 6: a zone that acts is a body, one that is only visited is a place
        ("衡阳国家高新区与岳阳签署协议。", ("Agency",), ["衡阳国家高新区"]),
        ("代表团考察了闵行经济技术开发区。", ("Place",), ["闵行经济技术开发区"]),
        # 7: county and town in front of an organisation belong to its name
        ("祁东县归阳镇中心学校很热闹。", ("Organisation", "Place"), ["祁东县归阳镇中心学校"]),
        # 8: quoted schemes, not predicates, metaphors, targets
        ("力推“流动政务服务大厅”,“快接快办”省级赋权。", ("Programme",), ["流动政务服务大厅"]),
        ("作为“一号工程”,打通“最后一公里”,实现“零感染、零新增”。", (), []),
        # 9: designations
        ("建设国家区域重点城市和省域副中心城市。", ("Programme",), ["国家区域重点城市", "省域副中心城市"]),
        ("上榜先进制造业百强城市,入选全国数字百强市。", ("Programme",), ["先进制造业百强城市", "全国数字百强市"]),
        ("荣获“2020政府信息化管理创新奖”。", ("Programme",), ["2020政府信息化管理创新奖"]),
        ("建设现代产业强市,争创创新创业高地。", (), []),
        # 10: slogans, doctrines, fields, periods
        ("制造立市 文旅兴城,乡村振兴,扫黑除恶,“十四五”期间。", (), []),
        ("学习习近平新时代中国特色社会主义思想。", ("Programme", "Event", "Document"), []),
        # 11: numbered shorthands
        ("打赢三大攻坚战,实施“八大工程”,守住“十条底线”,用好“稳增长20条”。", ("Programme",), ["三大攻坚战", "八大工程", "十条底线", "稳增长20条"]),
        ("面对“两个大局”,控制“三公”经费。", (), []),
        # 12: class words inside, 升级版 and 试点 outside
        ("推行“三送三解三优”行动和“一体两翼”发展战略。", ("Programme",), ["“三送三解三优”行动", "“一体两翼”发展战略"]),
        ("打造“一件事一次办”升级版,开展“一网通办”试点。", ("Programme",), ["一件事一次办", "一网通办"]),
        ("创新问题排查机制。", (), []),
        # 13: lists of quoted names, with and without an umbrella
        ("大力推行“网上办、容缺办、承诺办”。", ("Programme",), ["网上办", "容缺办", "承诺办"]),
        ("推出“帮办码”“夜间窗”“上门车”等“暖心窗口”服务。", ("Programme",), ["帮办码", "夜间窗", "上门车", "“暖心窗口”服务"]),
        # 14: a place before the quotation is outside; 市“十四五”规划 is whole
        ("衡阳“一件事一次办”跨域通办改革获肯定。", ("Place", "Programme"), ["衡阳", "“一件事一次办”跨域通办改革"]),
        ("编制市“十四五”规划。", ("Programme",), ["市“十四五”规划"]),
        # 15: 全市 opens an event's name
        ("全市优化营商环境领导小组会议召开。", ("Event",), ["全市优化营商环境领导小组会议"]),
        # 16: 活动 of a day, and over a period
        ("举行免试认定教师资格现场办理活动。", ("Event",), ["免试认定教师资格现场办理活动"]),
        ("开展“营商环境优化年”活动。", ("Programme", "Event"), ["“营商环境优化年”活动"]),
        # 17: a text without a title is no document
        ("下发了通知(国管办〔2020〕25号)。", (), []),
        # 18: what the layout cuts in two is not marked
        ("围绕“中国粮、湖\n\n南饭、衡阳菜”口号宣传。", ("Place",), ["衡阳"]),
    ],
)  # fmt: skip
def test_the_decisions_of_the_guidelines(text, types, expected):
    """What is a mention and how far it goes, decision by decision."""
    assert expected == [words for words in found(text, *types) if words != "中国"]


@pytest.mark.parametrize(
    "verb", ["来到", "到", "主持", "出席", "强调", "会见", "带队", "在会上", "和", "与", "没有出席", "未出席"]
)
def test_a_name_of_two_characters_takes_nothing_from_its_verb(verb):
    """副市长石立来到… names 石立, not 石立来."""
    assert ["石立"] == found(f"副市长石立{verb}现场。", "Official")


@pytest.mark.parametrize(
    "name", ["李强", "王国强", "李和平", "张为民", "刘向阳", "赵会民", "陈之华", "何其芳", "黄从文", "孙宣德"]
)
def test_a_name_may_have_a_character_that_is_a_word(name):
    """强, 和, 为, 向 and their like are frequent in given names, of officials and of those to be held back."""
    assert [name] == found(f"市委书记{name}出席会议。", "Official")
    assert [name] == found(f"村民{name}说好。", "Person")
    assert [name, "石立本"] == found(f"市领导{name}、石立本出席会议。", "Official")


def test_two_sessions_joined_by_and_are_two():
    """和 between two meetings parts them."""
    assert ["党的十九届五中全会", "市十六届人大三次会议"] == found(
        "党的十九届五中全会和市十六届人大三次会议召开。", "Event"
    )


@pytest.mark.parametrize(
    "text",
    [
        "全市、我市、该县、全省都要抓紧。",
        "城市建设、市民、市场、县域、区域、乡村、省级。",
        "3月4日,60万户,第12版。",
    ],
)
def test_words_that_only_look_like_names(text):
    """Level characters within other words and deictic words are no mentions."""
    assert [] == mentions(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委书记秦国文主持会议。会后,秦国文说好。", 2),
        ("市长朱健出席。朱健强调,要抓紧。", 2),
        ("南华大学附属第一医院封顶。记者在南华大学附属第一医院看到变化。", 2),
    ],
)
def test_a_name_found_once_is_found_everywhere(text, expected):
    """What one place of the page gives away holds for the rest of it."""
    every = mentions(read(text))

    words = next(words for words, kind in every if kind in ("Official", "Organisation"))
    assert expected == sum(each == words for each, _ in every)


def test_a_person_has_one_type_on_a_page():
    """Who is an official in one place is one in every place."""
    text = "石立表示,要抓紧。副市长石立说好。"

    assert {"Official"} == {kind for words, kind in mentions(read(text)) if words == "石立"}


def test_authors_are_mentions():
    """A name in a byline is a Person, where it stands."""
    text = "# 会议召开了\n\n■本报记者 陈润 通讯员 刘苗\n\n本报讯 会议召开。\n"

    assert ["陈润", "刘苗"] == found(text, "Person")


# --- the contract that every registered recogniser keeps


def _check(mentions_found: Sequence[Mention], text: str) -> None:
    assert list(mentions_found) == sorted(mentions_found, key=lambda m: (m.span, m.type, -m.confidence))
    for each in mentions_found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        assert each.type in load_schema().types
        assert 0 < each.confidence <= 1
        assert each.by
        assert each.text == each.text.strip()


@pytest.mark.parametrize("name", ["default", "rules"])
def test_a_recogniser_keeps_its_contract(name):
    """Spans inside the text that hold their words, sorted, of known types; name and version are told."""
    recogniser = get_recogniser(name)
    first = recogniser(page(TEXT))

    _check(first, TEXT)
    assert {m.type for m in first} >= {
        "Official",
        "Person",
        "Agency",
        "Post",
        "Event",
        "Document",
        "Place",
        "Programme",
    }
    assert recogniser.name
    assert recogniser.version
    assert first == get_recogniser(name)(page(TEXT))


@pytest.mark.parametrize("name", WITHOUT_EXTRA)
@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "　\t\n", "。", "plain words", "“", "《》", "“”()、、", "市", "𠮷野家在衡阳市。"],
)
def test_a_recogniser_reads_pages_of_next_to_nothing(name, text):
    """Empty pages, blanks and lone marks are read without error."""
    _check(get_recogniser(name)(page(text)), text)


@pytest.mark.parametrize("name", WITHOUT_EXTRA)
@pytest.mark.parametrize("home", [None, "衡阳市", "青砚县", "上海市", "无名之地", "湖南省"])
def test_a_recogniser_reads_the_page_of_any_home(name, home):
    """A home that is unknown, or in no table, is no trouble."""
    _check(get_recogniser(name)(page(TEXT, home)), TEXT)


def _spans(name: str, text: str) -> list[tuple[Span, str]]:
    return [(each.span, each.type) for each in settle(get_recogniser(name)(page(text)))]


@pytest.mark.parametrize("name", WITHOUT_EXTRA)
def test_full_width_and_half_width_give_the_same_spans(name):
    """Punctuation and digits of either width are read alike, and spans count the original's characters."""
    wide = TEXT.translate({ord(c): chr(ord(c) + 0xFEE0) for c in ",():/0123456789"}).replace(" ", "\u3000")

    assert wide != TEXT
    assert _spans(name, TEXT) == _spans(name, wide)
    _check(get_recogniser(name)(page(wide)), wide)


@pytest.mark.parametrize("name", WITHOUT_EXTRA)
def test_a_traditional_page_gives_the_same_spans(name):
    """The traditional rendition of a page has the same mentions in the same places, in its own characters."""
    convert = OpenCC("s2t").convert
    rendition = "".join(convert(character) for character in TEXT)

    assert len(TEXT) == len(rendition)
    assert rendition != TEXT
    assert _spans(name, TEXT) == _spans(name, rendition)
    _check(get_recogniser(name)(page(rendition)), rendition)
    assert "秦國文" in [each.text for each in get_recogniser(name)(page(rendition))]


@pytest.mark.parametrize("name", WITHOUT_EXTRA)
def test_a_name_over_a_line_break_is_whole_or_not_there(name):
    """A newline inside a list or a name never gives half a name or a wrong offset."""
    text = "市领导赖馨正、毛朝\n晖、刘正\n\n兴出席。市委书记秦\n国文讲话。《调查与\n研究》刊登。"

    every = get_recogniser(name)(page(text))

    _check(every, text)
    assert not {"毛朝", "秦", "国文", "晖", "兴"} & {each.text for each in every}


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *TEXT.split("。"),
                    "■本报记者 陈润",
                    "“",
                    "”",
                    "《",
                    "》",
                    "(化名)",
                    "、",
                    "\n",
                    "市委",
                    "书记",
                    "党委",
                    "秦国文",
                    "全市",
                    "“暖心窗口”服务",
                    "会议",
                    "#",
                ]
            ),
            st.text("市县省委书记长会议“”《》、,。■ \n国文王张", max_size=10),
            st.text(max_size=6),
        ),
        max_size=12,
    ).map("".join),
    st.sampled_from([None, "衡阳市", "青砚县", "北京市"]),
)
def test_the_rules_hold_on_any_text(text, home):
    """Whatever stands on a page: spans hold their words, and settled mentions are sorted and apart."""
    every = get_recogniser("rules")(page(text, home))

    _check(every, text)
    kept = settle(every)
    assert all(first.end <= second.start for first, second in itertools.pairwise(kept))


def test_an_unknown_recogniser_is_told_with_those_that_there_are():
    """The error names the recognisers that can be asked for."""
    with pytest.raises(UsageError, match=r"no recogniser is called 'oracle'.*default, hanlp, rules"):
        get_recogniser("oracle")


@given(st.text("市委。\n;!a", max_size=400), st.integers(2, 50))
def test_blocks_cover_a_text(text, limit):
    """Blocks follow each other without a gap, none longer than the limit, none empty."""
    cut = list(blocks(text, limit))

    assert text == "".join(text[slice(*block)] for block in cut)
    assert all(0 < block.end - block.start <= limit for block in cut)


def test_a_long_page_is_read_like_its_parts():
    """Behind the first block of characters mentions are found as before it, at their own offsets."""
    filler = "大家都说好。" * 2_500
    text = f"{filler}\n市委书记秦国文主持会议。\n{filler}市长朱健出席。"

    every = settle(get_recogniser("rules")(page(text)))

    assert ["市委", "书记", "秦国文", "市长", "朱健"] == [each.text for each in every]
    _check(every, text)


# --- who stays where mentions overlap


def mention(
    start: int, end: int, kind: str = "Agency", rule: str = "agency-grammar", by: str = "rules"
) -> Mention:
    """A mention of a stretch of TEXT."""
    return Mention(Span(start, end), kind, TEXT[start:end], by, RULES[rule])


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (mention(2, 6, "Document", "title-mark"), mention(0, 20, "Programme", "quoted-head")),
        (mention(3, 5, "Agency", "agency-grammar"), mention(0, 9, "Organisation", "spread")),
        (mention(0, 9, "Place", "place-nature"), mention(1, 8, "Agency", "agency-central")),
        (mention(0, 5, "Agency", "agency-grammar"), mention(0, 5, "Organisation", "organisation-suffix")),
        (mention(0, 5, "Official", "title-name"), mention(0, 5, "Post", "post")),
        (mention(0, 5, by="crf"), mention(0, 5, by="rules")),
        (mention(0, 5), mention(4, 9)),
    ],
)
def test_settle_follows_its_order_of_precedence(winner, loser):
    """A title first, what was read before what is only known from elsewhere, the longer, the surer, by type, by name, the first."""
    assert [winner] == settle([winner, loser]) == settle([loser, winner])


def test_between_two_recognisers_the_first_name_wins():
    """Of two equal mentions the one stays whose recogniser's name comes first, whatever order they come in."""
    given = [mention(0, 5, by=f"r{number:02}") for number in range(20)]

    assert [[given[0]]] * 19 == [settle([other, given[0]]) for other in given[1:]]
    assert [given[0]] == settle(given) == settle(reversed(given))


def test_settle_keeps_what_only_touches():
    """Mentions that end where others begin all stay, empty ones don't."""
    assert [mention(0, 2), mention(2, 4), mention(4, 5)] == settle(
        [mention(4, 5), mention(3, 3), mention(2, 4), mention(0, 2)]
    )


@given(
    st.lists(
        st.builds(
            lambda start, size, kind, rule, by: mention(start, start + size, kind, rule, by),
            st.integers(0, 25), st.integers(0, 9), st.sampled_from(TYPE_ORDER), st.sampled_from(sorted(RULES)), st.sampled_from(["rules", "crf"]),
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_settle_does_not_depend_on_the_order(given_mentions, random):
    """Any order gives the same: sorted, none overlapping, each one of the input; nothing is dropped but for a neighbour."""
    kept = settle(given_mentions)

    shuffled = random.sample(given_mentions, len(given_mentions))
    assert kept == settle(shuffled) == settle([*given_mentions, *given_mentions]) == settle(kept)
    assert kept == sorted(kept, key=lambda m: m.span)
    assert all(first.end <= second.start for first, second in itertools.pairwise(kept))
    assert set(kept) <= set(given_mentions)
    for dropped in set(given_mentions) - set(kept):
        assert dropped.start == dropped.end or any(dropped.span.overlaps(each.span) for each in kept)


def test_the_types_of_the_order_are_those_of_the_schema():
    """Precedence knows every type once."""
    assert sorted(TYPE_ORDER) == sorted(load_schema().types)


# --- spaCy


def test_kg_load_gives_mentions_and_entities():
    """`doc.spans["mentions"]` and `doc.ents` hold what the recogniser finds, by character."""
    doc = kg.load()("市委书记秦国文主持召开全市优化营商环境领导小组会议。")

    expected = [
        ("市委", "Agency"),
        ("书记", "Post"),
        ("秦国文", "Official"),
        ("全市优化营商环境领导小组会议", "Event"),
    ]
    assert expected == [(span.text, span.label_) for span in doc.spans["mentions"]]
    assert expected == [(span.text, span.label_) for span in doc.ents]
    assert "市委书记秦国文主持召开全市优化营商环境领导小组会议。" == doc.text


def test_kg_load_reads_an_empty_text():
    """No text, no mention."""
    doc = kg.load()("")

    assert ([], ()) == (list(doc.spans["mentions"]), doc.ents)


def test_the_home_can_be_told_to_the_component():
    """`doc.user_data["home"]` makes the short names of its counties known."""
    nlp = kg.load()
    doc = nlp.make_doc("启动仪式在祁东举行。")
    doc.user_data["home"] = "衡阳市"

    assert "祁东" in [span.text for span in nlp(doc).spans["mentions"]]


def test_the_components_work_in_any_pipeline():
    """`spacy.blank("zh").add_pipe("governance_rules")` finds the factories by their entry points."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("governance_rules")
    nlp.add_pipe("governance_settle")

    doc = nlp("市委副书记、市长朱健出席。")

    assert ["governance_rules", "governance_settle"] == nlp.pipe_names
    assert ["市委", "副书记", "市长", "朱健"] == [span.text for span in doc.spans["mentions"]]
    assert ["市委", "副书记", "市长", "朱健"] == [span.text for span in doc.ents]


def test_the_pipeline_has_the_model_where_the_rules_have_nothing():
    """A name that no rule introduces is found by the model alone, and what the rules found stays as it is."""
    text = "市委书记秦国文来了。参加活动的还有郭建业等人。"
    rules = spacy.blank("zh")
    for component in ("governance_rules", "governance_settle"):
        rules.add_pipe(component)

    ruled = {(span.text, span.label_, span.id_) for span in rules(text).ents}
    both = {(span.text, span.label_, span.id_) for span in kg.load()(text).ents}

    assert {("郭建业", "Person", "crf")} == both - ruled
    assert ruled <= both


def test_a_pipeline_is_stored_and_loaded(tmp_path):
    """The pipeline of `kg.load()` comes back from disk and finds the same."""
    nlp = kg.load()
    nlp.to_disk(tmp_path / "pipeline")

    again = spacy.load(tmp_path / "pipeline")

    assert [str(span) for span in nlp(TEXT).ents] == [str(span) for span in again(TEXT).ents]
