"""The graph page in a real browser with the network blocked."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import factory
import pytest
from test_explorer import hostile

from kg.publish.explorer import mimebundle, render

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable():
    named = os.environ.get("KG_BROWSER", "/usr/bin/chromium")
    return shutil.which(named)


@pytest.fixture(scope="module")
def browser():
    path = executable()
    if path is None:
        pytest.skip("no browser: set KG_BROWSER or install /usr/bin/chromium")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
        yield started
        started.close()


class Visit:
    """A page opened from a file, with all that it asked for and complained about."""

    def __init__(self, browser, file: Path, content: str, scheme: str = "light") -> None:
        file.write_text(content, encoding="utf-8")
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context = browser.new_context(
            offline=True, color_scheme=scheme, viewport={"width": 1280, "height": 800}
        )
        self.page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('CSP', e.blockedURI))"
        )
        self.url = file.as_uri()
        self.page.goto(self.url)

    def panel(self) -> str:
        """What the panel says."""
        return self.page.inner_text("#panel")

    def search(self, text: str) -> None:
        """Type a name into the search box and take the first suggestion."""
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def click_node(self, node: str) -> None:
        """Click on the canvas where a node stands."""
        spot = self.page.evaluate("id => network.canvasToDOM(network.getPosition(id))", node)
        box = self.page.locator("#graph").bounding_box()
        self.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
        self.page.wait_for_function("id => selection.id === id", arg=node)

    def click_edge(self, edge: str) -> None:
        """Click on the canvas halfway along a line."""
        script = """id => {
          const { from, to } = edgeSet.get(id), a = network.getPosition(from), b = network.getPosition(to);
          return network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
        }"""
        spot = self.page.evaluate(script, edge)
        box = self.page.locator("#graph").bounding_box()
        self.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
        self.page.wait_for_function("id => selection.id === id", arg=edge)

    def leave(self) -> None:
        """Nothing was fetched but the file itself, and nothing complained."""
        assert [self.url] == self.requests
        assert self.complaints == []
        self.page.context.close()


@pytest.fixture
def visit(browser, tmp_path):
    opened = Visit(browser, tmp_path / "graph.html", render(factory.corpus()))
    yield opened
    opened.leave()


def test_page_draws_and_tells_its_figures(visit):
    """The page draws all connected nodes and says what it rests on."""
    assert visit.page.evaluate("nodeView.length") == 9
    assert "清河日报" in visit.page.inner_text("header")
    assert "原文 7、推得 1" in visit.page.inner_text("#summary")
    assert "隐去私人 1 人" in visit.page.inner_text("#summary")


def test_canvas_is_not_blank(visit):
    """The graph is painted: its canvas has pixels of many colours."""
    colours = visit.page.evaluate(
        """() => { const c = document.querySelector("#graph canvas"), d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
        return new Set(Array.from({ length: d.length / 4 }, (_, i) => d[4 * i] << 16 | d[4 * i + 1] << 8 | d[4 * i + 2])).size }"""
    )
    assert colours > 20


def test_search_by_alias_shows_statements(visit):
    """Searching an alias opens the entity with its statements, quotes and sources."""
    visit.search("市委")

    assert visit.page.inner_text("#panel h3") == "清河市委"
    assert visit.page.inner_text("#panel blockquote") == "市委书记周远山"
    assert "《全市水利工作会议召开》" in visit.panel()
    assert "记者 林小舟" in visit.panel()
    assert "river.txt" in visit.panel()


def test_suggestions_are_offered_while_typing(visit):
    """Typing part of a name lists what carries it; the arrow keys choose."""
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("清河市")
    assert visit.page.locator("#suggestions [role=option]").count() >= 4

    visit.page.keyboard.press("ArrowDown")
    second = visit.page.locator("#suggestions [role=option]").nth(1).locator(".name").inner_text()
    visit.page.keyboard.press("Enter")
    assert second == visit.page.inner_text("#panel h3")


def test_click_on_a_node_shows_posts_as_attested(visit):
    """Clicking a person shows the post as attested, with the name marked in the quote."""
    visit.click_node("person-1")

    assert "见报 2024年3月4日" in visit.panel()
    assert "周远山" in visit.page.locator("#panel mark").all_inner_texts()


def test_click_on_a_line_shows_its_evidence(visit):
    """Clicking a line shows the quote that it rests on."""
    visit.click_edge("statement-2")

    assert visit.page.inner_text("#panel blockquote") == "市委书记周远山主持召开全市水利工作会议"


def test_planned_statements_are_marked(visit):
    """A plan is listed apart, marked as a plan, and has no line."""
    visit.search("市水利局")

    assert visit.page.inner_text("#panel .card.planned .tag.planned") == "计划"
    assert visit.page.evaluate("edgeSet.get('statement-5') ? 1 : 0") == 0


def test_reception_lists_who_met(visit):
    """A reception, which is not drawn, lights its members and shows the quote that it rests on."""
    visit.search("周远山会见石立")

    assert visit.page.inner_text("#panel blockquote") == "周远山会见了长河集团总经理石立"
    assert sorted(visit.page.evaluate("[...lit]")) == ["person-1", "person-3"]


def test_filters_hide_types_and_relations(visit):
    """Unchecking a type hides its nodes, unchecking a relation its lines."""
    visit.page.uncheck("#types input[value=Agency]")
    assert visit.page.evaluate("nodeView.get().filter(n => n.group === 'Agency')") == []

    visit.page.check("#types input[value=Agency]")
    visit.page.uncheck("#relations input[value=holds_post]")
    assert visit.page.evaluate("edgeView.get().filter(e => e.relation === 'holds_post')") == []


def test_language_switch(visit):
    """The button turns the interface to English, and back."""
    visit.page.click("#language")
    assert "holds a post in" in visit.page.inner_text("#relations")
    assert "7 stated, 1 derived" in visit.page.inner_text("#summary")

    visit.page.click("#language")
    assert "任职于" in visit.page.inner_text("#relations")


def test_escape_returns_to_the_overview(visit):
    """Escape closes what is open."""
    visit.search("周远山")
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Escape")

    assert "联系最多" in visit.panel()


@pytest.mark.parametrize(
    "payload",
    ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", 'a" onfocus="alert(1)" href='],
)
def test_payloads_do_not_run(browser, tmp_path, payload):
    """Markup in names, quotes, headlines, kinds and qualifiers is shown as text in every view."""
    visit = Visit(browser, tmp_path / "graph.html", render(hostile(payload)))
    for node in ("person-1", "agency-3", "event-1"):
        visit.page.evaluate("id => select('entity', id)", node)
        assert payload.strip() in visit.panel()
    visit.page.evaluate("select('statement', 'statement-1'); select('story', 0); select('none', null)")
    visit.page.keyboard.press("/")
    visit.page.keyboard.type(payload[:4])
    assert visit.page.locator("img, script[src]").count() == 0
    visit.leave()


def test_dark_scheme(browser, tmp_path):
    """The page follows the reader's dark scheme."""
    visit = Visit(browser, tmp_path / "graph.html", render(factory.corpus()), scheme="dark")

    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 23, 29)"
    visit.leave()


def test_focus_opens_its_entity(browser, tmp_path):
    """A page with a focus opens with what it is about."""
    visit = Visit(browser, tmp_path / "graph.html", render(factory.corpus(), focus="何清", hops=1))

    assert visit.page.inner_text("#panel h3") == "何清"
    visit.leave()


def test_notebook_frame_runs(browser, tmp_path):
    """Inside a notebook's sandboxed frame the page draws as well."""
    visit = Visit(
        browser,
        tmp_path / "notebook.html",
        f"<!doctype html><meta charset=utf-8>{mimebundle(factory.corpus())['text/html']}",
    )
    frame = visit.page.frames[1]

    frame.wait_for_selector("#graph canvas")
    assert "公共机构" in frame.inner_text("#types")
    assert visit.complaints == []


def test_empty_page_opens(browser, tmp_path):
    """A corpus without statements is a page that says so and does not fail."""
    empty = replace(factory.corpus(), entities=(), statements=(), tenures=(), mentioned_in=(), pages=())
    visit = Visit(browser, tmp_path / "graph.html", render(empty))

    assert "显示 0 个节点" in visit.page.inner_text("#shown")
    visit.leave()
