"""A graph page opened in a real browser without a network, with all that it asked for and complained about."""

import os
import shutil
from pathlib import Path
from typing import Any

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


def executable() -> str | None:
    """The browser that KG_BROWSER names, or Debian's."""
    return shutil.which(os.environ.get("KG_BROWSER") or "/usr/bin/chromium")


class Visit:
    """One tab with one page in it."""

    def __init__(
        self,
        browser: Any,
        file: Path,
        *,
        scheme: str = "light",
        size: dict[str, int] = DESKTOP,
        fragment: str = "",
    ) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        context = browser.new_context(
            offline=True, color_scheme=scheme, viewport=size, reduced_motion="reduce"
        )
        self.page = context.new_page()
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))
        self.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', e => console.error('CSP', e.blockedURI))"
        )
        self.url = file.as_uri()
        self.page.goto(self.url + fragment)
        self.page.wait_for_load_state()

    def _note(self, url: str) -> None:
        if not url.startswith("blob:"):  # what the page made itself, to be downloaded
            self.requests.append(url.partition("#")[0])

    def tab(self, name: str) -> None:
        """Go to a tab of the page."""
        self.page.click(f"#tab_{name}")

    def panel(self) -> str:
        """What the panel says."""
        return self.page.inner_text("#panel")

    def state(self) -> dict[str, Any]:
        """What the page takes for the view."""
        return self.page.evaluate("({ ...state })")

    def shown(self) -> int:
        """How many lines are drawn."""
        return self.page.evaluate("edgeView.length")

    def search(self, text: str) -> None:
        """Type a name into the search box and take the first suggestion."""
        self.page.keyboard.press("/")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def click_node(self, node: str) -> None:
        """Click on the canvas where a node stands."""
        self._click("id => network.canvasToDOM(network.getPosition(id))", node)

    def click_edge(self, edge: str) -> None:
        """Click on the canvas on a line, where no node covers it."""
        script = """id => {
          const edge = edgeSet.get(id), { x, y } = middle(edge, network.getScale());
          return network.canvasToDOM({ x: x / network.getScale(), y: y / network.getScale() });
        }"""
        self._click(script, edge)

    def _click(self, script: str, what: str) -> None:
        spot = self.page.evaluate(script, what)
        box = self.page.locator("#graph").bounding_box()
        self.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])

    def download(self, selector: str) -> tuple[str, bytes]:
        """The name and the content of what a button downloads."""
        with self.page.expect_download() as waiting:
            self.page.click(selector)
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()

    def colours(self) -> int:
        """How many colours the canvas has, once it is drawn."""
        self.page.evaluate("network.redraw()")  # the browser draws when it has time
        return self.page.evaluate(
            """() => { const c = document.querySelector("#graph canvas"), d = c.getContext("2d").getImageData(0, 0, c.width, c.height).data;
            return new Set(Array.from({ length: d.length / 4 }, (_, i) => d[4 * i] << 16 | d[4 * i + 1] << 8 | d[4 * i + 2])).size }"""
        )

    def leave(self) -> None:
        """Nothing was fetched but the file itself, and nothing complained."""
        assert {self.url} == set(self.requests)
        assert self.complaints == []
        self.page.context.close()
