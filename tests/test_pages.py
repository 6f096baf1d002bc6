"""Pages: headlines in every form that print has, bylines with their roles, articles, sentences, and the paper's home."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Page
from kg.pages import find_bylines, line_wraps, read_page
from kg.pages.home import full_name
from kg.pages.mastheads import is_masthead, may_name_paper, own_names
from kg.sources import SourceText
from kg.text import normalise

LONG = "会议听取了近期雨情水情汇报,研究了汛前各项准备工作,并就塘坝清淤、物资储备、值班值守作出安排,"
LINES = (
    "", "", "# 全市水利工作会议召开", "## 专题报道", "全市水利工作会议召开", "周远山主持 何清讲话", "市人大代表何清:", "——访市政协委员石立",
    "■本报记者 林小舟", "■通讯员 秦拾穗 摄", "本报讯 3月4日,会议召开。", "清河日报讯(记者 林小舟)3月4日,会议召开。", LONG, LONG + "要抓紧。",
    "“好!”他说。", "责编/傅小满 校对/郝知白", "2024年3月5日 星期二", "图片", "新闻", "  ", "#", "###", "——", "■", "a", "?!。", "清河日报",
    "本报讯", "　　全角缩进的一段。", "會議強調,要抓緊落實。",
)  # fmt: skip


def page(text: str, **known: str) -> Page:
    """A text read as a page, with nothing known of it but what is given."""
    return read_page(SourceText("p.txt", text, "0" * 64, **known))


def headlines(text: str) -> list[str]:
    """The headlines of a text, in printed order."""
    return [article.headline for article in page(text).articles]


def sentences(found: Page) -> list[str]:
    """The words of all sentences of a page."""
    return [found.text[slice(*sentence.span)] for sentence in found.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# 全市水利工作会议召开\n\n■本报记者 林小舟\n\n本报讯 {LONG}要抓紧。\n", ["全市水利工作会议召开"]),
        (f"## 全市会议召开\n\n■本报记者 林小舟\n\n{LONG}好。\n\n## 两市签约\n\n■通讯员 石修\n\n{LONG}好。\n", ["全市会议召开", "两市签约"]),
        (f"全市水利工作会议召开\n\n■本报记者 林小舟\n\n本报讯 {LONG}要抓紧。\n", ["全市水利工作会议召开"]),
        (f"全市会议召开\n\n周远山主持 何清讲话\n\n■本报记者 林小舟\n\n本报讯 {LONG}好。\n", ["全市会议召开"]),
        (f"强化调度 精准发力\n确保任务落实\n\n朱健主持召开碰头会\n\n■本报记者 罗文\n\n本报讯 {LONG}好。\n", ["强化调度 精准发力 确保任务落实"]),
        (f"## 全市会议召开\n\n用心用情用力\n以一流环境推动发展\n\n■本报记者 陈润\n\n本报讯 {LONG}好。\n", ["全市会议召开"]),
        (f"宋晏清任代县长\n\n本报讯(记者 卓亦宁)2月28日,{LONG}好。\n", ["宋晏清任代县长"]),
        (f"两县签约\n\n清河日报讯(全媒体记者 卓亦宁 通讯员 石修)3月7日,{LONG}好。\n", ["两县签约"]),
        (f"## 本周先雨后晴\n\n清河日报讯(全媒体记者 胡亚)连日来,{LONG}好。\n", ["本周先雨后晴"]),
        (f"本报讯(通讯员 韦三)3月6日,{LONG}好。\n\n一碗热面 等来回家的孩子\n\n民警雨夜寻人\n", ["一碗热面 等来回家的孩子"]),
        (f"本报讯(记者 韦三)3月6日,{LONG}好。\n\n## “驴友”迷路,马上找\n\n消防成功救援\n", ["“驴友”迷路,马上找"]),
        (f"# 一口老塘的新账本\n\n{LONG}没有人署名。\n", ["一口老塘的新账本"]),
    ],
)  # fmt: skip
def test_the_headline_is_the_heading_or_the_first_block_of_bare_lines(text, expected):
    """With # or without, before its text or after it, with subtitles left out."""
    assert expected == headlines(text)


@pytest.mark.parametrize("colon", [":", "："])
def test_a_line_that_ends_in_a_colon_is_joined_to_the_next(colon):
    """Who speaks and what he says are one headline, over a blank line too."""
    text = f"市人大代表何清{colon}\n为法治建设\n贡献智慧\n\n■本报记者 王慧\n\n{LONG}好。\n"
    apart = f"市人大代表何清建议{colon}\n\n恢复开通渡船\n\n■本报记者 王慧\n\n{LONG}好。\n"

    assert [f"市人大代表何清{colon}为法治建设 贡献智慧"] == headlines(text)
    assert [f"市人大代表何清建议{colon}恢复开通渡船"] == headlines(apart)


@pytest.mark.parametrize("dash", ["——访市政协委员赵丹利", "——衡南县优化环境", "—— 他们的一天"])
def test_a_lead_in_is_no_part_of_the_headline(dash):
    """A line that opens with —— says on what occasion, whether it stands above the headline or below."""
    assert ["让老塘成为底色"] == headlines(
        f"让老塘\n\n{dash}\n\n■本报记者 王慧\n\n{LONG}好。\n".replace("让老塘\n", "让老塘成为底色\n")
    )
    assert ["让老塘成为底色"] == headlines(f"{dash}\n\n让老塘成为底色\n\n■本报记者 王慧\n\n{LONG}好。\n")


@pytest.mark.parametrize("rubric", ["两会好声音", "代表委员专访", "专题报道", "一线观察", "要闻"])
def test_a_rubric_is_no_headline(rubric):
    """The name of a column stands above the headline and is left out."""
    assert ["恢复开通东洲岛渡船"] == headlines(
        f"### {rubric}\n\n恢复开通东洲岛渡船\n\n■本报记者 谢小青\n\n{LONG}好。\n"
    )


@pytest.mark.parametrize(
    "masthead",
    ["今日沂渡    2024年11月5日 星期二", "2024年11月5日 星期二", "淇泊快报 2O24年7月23日 星期二 要闻 第2版"],
)
def test_a_masthead_is_no_headline(masthead):
    """The paper's name with the date at the top of the page opens no story, misread figures in it or not."""
    assert ["全市会议召开"] == headlines(f"{masthead}\n\n# 全市会议召开\n\n■本报记者 王慧\n\n{LONG}好。\n")


def test_a_picture_with_a_caption_and_a_credit_is_an_article():
    """Its headline is the rubric of the picture where nothing else is printed, its author who took it."""
    found = page(
        f"全市会议召开\n\n■本报记者 陈润\n\n本报讯 {LONG}好。\n\n\n\n图片\n新闻\n\n11月10日,皮划艇队队员在耒河口水域训练,{LONG}好。\n\n■本报记者 彭斌 摄\n"
    )

    story, picture = found.articles
    assert (("陈润",), ("彭斌",)) == (story.bylines, picture.bylines)
    assert "图片新闻" == picture.headline.replace(" ", "")
    assert "摄" in (picture.authors[0].role or "")


def test_a_caption_under_a_story_opens_no_article():
    """A picture without a credit belongs to the story that it illustrates."""
    found = page(
        f"# 全市会议召开\n\n■本报记者 陈润\n\n本报讯 {LONG}好。\n\n\n\n砚江集团装配车间里,工人正在调试排涝泵车。\n"
    )

    assert 1 == len(found.articles)


@pytest.mark.parametrize(
    ("line", "expected", "dateline"),
    [
        ("■本报记者 陈润", [("陈润", "记者")], False),
        ("■通讯员 沈登成 本报记者 罗文鹏", [("沈登成", "通讯员"), ("罗文鹏", "记者")], False),
        ("■谢小青 通讯员 尹璐 曾平", [("谢小青", None), ("尹璐", "通讯员"), ("曾平", "通讯员")], False),
        ("■文/图 衡阳日报全媒体见习记者 王慧", [("王慧", "全媒体见习记者")], False),
        ("■文/衡阳日报全媒体记者 罗文鹏 通讯员 周乐天 图/衡阳日报全媒体记者 周围",
         [("罗文鹏", "全媒体记者"), ("周乐天", "通讯员"), ("周围", "全媒体记者")], False),
        ("通讯员 李光伟", [("李光伟", "通讯员")], False),
        ("■本报记者 买买提·艾力", [("买买提·艾力", "记者")], False),
        ("本报讯(记者 卓亦宁)3月7日,两县签约。", [("卓亦宁", "记者")], True),
        ("衡阳日报讯 (全媒体记者 姚永军 通讯员 刘苗) 1月6日", [("姚永军", "全媒体记者"), ("刘苗", "通讯员")], True),
        ("衡阳日报讯(文/图 全媒体记者 金明达)1月6日", [("金明达", "全媒体记者")], True),
        ("衡阳日报讯(刘振元)1月6日", [("刘振元", None)], True),
        ("衡阳日报讯（全媒体记者　姚永军）1月6日", [("姚永军", "全媒体记者")], True),
        ("新华社北京3月5日电(记者 王明)会议", [("王明", "记者")], True),
        ("本报讯 3月4日", [], True),
        ("今日拾桥讯(全媒体记者 许知渔)5月14日", [("许知渔", "全媒体记者")], True),
    ],
)  # fmt: skip
def test_a_byline_gives_its_names_with_their_roles(line, expected, dateline):
    """A line of its own, names in a dateline's brackets, a credit; the paper's name is no part of the role."""
    (found,) = find_bylines(f"标题\n\n{line}\n正文。\n")

    assert expected == [(author.name, author.role) for author in found.authors]
    assert dateline == found.dateline


def test_the_credit_of_a_picture_is_told_in_the_role():
    """Who took the picture is told apart from who wrote."""
    (found,) = find_bylines("■本报记者 彭斌 摄\n")

    assert ["彭斌"] == [author.name for author in found.authors]
    assert (found.authors[0].role or "").endswith("摄")


def test_names_in_a_byline_keep_their_place():
    """Every author's span holds the name as it stands on the page, in traditional script and full width too."""
    text = "■本報記者　陳潤　通訊員　劉苗\n\n　　市委召開會議,研究發展環境問題。\n"

    (found,) = find_bylines(text)

    assert ["陳潤", "劉苗"] == [text[slice(*author.span)] for author in found.authors if author.span]


@pytest.mark.parametrize(
    "line", ["●办好民生实事", "■整理/本版编辑", "◆抢在雨前 落在塘头", "本报记者采访时,他正在清淤。"]
)
def test_a_line_with_a_bullet_is_no_byline(line):
    """What stands behind a mark need not be a name."""
    assert [] == [author.name for byline in find_bylines(f"标题\n{line}\n") for author in byline.authors]


def test_a_story_by_contributors_alone_is_contributed():
    """通讯员 alone make contributed copy; beside a reporter they don't."""
    ours, theirs = page(
        f"# 标题甲\n\n■本报记者 甲一 通讯员 乙二\n\n{LONG}好。\n\n# 标题乙\n\n■通讯员 韦三省 叶栖梧\n\n{LONG}好。\n"
    ).articles

    assert (False, True) == (ours.contributed, theirs.contributed)
    assert ("韦三省", "叶栖梧") == theirs.bylines


def test_articles_follow_each_other_from_the_first_headline_on():
    """Each story ends where the next begins, and the last at the end of the page."""
    text = f"2024年3月5日 星期二\n\n# 甲\n\n■本报记者 林小舟\n\n{LONG}好。\n\n# 乙事办成了\n\n■通讯员 石修\n\n{LONG}好。\n"

    first, second = page(text).articles

    assert ("a1", "a2") == (first.id, second.id)
    assert text.index("# 甲") == first.span.start
    assert text.index("# 乙") == second.span.start
    assert first.span.end <= second.span.start
    assert "" == text[second.span.end :].strip()


@pytest.mark.parametrize("text", ["", "\n\n", " \n　\n"])
def test_a_page_without_words_has_neither_articles_nor_sentences(text):
    """Blank pages are read without error."""
    assert ((), ()) == (page(text).articles, page(text).sentences)


def test_a_page_without_headline_or_byline_is_one_article():
    """Plain prose is a story without a headline."""
    found = page("一行字。没有标题!")

    assert [("a1", "", (0, 9))] == [(a.id, a.headline, tuple(a.span)) for a in found.articles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "会议召开。会议强调要抓紧!谁来做?大家;最后",
            ["会议召开。", "会议强调要抓紧!", "谁来做?", "大家;", "最后"],
        ),
        ("会议召开！谁来做？大家；最后", ["会议召开！", "谁来做？", "大家；", "最后"]),
        ("“好不好?好!”他说。走了。", ["“好不好?", "好!”", "他说。", "走了。"]),
        ("他说:“干吧。”会后散了。", ["他说:“干吧。”", "会后散了。"]),
        ("增长3.5%,即12.5亿元。好。", ["增长3.5%,即12.5亿元。", "好。"]),
        ("办完了……又来了。", ["办完了……又来了。"]),
    ],
)
def test_a_sentence_ends_at_its_mark(text, expected):
    """。！？； in both widths, closing quotation marks included; commas, colons and decimal points don't end one."""
    assert expected == sentences(page(text))


def test_a_sentence_goes_on_over_a_column_break():
    """A paragraph that breaks off is joined to the next one, and the span covers both."""
    text = f"# 标题在此\n\n■本报记者 林小舟\n\n{LONG}把软环境转化为\n\n\n\n硬实力,{LONG}要抓紧。好。\n"

    found = sentences(page(text))

    assert f"{LONG}把软环境转化为\n\n\n\n硬实力,{LONG}要抓紧。" in found
    assert "好。" == found[-1]


def test_a_sentence_never_runs_into_the_next_article():
    """A story that breaks off at its end is not joined to the next headline."""
    text = (
        f"# 标题甲在此\n\n■本报记者 林小舟\n\n{LONG}没有完\n\n# 标题乙在此\n\n■本报记者 石修\n\n{LONG}完。\n"
    )

    found = page(text)

    assert {"a1", "a2"} == {sentence.article for sentence in found.sentences}
    assert not [words for words in sentences(found) if "没有完" in words and "标题乙" in words]


@pytest.mark.parametrize(
    ("text", "newspaper", "expected"),
    [
        ("衡阳日报\n\n# 会议召开\n\n会议召开了。\n", None, ("衡阳市", "page")),
        (f"# 会议召开\n\n岳阳日报讯(记者 甲乙)9月1日,{LONG}好。\n", None, ("岳阳市", "page")),
        (f"# 会议召开\n\n■湖南日报全媒体记者 甲乙\n\n{LONG}好。\n", None, ("湖南省", "page")),
        (f"# 会议召开\n\n{LONG}好。\n", "长沙晚报", ("长沙市", "page")),
        (f"# 会议召开\n\n■人民日报记者 甲乙\n\n{LONG}好。\n", None, (None, "")),
        (f"# 会议召开\n\n市委召开会议,{LONG}好。\n", None, (None, "")),
        ("衡陽日報訊(記者 陳潤)9月1日,市委書記主持召開會議,研究優化營商環境工作。\n", None, ("衡阳市", "page")),
    ],
)  # fmt: skip
def test_home_is_read_off_the_name_of_the_paper(text, newspaper, expected):
    """A dateline, a byline or the imprint names the paper, and the paper its place; a national paper has none."""
    found = page(text, **({"newspaper": newspaper} if newspaper else {}))

    assert expected == (found.home, found.home_source)


def test_a_home_that_is_given_beats_the_page():
    """What the option or the corpus says is not overruled by a paper that the page quotes."""
    found = page("岳阳日报\n\n会议召开。\n", home="衡阳市", home_source="corpus")

    assert ("衡阳市", "corpus") == (found.home, found.home_source)


def test_a_page_keeps_what_its_source_says():
    """Text, hash, date, paper and encoding come through unchanged."""
    found = page("# 会議\r召开。", published="2021-09", newspaper="衡阳日报", encoding="gb18030")

    assert ("# 会議\r召开。", "0" * 64, "2021-09", "衡阳日报", "gb18030", "p.txt") == (
        found.text, found.sha256, found.published, found.newspaper, found.encoding, found.document,
    )  # fmt: skip


@given(
    st.lists(
        st.one_of(st.sampled_from(LINES), st.text("一二市委#■——:。,、“”()摄记者报讯 \n", max_size=12)),
        max_size=14,
    ).map("\n".join)
)
def test_articles_and_sentences_hold_on_any_page(text):
    """Articles are in order, each behind the one before or within it; sentences don't overlap and lie in their article; nothing is lost."""
    found = page(text)

    spans = [article.span for article in found.articles]
    assert [f"a{number}" for number in range(1, len(spans) + 1)] == [article.id for article in found.articles]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start or one.covers(two) for one, two in itertools.combinations(spans, 2))
    assert spans == sorted(spans)
    own = own_names(text)

    def is_furniture(words):
        return is_masthead(normalise(words), own) or may_name_paper(normalise(words))

    inside = {article.id: article.span for article in found.articles}
    pieces = [sentence.span for sentence in found.sentences]
    assert all(first.end <= second.start for first, second in itertools.pairwise(pieces))
    for sentence in found.sentences:
        words = text[slice(*sentence.span)]
        assert words == words.strip() != ""
        if sentence.article is None:
            assert not any(span.overlaps(sentence.span) for span in spans) or is_furniture(words)
        else:
            assert inside[sentence.article].covers(sentence.span)
    covered = {i for piece in pieces for i in range(*piece)}
    assert [] == [text[i] for i in range(len(text)) if i not in covered and not text[i].isspace()]
    authors = [author for article in found.articles for author in article.authors]
    assert all(author.span and 0 <= author.span.start < author.span.end <= len(text) for author in authors)
    assert found == page(text)


FEATURE = f"# 老渠新水\n\n——青溪修渠记\n\n■本报记者 林小舟\n\n{LONG}好。\n\n一渠清水绕村流\n\n{LONG}好。\n\n两岸新田连成片\n\n3月5日,{LONG}好。\n\n"
NEWS = f"# 全市会议召开\n\n清河日报讯(记者 林小舟)3月4日,{LONG}好。\n\n"
NEXT = f"# 两县签约\n\n■本报记者 石修\n\n{LONG}好。\n"


def owners(text: str) -> dict[str, str | None]:
    """The article of each sentence of a text."""
    found = page(text)
    return {found.text[slice(*sentence.span)]: sentence.article for sentence in found.sentences}


@pytest.mark.parametrize(
    "masthead",
    [
        "清河日报 要闻 2024年3月5日 星期二", "清河日报    2024年3月5日 星期二    时政", "2024.3.5 星期二 农历正月廿五", "第3版 本地新闻", "A2·要闻",
        "清河日报 2024年3月 综合新闻", "2024年3月5日 星期二 编辑:傅小满 美编:郝知白", "责任编辑 傅小满 校对 郝知白", "二〇二四年三月五日 星期二",
        "清河日报社出版 国内统一连续出版物号 CN 41-0012", "清河日报 责编:傅小满 电话:0310-1234567", "# 清河日报", "(本版内容为虚构)", "(下转第2版)", "2",
        "3月5日 星期二 多云转晴 12~20℃", "全市会议召开 ▶2版",
    ],
)  # fmt: skip
def test_what_a_paper_prints_around_its_stories_is_no_headline_and_no_sentence_of_a_story(masthead):
    """The paper's name, day, section, page and staff open no story, end up in none, and leave the one above as it is."""
    text = f"{masthead}\n\n全市会议召开\n\n■本报记者 王慧\n\n{LONG}好。\n\n{masthead}\n\n{NEXT}\n{masthead}\n"

    assert ["全市会议召开", "两县签约"] == headlines(text)
    assert None is owners(text)[masthead]


@pytest.mark.parametrize(
    "line",
    ["2024年3月5日,全市水利会议在清河召开。", "2023年全市要闻盘点", "全市“3·15”活动启动", "扫码领奖,当心有诈", "老编辑的新课堂", "5月10日起新规施行"],
)  # fmt: skip
def test_a_line_that_says_more_than_a_masthead_is_the_story_s(line):
    """A date, 扫码 or 编辑 in a headline or in the text makes no masthead of it."""
    assert "a1" == owners(f"{line}\n\n■本报记者 王慧\n\n{LONG}好。\n\n{line}\n\n{LONG}好。\n")[line]


@pytest.mark.parametrize(
    ("text", "paper", "headline"),
    [
        (f"青溪新闻\n\n2024年3月5日 星期二\n\n全市会议召开\n\n■本报记者 王慧\n\n{LONG}好。\n", "青溪新闻", "全市会议召开"),
        (f"本报讯(通讯员 韦三){LONG}好。\n\n\n\n一碗热面\n\n\n\n青溪报\n\n责编/傅小满\n", "青溪报", "一碗热面"),
        (f"渠畔\n\n全市会议召开\n\n渠畔讯(记者 王慧){LONG}好。\n", "渠畔", "全市会议召开"),
    ],
)  # fmt: skip
def test_a_paper_s_name_that_could_be_other_words_is_told_by_where_it_stands(text, paper, headline):
    """Beside the date or the editors at the edge of the page, or where the paper's own datelines have it."""
    assert [headline] == headlines(text)
    assert None is owners(text)[paper]


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("履职故事", "给老渠一把锁"), ("代表之声", "让渠水更清"), ("民生面对面", "给老渠一把锁"), ("百姓话题", "给老渠一把锁"), ("【水】", "给老渠一把锁"), ("修渠人家", "给老渠一把锁"),
        ("## 修渠的人家", "## 给老渠一把锁"), ("### 老渠边的修渠人家", "给老渠一把锁"),
        ("## 履职进行时", "给老渠一把锁"), ("## 一线声音", "## 给老渠一把锁"), ("### 委员之家", "给老渠一把锁"), ("政协委员说", "## 给老渠一把锁"),
        ("政协清河市第五届委员会第二次会议\n清河市第九届人民代表大会第二次会议", "给老渠一把锁"), ("深入学习贯彻全会精神", "# 全市会议召开"), ("聚焦两会 | 特别报道", "给老渠一把锁"),
    ],
)  # fmt: skip
def test_what_stands_over_a_headline_is_left_out(above, headline):
    """The name of a column, an occasion, or a kicker over a line that is set as a heading."""
    text = f"{above}\n\n{headline}\n\n青溪县委员石立一连走访二十个村\n\n■本报记者 谢小青\n\n{LONG}好。\n"

    assert [headline.lstrip("# ")] == headlines(text)


@pytest.mark.parametrize(
    "headline", ["# 老渠里的新水", "# 渠水清清", "渠通了", "老渠 新水", "一渠新水", "青溪老渠新水"]
)
def test_a_short_headline_over_a_subtitle_is_no_rubric(headline):
    """A heading, or a line that says what happened, is the headline however short it is."""
    text = f"{headline}\n\n青溪县委员石立一连走访二十个村\n\n■本报记者 谢小青\n\n{LONG}好。\n"

    assert [headline.lstrip("# ")] == headlines(text)


@pytest.mark.parametrize("story", [FEATURE, NEWS], ids=["feature", "news"])
@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("简讯", "●市体育局的环湖跑取消。\n\n●白河镇获评生态乡镇。(石修)", "简讯"),
        ("市里简讯", "◆市委日前决定:何清任水利局局长。\n\n◆环湖跑取消。", "市里简讯"),
        ("建言", "▲石立建议,给老渠修一把锁。", "建言"),
        ("县区速览", "白河镇的渠通水了。", "县区速览"),
        ("■告读者", "本报明日休刊。", "告读者"),
        ("有此一说", "近日,有人说渠要填平。县水利局回应:没有此事。\n\n(石修)", "有此一说"),
        ("老渠没有填平", "近日,有人说渠要填平。县水利局回应:没有此事。\n\n(石修)", "老渠没有填平"),
        ("青溪县新任局长", "(2024年3月4日县人大常委会通过)\n\n何清任水利局局长。", "青溪县新任局长"),
        ("读者来信\n\n## 您问我答", "●市民何清:渠边少一盏灯。", "您问我答"),
        ("## 青溪县人大常委会任免名单", "(2024年3月4日通过)\n\n任命:\n\n何清为青溪县水利局局长。", "青溪县人大常委会任免名单"),
    ],
)  # fmt: skip
def test_a_rubric_right_above_its_text_is_the_headline(story, heading, text, expected):
    """News in brief behind bullets, notices, lists, and what a pen name closes are stories that nobody signed above."""
    first = "老渠新水" if story is FEATURE else "全市会议召开"

    assert [first, expected, "两县签约"] == headlines(f"{story}{heading}\n\n{text}\n\n{NEXT}")


@pytest.mark.parametrize(
    ("head", "text"),
    [("市里的老渠", LONG), ("据渠管所介绍,去年以来", f"3月5日,{LONG}"), ("渠水的去处:", f"近日,{LONG}"), ("沿着老渠走了一个上午的周远山一行", f"3月5日,{LONG}")],
)  # fmt: skip
def test_a_short_line_in_the_midst_of_news_opens_no_story(head, text):
    """A line that leads on, that is long or has a comma, or whose text does not begin as news does, is a part of the text."""
    assert ["全市会议召开"] == headlines(f"{NEWS}{head}\n\n{text}好。\n")


@pytest.mark.parametrize("room", ["", "\n\n"])
def test_subheads_of_a_feature_begin_no_story(room):
    """Short lines between its paragraphs head sections, with a date below and with a picture below as well."""
    picture = f"{room}村民在渠边。\n\n■通讯员 秦拾穗 摄\n\n{room}"
    text = f"{FEATURE}一渠活水进城来\n\n{LONG}好。\n\n{picture}{LONG}好。\n\n{NEXT}"

    assert ["老渠新水", "两县签约"] == headlines(text)
    assert ("林小舟", "秦拾穗") == page(text).articles[0].bylines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{NEWS}## 老渠通水\n\n{LONG}好。\n", ["全市会议召开"]),
        (f"{NEWS}## 两县签约\n\n本报讯 {LONG}好。\n\n## 老渠通水\n\n{LONG}好。\n", ["全市会议召开", "两县签约", "老渠通水"]),
        (f"# 全市会议召开\n\n{LONG}好。\n\n## 老渠通水\n\n3月5日,{LONG}好。\n", ["全市会议召开", "老渠通水"]),
        (f"# 全市会议召开\n\n{LONG}好。\n\n## 背景\n\n{LONG}好。\n", ["全市会议召开"]),
        (f"# 全市会议召开\n\n■本报记者 王慧\n\n# “修渠”系列报道\n\n{LONG}好。\n", ["全市会议召开"]),
        (f"## 一线声音\n\n给老渠一把锁\n\n■本报记者 王慧\n\n{LONG}好。\n\n## 老渠通水\n\n{LONG}好。\n", ["给老渠一把锁", "老渠通水"]),
    ],
)  # fmt: skip
def test_a_heading_without_a_signature_is_a_story_s_where_its_rank_is_that_of_headlines(text, expected):
    """A deeper one heads a section, unless its text begins as news does."""
    assert expected == headlines(text)


@pytest.mark.parametrize(
    "line",
    ["村民在新渠边。 秦拾穗 摄", "村民在新渠边。秦拾穗/摄", "村民在新渠边 ■全媒体记者 秦拾穗 摄", "图为村民在新渠边", "(石修)", "(本报综合)"],
)  # fmt: skip
def test_captions_credits_and_pen_names_are_no_headlines(line):
    """What stands under a picture or behind a text belongs to the story above."""
    text = f"{NEWS}\n\n{line}\n\n\n\n两县签约\n\n——青溪与望舒\n\n■本报记者 石修\n\n{LONG}好。\n"

    assert ["全市会议召开", "两县签约"] == headlines(text)
    assert "a1" == owners(text)[line if "。" not in line else line.split("。")[1].strip()]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("村民在新渠边。秦拾穗/摄", ("林小舟", "秦拾穗")),
        ("老渠通水了。(石修 秦拾穗)", ("林小舟", "石修", "秦拾穗")),
        ("(石修)", ("林小舟", "石修")),
        ("村民在新渠边。林小舟 摄", ("林小舟",)),
        ("8岁的小禾回了家(石修)", ("林小舟",)),
        ("老渠通水了。(本报综合)", ("林小舟",)),
    ],
)
def test_who_signs_below_is_an_author_too(line, expected):
    """A pen name in brackets behind the text, and who took the picture; each name once."""
    assert expected == page(f"{NEWS}{line}\n").articles[0].bylines


def test_a_call_may_be_a_headline():
    """A short question or exclamation above a byline."""
    assert ["扫码领奖?假的!"] == headlines(f"扫码领奖?假的!\n\n■本报记者 王慧\n\n{LONG}好。\n")


def test_each_dateline_with_text_behind_it_opens_a_story():
    """Two stories of one paragraph follow each other, and the second has its headline after its text."""
    text = f"{NEWS}本报讯(韦三省){LONG}好。\n\n\n\n一碗热面\n\n民警雨夜寻人\n\n\n\n"

    assert ["全市会议召开", "一碗热面"] == headlines(text)


@pytest.mark.parametrize("room", ["\n\n", ""])
def test_a_headline_after_its_text_is_not_the_next_story_s(room):
    """The lines between two stories are parted where more room is, or above a heading."""
    text = f"本报讯(通讯员 韦三){LONG}好。\n\n\n\n一碗热面\n\n民警雨夜寻人\n\n{room}{NEXT}"

    assert ["一碗热面", "两县签约"] == headlines(text)


def test_a_picture_s_caption_may_stand_between_a_headline_and_its_signature():
    """It opens no story of its own, and neither does the dateline behind it."""
    picture = "\n\n\n图为村民在渠边。\n\n"

    assert ["全市会议召开", "老渠里的新水"] == headlines(
        f"{NEWS}老渠里的新水\n{picture}■本报记者 王慧\n\n{LONG}好。\n"
    )
    assert ["老渠里的新水"] == headlines(f"老渠里的新水\n\n■本报记者 王慧\n{picture}本报讯 {LONG}好。\n")


@pytest.mark.parametrize("end", [";", "", ","])
def test_each_entry_of_a_list_of_appointments_is_a_sentence(end):
    """So is the line that says what is done; none of them is a headline of the next story."""
    entries = [
        "决定任命:",
        f"何清为青溪县水利局局长{end}",
        f"石立、石修为青溪县数据局副局长{end}",
        "免去:",
        f"何清的青溪县教育局局长职务{end}",
    ]
    text = (
        f"{NEWS}青溪县人大常委会任免名单\n\n"
        + "\n\n".join(entries)
        + f"\n\n两县签约\n\n■本报记者 石修\n\n{LONG}好。\n"
    )

    assert ["全市会议召开", "青溪县人大常委会任免名单", "两县签约"] == headlines(text)
    assert entries == [words for words, article in owners(text).items() if article == "a2"][1:]


PICTURE = "\n\n\n图片\n新闻\n\n3月9日,村民在渠边。渠长两里。\n\n■通讯员 秦拾穗 摄\n\n\n\n"


@pytest.mark.parametrize(
    "picture",
    [
        PICTURE,
        PICTURE.replace("\n\n\n\n", "\n\n"),
        PICTURE.replace("图片\n新闻", "一渠清水绕村流"),
        PICTURE.replace("图片\n新闻", "## 一渠清水绕村流"),
        PICTURE.replace("\n\n■通讯员 秦拾穗 摄", ""),
    ],
    ids=["rubric", "close", "headline", "heading", "without credit"],
)
def test_a_story_goes_on_behind_a_picture_that_cuts_it_in_two(picture):
    """The picture's story lies within the other one, and each sentence says whose it is."""
    found = owners(
        f"# 全市会议召开\n\n■本报记者 陈润\n\n本报讯 {LONG}把老渠\n{picture}修好。会后散了。\n\n{NEXT}"
    )
    story, inner, following = page(
        f"# 全市会议召开\n\n■本报记者 陈润\n\n本报讯 {LONG}把老渠\n{picture}修好。会后散了。\n\n{NEXT}"
    ).articles

    assert story.span.covers(inner.span)
    assert story.span.end < following.span.start
    assert ["a1", "a2", "a2", "a1", "a1"] == [
        found[words] for words in (f"本报讯 {LONG}把老渠", "3月9日,村民在渠边。", "渠长两里。", "修好。", "会后散了。")
    ]  # fmt: skip


def test_behind_a_picture_the_story_around_it_is_open():
    """A feature has its sections and its author at the end there too, and a dateline opens another story."""
    behind = f"两岸人家\n\n3月5日,{LONG}好。\n\n■通讯员 韦三省\n\n"
    story, picture, last = page(f"{FEATURE}{LONG}把老渠\n{PICTURE}修好。\n\n{behind}{NEXT}").articles
    told = headlines(f"{FEATURE}{PICTURE}本报讯(通讯员 韦三){LONG}好。\n\n\n\n一碗热面\n")

    assert ("林小舟", "韦三省") == story.bylines
    assert ("图片 新闻", ("秦拾穗",), "两县签约") == (picture.headline, picture.bylines, last.headline)
    assert ["老渠新水", "图片 新闻", "一碗热面"] == told


def test_a_caption_that_breaks_off_is_not_joined_to_the_story_around_it():
    """Behind a picture's last line the sentence is another story's."""
    found = owners(f"{NEWS}{LONG}把老渠\n\n\n\n图片新闻\n\n{LONG}\n\n\n\n修好。\n")

    assert ("a2", "a1") == (found[LONG], found["修好。"])


def test_a_picture_behind_the_text_of_a_story_is_not_within_it():
    """Where nothing of the story follows, each has its own range."""
    story, picture, _ = page(f"{NEWS}{PICTURE}{NEXT}").articles

    assert story.span.end <= picture.span.start


@pytest.mark.parametrize(
    "caption",
    ["村民在新渠边。", "村民在新渠边", "村民在新渠边。\n\n■通讯员 秦拾穗 摄", "村民在新渠边\n\n■通讯员 秦拾穗 摄", "村民在新渠边。 秦拾穗 摄"],
)  # fmt: skip
def test_a_caption_is_no_part_of_the_sentence_that_it_cuts(caption):
    """Both halves are the story's, and the caption a sentence of its own."""
    found = owners(f"{FEATURE}{LONG}把老渠\n\n\n\n{caption}\n\n\n\n修好。会后散了。\n")

    assert {"a1"} == {found[words] for words in (f"{LONG}把老渠", "修好。", "会后散了。", caption.split("。")[0].split("\n")[0] + "。" * ("。" in caption))}  # fmt: skip


def test_a_masthead_in_the_midst_of_a_sentence_is_not_in_the_story():
    """A running head that a column break brings up has no article, though it stands between two lines of one."""
    found = owners(f"{FEATURE}{LONG}把老渠\n\n2\n\n清河日报 要闻 责编/阮 棠\n\n修好。\n")

    assert (None, None, "a1") == (found["2"], found["清河日报 要闻 责编/阮 棠"], found["修好。"])


def test_a_short_line_that_calls_for_more_is_a_part_of_the_paragraph_below():
    """A column break behind 表示 or 的 makes no subhead."""
    assert f"何清对老渠的变化表示\n\n欢迎,{LONG}好。" in owners(
        f"{NEWS}何清对老渠的变化表示\n\n欢迎,{LONG}好。\n"
    )


@pytest.mark.parametrize(
    ("line", "expected", "dateline"),
    [
        ("(记者 林小舟 通讯员 石修)", [("林小舟", "记者"), ("石修", "通讯员")], False),
        ("(记者 林小舟)3月5日,老渠通水。", [("林小舟", "记者")], True),
        ("【本报讯】(记者 林小舟)3月5日,老渠通水。", [("林小舟", "记者")], True),
        ("清河日报记者 林小舟 整理", [("林小舟", "记者 整理")], False),
        ("■清河观察记者 林小舟", [("林小舟", "清河观察记者")], False),
    ],
)
def test_a_byline_may_stand_in_brackets(line, expected, dateline):
    """Alone it is a byline, before a text a dateline; who edited is told as who took the picture is."""
    (found,) = find_bylines(f"标题\n\n{line}\n{LONG}好。\n")

    assert expected == [(author.name, author.role) for author in found.authors]
    assert dateline == found.dateline


@pytest.mark.parametrize(
    ("line", "expected"),
    [("林小舟", ["林小舟"]), ("林小舟 石修", ["林小舟", "石修"]), ("渠水", []), ("林小舟的渠", [])],
)
def test_names_alone_sign_between_a_headline_and_its_text(line, expected):
    """Elsewhere, and where a word is no name, they are no byline."""
    named = [
        author.name
        for byline in find_bylines(f"老渠通水\n\n{line}\n\n{LONG}好。\n")
        for author in byline.authors
    ]

    assert expected == named
    assert [] == find_bylines(f"{LONG}好。\n\n{line}\n\n{LONG}好。\n")


def test_lines_of_a_page_without_blank_lines_are_headlines_one_by_one():
    """Where nothing parts its paragraphs, two short lines below each other are a headline and its subtitle."""
    assert ["全市会议召开", "两县签约"] == headlines(
        f"全市会议召开\n周远山主持 何清讲话\n■本报记者 林小舟\n{LONG}好。\n{LONG}好。\n两县签约\n共管一条河\n■本报记者 石修\n{LONG}好。\n"
    )


def test_lines_of_a_list_are_no_wrapped_paragraph():
    """Lines of one width that all end a clause are entries."""
    assert frozenset() == line_wraps("何清为青溪县水利局局长;\n石立为青溪县教育局局长;\n石修为民政局局长。\n")
    assert frozenset({12, 25}) == line_wraps(
        "何清为青溪县水利局局长,\n石立为青溪县教育局局长;\n石修为民政局局长。\n"
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("衡阳", "衡阳市"),
        ("衡阳市", "衡阳市"),
        ("湖南省衡阳市", "衡阳市"),
        ("衡阳市祁东县", "祁东县"),
        ("清河市", "清河市"),
        ("", ""),
    ],
)
def test_a_given_home_is_known_by_its_full_name(given, expected):
    """A home given short, or with the province in front, is the place itself; an unknown one stays as it is."""
    assert expected == full_name(given)
