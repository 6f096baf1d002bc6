"""Whatever a page of text, a file name or `corpus.toml` brings, the graph page shows it as text: nothing runs, nothing is fetched."""

from dataclasses import replace

import factory
import pytest
from browsing import Visit
from test_explorer import hostile

import kg
from kg.publish.explorer import mimebundle, render

pytestmark = pytest.mark.browser

PAYLOADS = {
    "image": "<img src=x onerror=alert(1)>",
    "script": "</script><script>alert(1)</script>",
    "comment": "<!--<script>alert(1)",
    "attribute": 'a" onfocus="alert(1)" autofocus href=',
    "single": "a' onmouseover='alert(1)",
    "href": 'href <a href="javascript:alert(1)">x</a>',
    "vector": "<svg/onload=alert(1)>",
    "frame": '<iframe srcdoc="<script>alert(1)</script>">',
    "template": "{{ 7*7 }}{% raw %}${alert(1)}",
    "style": "</style><style>*{background:url(//x.example/)}",
    "noscript": "</noscript><img src=//x.example/ onerror=alert(1)>",
    "entity": "&lt;img src=x onerror=alert(1)&gt;",
    "prototype": "__proto__",
    "replacement": "$& $1 $` {0}",
    "direction": "\u202egnp.exe\u202c",
}


def _walk(visit):
    """Look at everything: every tab, every name, statement, story and card, a search, a path, every download."""
    page = visit.page
    for tab in ("days", "holders", "graph", "table"):
        visit.tab(tab)
    visit.tab("graph")
    page.evaluate(
        """() => {
          for (const id of Object.keys(entities)) { select("entity", id); change({ hops: 2 }); hover(id, null); }
          for (const { id } of statements) { select("statement", id); hover(null, id); }
          stories.forEach((_, index) => select("story", index));
          cards.forEach((_, index) => select("card", index));
          const [first, last] = [Object.keys(entities)[0], Object.keys(entities).at(-1)];
          change({ kind: "entity", id: first, to: last });
          for (const [id] of [...nodeOf]) network.body.emitter.emit("showPopup", id);
          change({ lang: 1 });
          goBack();
        }"""
    )
    visit.download("#svg")
    visit.download(".take .csv")
    visit.tab("holders")
    visit.download("#holder_download")


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_text_runs(browser, tmp_path, payload):
    """Markup in names, aliases, kinds, quotes, qualifiers, headlines, authors and newspapers is text in every view."""
    (tmp_path / "graph.html").write_text(render(hostile(payload)), encoding="utf-8")
    visit = Visit(browser, tmp_path / "graph.html")
    plain = Visit(browser, _plain(tmp_path))
    tags = "[...new Set([...document.querySelectorAll('*')].map(e => e.tagName.toLowerCase()))].sort()"

    visit.search(payload[:6])
    _walk(visit)
    _walk(plain)

    assert visit.page.evaluate(tags) == plain.page.evaluate(tags)
    assert payload.split("\u202e")[0].strip() in visit.page.inner_text("body")
    plain.leave()
    visit.leave()


def _plain(folder):
    (folder / "plain.html").write_text(render(hostile("无害")), encoding="utf-8")
    return folder / "plain.html"


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_id_runs(browser, tmp_path, payload):
    """Ids that hold markup, which no build makes, are keys and nothing else."""
    corpus = factory.corpus()
    name = {entity.id: f"{payload}-{entity.id}" for entity in corpus.entities}
    turned = replace(
        corpus,
        entities=tuple(replace(each, id=name[each.id]) for each in corpus.entities),
        statements=tuple(
            replace(
                each,
                id=f"{payload}{each.id}",
                subject=name[each.subject],
                object=each.object and name[each.object],
            )
            for each in corpus.statements
        ),
        tenures=tuple(
            replace(
                each,
                id=f"{payload}{each.id}",
                person=name[each.person],
                body=name[each.body],
                statements=tuple(f"{payload}{statement}" for statement in each.statements),
            )
            for each in corpus.tenures
        ),
        mentioned_in=tuple(
            (name[entity], document, article) for entity, document, article in corpus.mentioned_in
        ),
    )
    (tmp_path / "graph.html").write_text(render(turned), encoding="utf-8")
    visit = Visit(browser, tmp_path / "graph.html")

    _walk(visit)

    assert visit.page.evaluate("Object.keys(entities).length") >= len(corpus.entities)
    visit.leave()


def test_no_file_name_and_no_setting_runs(browser, tmp_path):
    """A build of a page whose file, newspaper, home and text hold markup opens without running any of it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    document = "a<img src=x onerror=alert(1)>&'.txt"
    text = "# <script>alert(1)</script>会议召开\n\n本报讯 3月4日，市委书记周远山主持召开全市<img src=x onerror=alert(1)>水利工作会议。市长何清出席。\n"
    (folder / document).write_text(text, encoding="utf-8")
    (folder / "corpus.toml").write_text(
        'newspaper = "<svg/onload=alert(1)>日报"\nhome = "清河市"\n[pages."a<img src=x onerror=alert(1)>&\'.txt"]\npublished = "2024-03-05"\n',
        encoding="utf-8",
    )
    graph = kg.build(folder, tmp_path / "build")
    visit = Visit(browser, graph.folder / "graph.html")

    _walk(visit)

    assert "<svg/onload=alert(1)>日报" in visit.page.inner_text("h1")
    visit.search("周远山")
    assert document in visit.panel()
    assert visit.page.locator("img, svg[onload]").count() == 0
    visit.leave()


def test_the_notebook_frame_runs_and_is_shut(browser, tmp_path):
    """Inside a notebook's sandboxed frame the page works, links no view, and can't reach what is around it."""
    bundle = mimebundle(hostile(PAYLOADS["image"]))["text/html"]
    (tmp_path / "notebook.html").write_text(f"<!doctype html><meta charset=utf-8>{bundle}", encoding="utf-8")
    visit = Visit(browser, tmp_path / "notebook.html")
    frame = visit.page.frames[1]

    frame.wait_for_selector("#graph canvas")
    frame.click("#tab_graph")
    assert "公共机构" in frame.inner_text("#types")
    frame.evaluate("select('entity', 'person-1')")
    assert PAYLOADS["image"] in frame.inner_text("#panel h3")
    assert (
        frame.evaluate("(() => { try { return String(window.parent.document) } catch { return 'shut' } })()")
        == "shut"
    )
    visit.page.context.close()
    assert visit.complaints == []


def test_an_empty_page_opens(browser, tmp_path):
    """A corpus without anything is a page that says so and does not fail."""
    empty = replace(factory.corpus(), entities=(), statements=(), tenures=(), mentioned_in=(), pages=())
    (tmp_path / "graph.html").write_text(render(empty), encoding="utf-8")
    visit = Visit(browser, tmp_path / "graph.html")

    assert "显示 0 个节点" in visit.page.inner_text("#shown")
    for tab in ("days", "holders", "table", "graph"):
        visit.tab(tab)
    visit.leave()
