"""The graph page in a real browser with the network blocked: a build of the seed pages, as a reader uses it."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from browsing import PHONE, Visit
from seed_pages import SEEDS

import kg
from kg.publish import drawing
from kg.publish.explorer import render

pytestmark = pytest.mark.browser

PERSON, ALIAS = "周砚清", "周砚清"
MAYOR = "宋晏清"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """A build of the seed pages."""
    return kg.build(SEEDS, tmp_path_factory.mktemp("seeds") / "build")


@pytest.fixture(scope="module")
def file(graph):
    """Its page, as it was written."""
    return graph.folder / "graph.html"


@pytest.fixture
def visit(browser, file):
    """The page opened, and left without a request or a complaint."""
    opened = Visit(browser, file)
    yield opened
    opened.leave()


@pytest.fixture
def whole(browser, file):
    """The page opened on the whole graph."""
    opened = Visit(browser, file, fragment="#tab=graph")
    yield opened
    opened.leave()


def _table(visit):
    """The rows of the table of what is shown, as the download gives them."""
    visit.tab("table")
    _, content = visit.download("#sheet .csv")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_it_opens_on_the_latest_day(visit, graph):
    """The first screen is the latest day's first event: who chaired and attended, the words with names marked, the story."""
    card = visit.page.locator("#days .event").first

    assert visit.page.evaluate("days[0].date.replace(/-0?/g, '.')") == "2024.11.1"
    assert "2024年11月1日" in visit.page.locator("#days h2").first.inner_text()
    assert "主持" in card.inner_text()
    assert "出席" in card.inner_text()
    assert card.locator("blockquote mark").count() > 0
    assert re.search(r"《.+》.*(记者|通讯员)", card.inner_text())
    assert "now" in card.get_attribute("class")
    assert visit.shown() == len(visit.page.evaluate("cards[0].statements"))
    assert visit.colours() > 20


def test_the_header_tells_what_the_page_rests_on(visit, graph):
    """Newspapers, dates, pages, stories, withheld persons, stated against derived statements, and the measured score."""
    header = visit.page.inner_text("header")
    counts = graph.manifest["counts"]

    assert f"{counts['pages']} 版" in header
    assert f"{counts['articles']} 篇报道" in header
    assert f"隐去私人 {counts['withheld_persons']} 人" in header
    assert "2020年11月 至 2024年11月" in header
    assert re.search(r"原文 \d+、推得 \d+", header)
    assert "精确率 0.98、召回率 0.88、F1 0.93" in header
    assert "今日" in header


def test_all_cards_come_as_one_scrolls(visit):
    """The days are put on the page as they are reached, latest first, and none is lost."""
    for _ in range(60):
        visit.page.evaluate("document.querySelector('#days').scrollTop = 1e9")
        visit.page.wait_for_timeout(20)
        if not visit.page.evaluate("waiting.length"):
            break
    shown = [
        int(card)
        for card in visit.page.evaluate(
            "[...document.querySelectorAll('#days .event')].map(e => e.dataset.card)"
        )
    ]

    assert shown == list(range(len(shown)))
    assert len(shown) == visit.page.evaluate(
        "cards.filter(c => c.statements.some(id => visible.has(id))).length"
    )


def test_a_chosen_card_is_drawn(visit):
    """A click on a card draws the names that it tells of, and shows its statements."""
    visit.page.locator("#days .event").nth(2).click(position={"x": 5, "y": 5})

    assert ("card", 2) == (visit.state()["kind"], visit.state()["id"])
    told = visit.page.evaluate(
        "[...new Set(cards[2].statements.flatMap(id => [statementOf.get(id).subject, statementOf.get(id).object]))].filter(isEntity).sort()"
    )
    assert told == sorted(visit.page.evaluate("nodeView.getIds()"))
    assert visit.page.locator("#panel .card").count() == len(visit.page.evaluate("cards[2].statements"))


def test_a_name_on_a_card_opens_it(visit):
    """A click on a name in a card shows that name and what it touches."""
    link = visit.page.locator("#days .event").first.locator(".role .link").first
    name = link.inner_text()
    link.click()

    assert name == visit.page.inner_text("#panel h3")
    touched = visit.page.evaluate("nodeView.length")
    assert touched == visit.page.evaluate(
        "new Set(visibleOf(state.id).map(s => otherEnd(s, state.id))).size + 1"
    )


def test_search_by_alias_suggests_and_opens(visit):
    """Typing an alias offers what carries it, the arrow keys choose, and Enter opens."""
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("霁川")
    options = visit.page.locator("#suggestions [role=option]")
    assert options.count() >= 5
    visit.page.keyboard.press("ArrowDown")
    second = options.nth(1).locator(".name").inner_text()
    visit.page.keyboard.press("Enter")
    assert second == visit.page.inner_text("#panel h3")

    alias = visit.page.evaluate(
        "Object.values(entities).find(e => e.type === 'Agency' && (e.aliases || []).length && !e.name.includes(e.aliases[0])).aliases[0]"
    )
    visit.search(alias)
    assert alias in visit.page.evaluate("[entities[state.id].name, ...entities[state.id].aliases]")


def test_the_panel_shows_posts_over_time_and_statements(visit):
    """A person's panel has the posts with first and last attestation, and cards by relation with date, quote, story and page."""
    visit.search(PERSON)
    panel = visit.panel()

    posts = visit.page.locator("#panel .career li")
    assert posts.count() == visit.page.evaluate("tenures.filter(t => t.person === state.id).length")
    assert all("见报" in text for text in posts.all_inner_texts())
    assert "现任" not in panel
    groups = visit.page.locator("#panel h2").all_inner_texts()
    assert any(group.startswith("主持") for group in groups)
    card = visit.page.locator("#panel .card").first
    assert PERSON in card.locator("mark").all_inner_texts()
    assert re.search(r"《.+》", card.inner_text())
    assert ".txt" in card.inner_text()
    assert re.search(r"\d{4}年", panel)


def test_a_click_on_a_node_chooses_it(whole):
    """The largest node of the graph can be clicked, and its panel opens."""
    node = whole.page.evaluate("scene.nodes.slice().sort((a, b) => a.rank - b.rank)[0].id")
    whole.click_node(node)

    whole.page.wait_for_function("id => state.id === id", arg=node)
    assert whole.page.evaluate("nameOf(state.id)") == whole.page.inner_text("#panel h3")
    assert whole.page.evaluate("lit.size") < whole.page.evaluate("nodeView.length")


def test_a_click_on_a_line_shows_its_evidence(visit):
    """A line of the first card's drawing shows the words that it rests on."""
    edge = visit.page.evaluate("edgeView.getIds()[0]")
    visit.click_edge(edge)

    visit.page.wait_for_function("id => state.kind === 'statement' && state.id === id", arg=edge)
    quote = visit.page.evaluate("statementOf.get(state.id).evidence[0].quote")
    assert "".join(quote.split()) == "".join(visit.page.inner_text("#panel blockquote").split())


def test_relations_are_named_under_the_pointer(whole):
    """Resting on a line writes its relation beside it."""
    whole.search(PERSON)
    edge = whole.page.evaluate("edgeView.get({ filter: e => touches(e) })[0].id")
    whole.page.evaluate("select('none', null)")
    whole.page.evaluate(
        "id => network.moveTo({ position: (({ x, y }) => ({ x, y }))(middle(edgeSet.get(id), 1)), scale: 1.6 })",
        edge,
    )
    whole.page.evaluate("id => hover(null, id)", edge)

    relation = whole.page.evaluate("id => word('relation', statementOf.get(id).relation)", edge)
    whole.page.wait_for_function("text => written && written.names.some(n => n.text === text)", arg=relation)


def test_focus_widens_hop_by_hop_and_goes_back(whole):
    """One, two, three hops draw more and more around a name; Back undoes a step at a time."""
    whole.search(PERSON)
    counts = []
    for hops in (1, 2, 3):
        whole.page.locator("#panel .hops button").nth(hops).click()
        counts.append(whole.page.evaluate("nodeView.length"))
    assert counts == sorted(set(counts))

    whole.page.locator("#panel .ways .link", has_text="返回").click()
    assert whole.page.evaluate("nodeView.length") == counts[1]
    whole.page.go_back()
    whole.page.wait_for_function("state.hops === 1 || state.hops === 2")


def test_a_focus_keeps_every_name_apart(whole):
    """Around a name no two nodes stand on each other."""
    whole.search(PERSON)
    whole.page.locator("#panel .hops button").nth(2).click()

    nearest = whole.page.evaluate(
        "Math.min(...scene.nodes.flatMap((a, i) => scene.nodes.slice(i + 1).map(b => Math.hypot(a.x - b.x, a.y - b.y) - a.size - b.size)))"
    )
    assert nearest > 0


def test_lines_are_as_broad_near_as_far(whole):
    """Seen from afar or close by, after any change of scene, lines are neither hairs nor beams on the screen."""
    breadths = "edgeSet.get().map(edge => edge.width * network.getScale())"
    far = whole.page.evaluate(breadths)
    whole.page.evaluate(
        "name => change({ kind: 'entity', id: Object.keys(entities).find(id => nameOf(id) === name), hops: 1 })",
        MAYOR,
    )
    near = whole.page.evaluate(breadths)

    assert all(0.7 < breadth < 2 for breadth in (*far, *near))


def test_the_path_between_two_names(visit):
    """The way of fewest steps is asked for by searching the other end, drawn in columns, and told step by step."""
    visit.search(PERSON)
    visit.page.locator("#panel .tools .link").click()
    visit.page.keyboard.type(MAYOR)
    visit.page.keyboard.press("Enter")

    assert f"{PERSON} – {MAYOR}" == visit.page.inner_text("#panel h3")
    steps = int(re.search(r"最短 (\d+) 步", visit.panel())[1])
    assert steps >= 2
    assert visit.page.locator("#panel h2").count() == steps
    assert visit.page.locator("#panel .card").count() >= steps
    columns = visit.page.evaluate("[...new Set(scene.nodes.map(n => n.x))].length")
    assert columns == steps + 1


def test_no_path_is_told(visit):
    """Without the relations that join them, two names have no path, and the page says so."""
    visit.search(PERSON)
    other = visit.page.evaluate("name => Object.keys(entities).find(id => nameOf(id) === name)", MAYOR)
    visit.page.evaluate(
        "other => change({ to: other, relations: [...relationCounts.keys()].join(',') })", other
    )

    assert "没有路径" in visit.panel()


def test_filters_by_type_and_relation(whole):
    """Unchecking a type hides its nodes, unchecking a relation its lines; both can be undone at once."""
    before = whole.shown()
    whole.page.uncheck("#types input[value=Agency]")
    assert whole.page.evaluate("nodeView.get().filter(n => entities[n.id].type === 'Agency').length") == 0
    assert whole.shown() < before
    whole.page.uncheck("#relations input[value=attends]")
    assert whole.page.evaluate("edgeView.get().filter(e => e.relation === 'attends').length") == 0
    whole.page.click("#none")
    assert whole.shown() == 0
    assert "已筛选" in whole.page.inner_text("#shown")

    whole.page.click("#fresh")
    assert before == whole.shown()


def test_filter_by_confidence(whole):
    """Raising the least confidence leaves only statements that are as sure."""
    whole.page.locator("#sure").focus()
    for _ in range(19):
        whole.page.keyboard.press("ArrowRight")

    assert whole.state()["sure"] == pytest.approx(0.95)
    assert whole.page.evaluate("edgeView.getIds().every(id => statementOf.get(id).confidence >= .95)")
    assert 0 < whole.shown() < whole.page.evaluate("drawing.edges.length")


def test_planned_and_denied_are_off_and_look_different(whole):
    """Plans and denials are drawn when they are asked for, in dashes and colours of their own."""
    assert whole.page.evaluate("edgeView.get().filter(e => e.status !== 'asserted').length") == 0
    before = whole.shown()
    whole.page.check("#lines input[value=planned]")

    planned = whole.page.evaluate("edgeView.get().filter(e => e.status === 'planned')")
    assert len(planned) == whole.shown() - before > 0
    assert all(edge["dashes"] for edge in planned)
    ordinary = whole.page.evaluate(
        "edgeView.get().find(e => e.status === 'asserted' && e.basis === 'stated')"
    )
    assert not ordinary["dashes"]
    assert planned[0]["color"]["color"] != ordinary["color"]["color"]


def test_the_timeline_moves_the_date_filter(whole):
    """Bars show when things happened; the handles, by mouse or keys, keep what falls between them."""
    assert whole.page.locator("#bars rect").count() > 10
    before = whole.shown()
    whole.page.locator("#from").focus()
    for _ in range(50):
        whole.page.keyboard.press("ArrowRight")

    assert whole.state()["from"].startswith(whole.page.evaluate("bins[50]"))
    assert 0 < whole.shown() < before
    assert whole.page.evaluate("edgeView.getIds().every(id => spans.get(id)[1] >= state.from)")
    assert "无日期" in whole.page.inner_text("#shown")
    whole.page.click("#all_dates")
    assert before == whole.shown()

    whole.page.evaluate(
        "[...document.querySelectorAll('#bars rect')].find(r => Number(r.getAttribute('height')) > 5).dispatchEvent(new MouseEvent('click'))"
    )
    assert whole.state()["from"] <= whole.state()["until"]
    assert whole.shown() < before


def test_the_handles_do_not_pass_each_other(whole):
    """The first date stays before the last."""
    whole.page.locator("#until").focus()
    whole.page.keyboard.press("Home")
    whole.page.locator("#from").focus()
    whole.page.keyboard.press("End")

    assert int(whole.page.input_value("#from")) <= int(whole.page.input_value("#until"))


def test_the_days_follow_the_dates(visit):
    """A range of dates leaves only days within it."""
    visit.page.evaluate("change({ from: '2024-03-01', until: '2024-03-31' })")

    days = visit.page.evaluate("[...document.querySelectorAll('#days .day')].map(d => d.dataset.day)")
    assert days[0].startswith("2024-03")
    assert all(day[:7] <= "2024-03" for day in days)  # what began before may go on


def test_the_table_holds_what_is_shown(whole):
    """Rows and download hold every statement that passes the filters, sorted by the column that is pressed."""
    whole.page.uncheck("#relations input[value=holds_post]")
    visible = whole.page.evaluate("visible.size")
    rows = _table(whole)

    assert visible == len(rows)
    assert f"{visible} 行" == whole.page.inner_text("#table_count")
    assert "任职于" not in {row["关系"].split()[0] for row in rows}
    whole.page.locator("#statement_table th button", has_text="置信度").click()
    whole.page.locator("#statement_table th button", has_text="置信度").click()
    shown = whole.page.locator("#statement_table td.confidence").all_inner_texts()
    assert shown in (sorted(shown), sorted(shown, reverse=True))
    assert (
        whole.page.locator(
            "#statement_table th[aria-sort=ascending], #statement_table th[aria-sort=descending]"
        ).count()
        == 1
    )


def test_the_table_of_a_focus_is_small(whole):
    """Around a name the table has the statements that are drawn there."""
    whole.search(PERSON)
    whole.page.locator("#panel .hops button").nth(1).click()
    drawn = whole.shown()

    assert drawn == len(_table(whole))


def test_office_holders(visit, graph):
    """Each person with a post: posts as attested, events, chaired, and with whom in one room; never who is in office."""
    visit.tab("holders")
    table = visit.page.locator("#holder_table")

    assert visit.page.locator("#holder_table tbody tr").count() == len(
        {t.person for t in graph.corpus.tenures}
    )
    assert "见报" in table.inner_text()
    assert "现任" not in table.inner_text()
    visit.page.fill("#holder_query", MAYOR)
    assert 1 == visit.page.locator("#holder_table tbody tr").count()
    assert "青砚县政府 代县长" in visit.page.inner_text("#holder_table").replace("\n", " ")
    name, content = visit.download("#holder_download")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert name.endswith(".csv")
    assert ["姓名", MAYOR] == [row[0] for row in rows]
    assert "见报 2024年3月11日" in rows[1][1]


def test_office_holders_sort(visit):
    """A press on a heading sorts by it, a second one turns the order round."""
    visit.tab("holders")
    heading = visit.page.locator("#holder_table th button", has_text="主持")
    heading.click()
    down = [int(text) for text in visit.page.locator("#holder_table td:nth-child(4)").all_inner_texts()]
    heading.click()
    up = [int(text) for text in visit.page.locator("#holder_table td:nth-child(4)").all_inner_texts()]

    assert down == sorted(down, reverse=True)
    assert up == sorted(up)


def test_a_view_can_be_linked(browser, visit, file):
    """The fragment holds the view: whoever opens the address sees the same."""
    visit.tab("graph")
    visit.search(PERSON)
    visit.page.locator("#panel .hops button").nth(2).click()
    visit.page.uncheck("#relations input[value=attends]")
    visit.page.click("#language")
    fragment = visit.page.evaluate("location.hash")

    other = Visit(browser, file, fragment=fragment)
    assert other.state() == visit.state()
    assert other.page.evaluate("nodeView.getIds().sort()") == visit.page.evaluate("nodeView.getIds().sort()")
    assert other.panel() == visit.panel().replace("Back\n", "")
    other.leave()


@pytest.mark.parametrize(
    "fragment",
    ["#kind=entity&id=__proto__", "#kind=entity&id=<img src=x onerror=alert(1)>", "#tab=oracle&kind=statement&id=none", "#kind=card&id=99999",
     "#relations=constructor,attends&hops=-7&sure=x&from=soon", "#kind=story&id=toString", "#group=community-1&to=x", "#%E0%A4%A", "#kind=card&id=1.5"],
)  # fmt: skip
def test_a_fragment_that_means_nothing_is_passed_over(browser, file, fragment):
    """Of an address that somebody has written only what the page knows is taken."""
    visit = Visit(browser, file, fragment=fragment)

    assert visit.state()["tab"] in {"days", "graph"}
    assert visit.state()["kind"] in {"none", "card"}
    assert visit.colours() > 3
    visit.leave()


def test_png_svg_and_csv_of_what_is_shown(whole):
    """The picture and the table of what is shown can be taken along."""
    whole.search(PERSON)
    whole.page.locator("#panel .hops button").nth(1).click()
    whole.page.wait_for_function("written && written.names.length > 3")
    name, png = whole.download("#png")
    assert ("graph.png", b"\x89PNG\r\n\x1a\n") == (name, png[:8])
    assert len(png) > 10_000

    name, svg = whole.download("#svg")
    tree = ET.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert name == "graph.svg"
    assert PERSON in {text.text for text in tree.iter(f"{space}text")}
    assert whole.shown() == len(list(tree.iter(f"{space}path")))
    assert whole.page.evaluate("nodeView.length") == sum(
        1 for e in tree.iter() if e.tag in {f"{space}circle", f"{space}polygon"}
    )

    name, content = whole.download(".take .csv")
    assert name == "statements.csv"
    assert content.startswith(b"\xef\xbb\xbf")  # or Excel takes it for another encoding
    assert whole.shown() == len(list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")))))


def test_a_quote_over_lines_is_read_in_one(visit):
    """Where the layout breaks a quote, it is shown without the break, and a name over the break is marked."""
    html = visit.page.evaluate("""marked("市委书记周\\n\\n　砚清说", new Set(["周砚清"]), []).innerHTML""")

    assert html == "市委书记<mark>周砚清</mark>说"


def test_no_cell_of_a_download_is_a_formula(visit):
    """A spreadsheet calculates nothing from a name that begins like a formula, and quotes stay quotes."""
    written = visit.page.evaluate("""csv([["=1+1", "+1", "-1", "@x", "甲", 'say "x"', 3]])""")

    assert ["'=1+1", "'+1", "'-1", "'@x", "甲", 'say "x"', "3"] == next(
        csv.reader(io.StringIO(written.lstrip("\ufeff")))
    )


def test_parallel_statements_stay_apart(whole):
    """Several statements between two names are lines of their own, bent apart."""
    edges = whole.page.evaluate(
        "edgeSet.get().map(e => [[e.from, e.to].sort().join(), e.smooth ? e.smooth.type + e.smooth.roundness + (e.from < e.to) : ''])"
    )
    pairs = Counter(pair for pair, _ in edges)
    several = [pair for pair, count in pairs.items() if count > 1]

    assert several
    for pair in several:
        assert pairs[pair] == len({bend for other, bend in edges if other == pair})


def test_symmetric_relations_show_once(whole, graph):
    """Who met whom is one line, without an arrow."""
    met = whole.page.evaluate("edgeSet.get().filter(e => symmetric.has(e.relation))")

    dates = [
        (
            *sorted((edge["from"], edge["to"])),
            whole.page.evaluate("id => statementOf.get(id).qualifiers.date", edge["id"]),
        )
        for edge in met
    ]
    assert met
    assert len(dates) == len(set(dates))
    assert not any(edge["arrows"]["to"]["enabled"] for edge in met)


def test_names_on_the_canvas_never_cover_each_other(whole):
    """The important names are written first, none over another, and more of them the closer one looks."""
    boxes = "written.names.map(n => [n.x - n.text.length * n.size / 2.6, n.x + n.text.length * n.size / 2.6, n.y])"
    whole.page.wait_for_function("written && written.names.length > 10")
    far = whole.page.evaluate(boxes)
    assert not any(
        a[0] < b[1] and b[0] < a[1] and abs(a[2] - b[2]) < 10 for i, a in enumerate(far) for b in far[:i]
    )
    names = set(whole.page.evaluate("written.names.map(n => n.text)"))
    assert (
        len(names & set(whole.page.evaluate("scene.nodes.filter(n => n.rank < 12).map(n => nameOf(n.id))")))
        >= 5
    )

    share = "written.names.length / visibleNodes(network.getScale()).length"
    before = whole.page.evaluate(share)
    for _ in range(5):
        whole.page.click("#zoom_in")
        whole.page.wait_for_timeout(50)
    whole.page.wait_for_timeout(300)
    assert whole.page.evaluate(share) > before


def test_both_languages_and_both_schemes(visit):
    """The interface speaks Chinese and English, and is light or dark as asked, whatever the system has."""
    visit.page.click("#language")
    assert "Office-holders" in visit.page.inner_text("#tabs")
    assert "stated" in visit.page.inner_text("#summary")
    assert "en" == visit.page.get_attribute("html", "lang")
    paper = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    visit.page.click("#theme")
    assert paper != visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert visit.page.evaluate("colourOf('Official') === styles.Official.dark")
    visit.page.click("#language")
    assert "任职" in visit.page.inner_text("#tabs")


def test_every_word_is_said_in_both_languages(visit):
    """No label of the page is left without its word, in any tab."""
    for _ in range(2):
        for tab in ("days", "holders", "graph", "table"):
            visit.tab(tab)
            assert visit.page.evaluate(
                "[...document.querySelectorAll('[data-word]')].every(e => e.textContent.trim())"
            )
            assert visit.page.evaluate(
                "[...document.querySelectorAll('[data-label]')].every(e => e.getAttribute('aria-label') !== e.dataset.label)"
            )
        visit.page.click("#language")


def test_the_keyboard_is_enough(visit):
    """Tabs by arrow keys, search by /, a statement's names by Tab and Enter, and Escape closes."""
    visit.page.focus("#tab_days")
    visit.page.keyboard.press("ArrowRight")
    assert visit.state()["tab"] == "holders"
    visit.page.keyboard.press("ArrowLeft")
    assert visit.page.get_attribute("#tab_days", "aria-selected") == "true"
    visit.search(PERSON)
    visit.page.focus("#panel")
    for _ in range(12):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.matches('#panel .card .link, #panel .career .link')"):
            break
    name = visit.page.evaluate("document.activeElement.textContent")
    visit.page.keyboard.press("Enter")
    assert name == visit.page.inner_text("#panel h3")
    visit.page.keyboard.press("Escape")
    assert visit.state()["kind"] == "none"


def test_a_screen_reader_is_told(visit):
    """Roles and names: tabs, a combobox with its list, a status, and what each control is for."""
    assert 4 == visit.page.get_by_role("tab").count()
    assert 1 == visit.page.get_by_role("combobox").count()
    assert visit.page.get_by_role("status").inner_text()
    nameless = visit.page.evaluate(
        "[...document.querySelectorAll('button, input')].filter(e => e.offsetParent && !e.textContent.trim() && !e.getAttribute('aria-label') && !e.closest('label')).length"
    )
    assert nameless == 0


def test_it_prints(visit):
    """On paper there are the words and the drawing, and no buttons."""
    visit.page.emulate_media(media="print")

    assert not visit.page.locator("#search").is_visible()
    assert not visit.page.locator(".zoom").is_visible()
    assert visit.page.locator("#days .event").first.is_visible()
    assert visit.page.pdf()[:5] == b"%PDF-"
    assert visit.page.evaluate("document.querySelectorAll('#days .event').length") == visit.page.evaluate(
        "numberOf.size"
    )


def test_it_prints_dark_on_light(browser, file):
    """Paper is white, whatever the scheme on the screen."""
    visit = Visit(browser, file, scheme="dark")
    visit.page.emulate_media(media="print", color_scheme="dark")

    assert visit.page.evaluate("themed('--ink')") == visit.page.evaluate(
        "(change({ theme: 'light' }), themed('--ink'))"
    )
    visit.leave()


@pytest.mark.parametrize("tab", ["days", "holders", "graph", "table"])
def test_it_fits_a_phone(browser, file, tab):
    """On a narrow screen nothing sticks out, and the graph is still drawn."""
    visit = Visit(browser, file, size=PHONE, fragment=f"#tab={tab}")

    assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    if tab in {"days", "graph"}:
        assert visit.page.locator("#graph canvas").bounding_box()["width"] > 300
    visit.leave()


def test_the_dark_scheme_is_followed(browser, file):
    """Without a choice the page is as dark as the reader's system."""
    visit = Visit(browser, file, scheme="dark")

    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 23, 29)"
    visit.leave()


def test_a_page_around_a_name(browser, graph, tmp_path):
    """`kg view` opens on its name, with what is around it."""
    (tmp_path / "around.html").write_text(render(graph.corpus, focus=PERSON, hops=2), encoding="utf-8")
    visit = Visit(browser, tmp_path / "around.html")

    assert PERSON == visit.page.inner_text("#panel h3")
    assert f"焦点：{PERSON}，2 步以内" in visit.page.inner_text("header")
    assert visit.state()["hops"] == 2
    visit.leave()


def test_any_view_follows_any_other(browser, graph, tmp_path, monkeypatch):
    """Whole, community, focus, path, card and story can be drawn one after the other, large scenes and small ones."""
    monkeypatch.setattr(drawing, "MOST_NODES", 40)
    (tmp_path / "large.html").write_text(render(graph.corpus), encoding="utf-8")
    for file in (graph.folder / "graph.html", tmp_path / "large.html"):
        visit = Visit(browser, file)
        names = visit.page.evaluate("[...ranks.keys()].filter(isEntity).slice(0, 40)")
        views = [
            {"tab": "graph", "kind": "none", "id": None},
            {"tab": "graph", "kind": "entity", "id": names[1], "hops": 2},
            {"tab": "days", "kind": "card", "id": 3, "hops": 0},
            {"tab": "graph", "kind": "entity", "id": names[3], "to": names[20], "hops": 0},
            {"tab": "graph", "kind": "story", "id": 2, "to": None, "hops": 1},
            {"tab": "graph", "kind": "card", "id": 3, "hops": 0},
            {"tab": "graph", "kind": "none", "id": None, "hops": 0, "statuses": ""},
        ]
        for first in views:
            for second in views:
                visit.page.evaluate(
                    "([a, b]) => { change(a); network.redraw(); forgetNames(); change(b); network.redraw() }",
                    [first, second],
                )
        visit.leave()


def test_too_large_a_graph_opens_on_its_communities(browser, graph, tmp_path, monkeypatch):
    """Above the limit the communities are drawn, each opens, a search opens the right one, and the page says what is left out."""
    monkeypatch.setattr(drawing, "MOST_NODES", 40)
    (tmp_path / "large.html").write_text(render(graph.corpus), encoding="utf-8")
    visit = Visit(browser, tmp_path / "large.html", fragment="#tab=graph")

    groups = json.loads(visit.page.evaluate("JSON.stringify(groups)"))
    assert visit.page.evaluate("nodeView.length") == len(groups) > 3
    assert "个群组" in visit.page.inner_text("#shown")
    first = groups[0]["id"]
    visit.click_node(first)
    visit.page.wait_for_function("id => state.group === id", arg=first)
    assert {member[0] for member in groups[0]["members"]} >= set(visit.page.evaluate("nodeView.getIds()"))
    visit.page.click("#open_group")
    assert visit.page.evaluate("nodeView.length") == len(groups)

    visit.search(PERSON)
    assert PERSON == visit.page.inner_text("#panel h3")
    assert visit.page.evaluate("scene.nodes.some(n => n.id === state.id)")
    left_out = sum(group["left_out"] for group in groups)
    if left_out:
        visit.page.evaluate("change({ group: groups.find(g => g.left_out).id, kind: 'none', id: null })")
        assert "未绘出" in visit.page.inner_text("#shown")
    visit.leave()
