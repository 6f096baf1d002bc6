"""Tells how fast the graph page opens and moves in a real browser, beside pyvis's stock page of the same graph.

`make bench` calls it. The two pages are measured in one run and compared as ratios, since the machine says more about either
alone than the page does. Nothing is asserted.
"""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import large_corpus
from playwright.sync_api import Browser, Error, FloatRect, Page, sync_playwright
from pyvis.network import Network

from kg.publish.drawing import Drawing, draw
from kg.publish.explorer import render

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")  # of Chromium
VIEWPORT = {"width": 1280, "height": 800}  # CSS pixels
WHOLE = "#tab=graph"  # opens our page on the whole graph
PATIENCE = 60.0  # seconds until a page counts as not opening
LONG = 15.0  # seconds after which a first paint is measured only once
ROUNDS = 3
MOVED = 3.0  # seconds of moving
SMALL, MEDIUM, LARGE = 200, 2_000, 10_000  # entities
FASTER_PAINT, FASTER_FRAMES, OPEN = 10.0, 1.5, 5.0  # what the page is held to: ratios, and seconds

# Looks at every canvas in every frame until one has a pixel that is not transparent. The same for both pages.
FIRST_PAINT = """
(() => {
  const drawn = (canvas) => canvas.width && canvas.height &&
    new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer).some((pixel) => pixel);
  const look = () => {
    if ([...document.querySelectorAll("canvas")].some(drawn)) window.firstPaint = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
PAINTED = "() => (performance.getEntriesByName('painted')[0] || { startTime: window.firstPaint }).startTime"
# Moves the view round a circle of 120 pixels in every frame; frames a second.
FRAMES_MOVED = """
(seconds) => new Promise((done) => {
  const { x, y } = network.getViewPosition(), reach = 120 / network.getScale();
  let frames = 0, start;
  const step = (now) => {
    start ??= now;
    if (now - start >= seconds * 1000) return done((frames * 1000) / (now - start));
    const angle = (now - start) / 500;
    network.moveTo({ position: { x: x + reach * Math.sin(angle), y: y + reach * (1 - Math.cos(angle)) } });
    frames += 1;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""
COUNT_FRAMES = """
() => {
  window.counted = { frames: 0, start: performance.now() };
  const step = () => { window.counted.frames += 1; requestAnimationFrame(step); };
  requestAnimationFrame(step);
}
"""
COUNTED = "() => window.counted.frames * 1000 / (performance.now() - window.counted.start)"


@dataclass(frozen=True, slots=True)
class Ours:
    """Our page of a corpus in a file, with what it draws, how long render() took in seconds, and its size in megabytes."""

    entities: int
    drawing: Drawing
    file: Path
    rendering: float
    megabytes: float


def rendered(entities: int, folder: Path) -> Ours:
    """Render our page of an invented corpus of so many entities into a folder."""
    corpus = large_corpus.corpus(entities)
    start = time.perf_counter()
    page = render(corpus)
    took = time.perf_counter() - start
    file = written(folder / f"ours-{entities}.html", page)
    return Ours(entities, draw(corpus), file, took, file.stat().st_size / 1e6)


def written(file: Path, content: str) -> Path:
    """The file with a page in it."""
    file.write_text(content, encoding="utf-8")
    return file


def stock(drawing: Drawing) -> Network:
    """What pyvis makes of the same nodes and edges: nodes that carry their names, edges that tell their relation."""
    network = Network(directed=True, cdn_resources="in_line")
    for node, data in drawing.graph.nodes(data=True):
        network.add_node(node, label=data["name"])
    for source, target, data in drawing.graph.edges(data=True):
        network.add_edge(source, target, title=data["relation"])
    return network


def still(drawing: Drawing, box: FloatRect) -> Network:
    """The stock page without physics and with straight edges, on our layout, in a canvas as large as ours."""
    network = stock(drawing)
    network.width, network.height = f"{box['width']:.0f}px", f"{box['height']:.0f}px"
    for node in network.nodes:
        node["x"], node["y"] = drawing.positions[node["id"]]
    network.toggle_physics(status=False)
    network.options.edges.smooth.enabled = False
    return network


@contextmanager
def opened(browser: Browser, address: str, script: str = "") -> Iterator[Page]:
    """A page of its own context without network, before it has loaded; `script` runs before its own."""
    context = browser.new_context(offline=True, viewport=VIEWPORT, color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    if script:
        page.add_init_script(script)
    page.goto(address, wait_until="commit")
    try:
        yield page
    finally:
        context.close()


def first_paint(browser: Browser, address: str, told: str = "() => window.firstPaint") -> float | None:
    """Seconds from navigation to the first frame with anything on a canvas; None if there is none in time."""
    with opened(browser, address, FIRST_PAINT) as page:
        try:
            page.wait_for_function("() => window.firstPaint")
        except Error:
            return None
        return float(page.evaluate(told)) / 1000


def first_paints(browser: Browser, *addresses: str) -> list[float | None]:
    """The median first paint of each page in seconds, measured in turns; a slow page has one turn only."""
    times: list[list[float | None]] = [[] for _ in addresses]
    for _ in range(ROUNDS):
        for own, address in zip(times, addresses, strict=True):
            if not own or (own[0] or PATIENCE) < LONG:
                own.append(first_paint(browser, address))
    return [None if None in own else statistics.median(own) for own in times]


def moved(page: Page) -> float:
    """Frames a second while the script moves the view."""
    return float(page.evaluate(FRAMES_MOVED, MOVED))


def dragged(page: Page) -> float:
    """Frames a second while the mouse drags the view by a corner of the canvas, where no node stands."""
    box = canvas_box(page)
    left, top = box["x"] + 6, box["y"] + box["height"] - 6
    page.mouse.move(left, top)
    page.mouse.down()
    page.evaluate(COUNT_FRAMES)
    start, step = time.perf_counter(), 0
    while time.perf_counter() - start < MOVED:
        step += 1
        page.mouse.move(left + step * 4 % 160, top - step * 3 % 120)
    frames = float(page.evaluate(COUNTED))
    page.mouse.up()
    return frames


def canvas_box(page: Page) -> FloatRect:
    """Where the canvas stands in the window, in CSS pixels."""
    box = page.locator("#graph canvas, #mynetwork canvas").first.bounding_box()
    assert box is not None
    return box


def frames(browser: Browser, address: str, measure: Callable[[Page], float]) -> float:
    """Measure a page with the whole graph in view."""
    with opened(browser, address) as page:
        page.wait_for_load_state("load")
        page.wait_for_function("() => typeof network !== 'undefined' && network")
        page.evaluate("() => network.fit()")
        page.wait_for_timeout(700)
        return measure(page)


def frame_rates(browser: Browser, measure: Callable[[Page], float], *addresses: str) -> list[float]:
    """The median frames a second of each page, measured in turns."""
    turns = [[frames(browser, address, measure) for address in addresses] for _ in range(ROUNDS)]
    return [statistics.median(own) for own in zip(*turns, strict=True)]


def whole_graph(ours: Ours) -> str:
    """The address of our page with the whole graph in view."""
    return ours.file.as_uri() + WHOLE


def compare_first_paint(browser: Browser, ours: Ours, folder: Path) -> None:
    """Print how much sooner our page paints than the stock one."""
    other = written(folder / f"stock-{ours.entities}.html", stock(ours.drawing).generate_html(notebook=False))
    theirs, own = first_paints(browser, other.as_uri(), whole_graph(ours))
    row(
        f"first paint, {ours.entities:,} entities",
        seconds(theirs),
        seconds(own),
        "" if own is None else f"{'>= ' if theirs is None else ''}{(theirs or PATIENCE) / own:.1f} x",
        f">= {FASTER_PAINT:.0f} x",
    )


def compare_frames(browser: Browser, ours: Ours, folder: Path) -> None:
    """Print how many more frames a second our page shows than the stock one without physics."""
    with opened(browser, whole_graph(ours)) as page:
        page.wait_for_load_state("load")
        box = canvas_box(page)
    other = written(folder / "still.html", still(ours.drawing, box).generate_html(notebook=False))
    ways: Mapping[str, Callable[[Page], float]] = {"moved by script": moved, "dragged by mouse": dragged}
    for name, measure in ways.items():
        theirs, own = frame_rates(browser, measure, other.as_uri(), whole_graph(ours))
        row(
            f"{name}, {ours.entities:,} entities",
            f"{theirs:.1f} /s",
            f"{own:.1f} /s",
            f"{own / theirs:.1f} x",
            f">= {FASTER_FRAMES} x",
        )


def tell_open(browser: Browser, ours: Ours) -> None:
    """Print how long our page takes until it is painted, as it opens by itself and with the whole graph."""
    for name, address in {"as it opens": ours.file.as_uri(), "whole graph": whole_graph(ours)}.items():
        own = first_paint(browser, address, PAINTED)
        row(f"painted {name}, {ours.entities:,} entities", "", seconds(own), "", f"< {OPEN:.0f} s")


def seconds(value: float | None) -> str:
    """A time as the table tells it."""
    return f">= {PATIENCE:.0f} s" if value is None else f"{value:.2f} s"


def row(*cells: str) -> None:
    """Print one line of the table: what is measured, of the stock page, of ours, ours to the other, and the target."""
    print("{:<38} {:>10} {:>10} {:>10}   {}".format(*cells), flush=True)


def main() -> None:
    """Print one line a measure."""
    executable = shutil.which(os.environ.get("KG_BROWSER") or "/usr/bin/chromium")
    if executable is None:
        print("graph page           not measured: no browser (set KG_BROWSER)")
        return
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        pages = [rendered(entities, folder) for entities in (SMALL, MEDIUM, LARGE)]
        for ours in pages:
            print(
                f"render() of {ours.entities:,} entities: {ours.rendering:.1f} s, {ours.megabytes:.2f} MB, "
                f"{len(ours.drawing.graph):,} nodes and {ours.drawing.graph.number_of_edges():,} edges drawn"
            )
        browser = playwright.chromium.launch(executable_path=executable, headless=True, args=ARGUMENTS)
        small, medium, large = pages
        row("", "pyvis", "ours", "ratio", "target")
        compare_first_paint(browser, small, folder)
        compare_first_paint(browser, medium, folder)
        compare_frames(browser, medium, folder)
        tell_open(browser, large)
        browser.close()


if __name__ == "__main__":
    main()
