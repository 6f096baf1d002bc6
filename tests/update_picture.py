"""Takes the picture in README.md: the page of `seeds/` in Chromium, as it opens. `make picture` calls it."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import kg

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "notebooks/images/graph.png"
SIZE = {"width": 1440, "height": 900}


def main() -> None:
    """Build, open, take."""
    browser = os.environ.get("KG_BROWSER") or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = kg.build(ROOT / "seeds", Path(folder) / "build").folder / "graph.html"
        started = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = started.new_context(offline=True, viewport=SIZE, color_scheme="light").new_page()
        page.goto(page_file.as_uri())
        page.wait_for_function("performance.getEntriesByName('painted').length > 0")
        page.get_by_role("button", name="English").click()
        page.mouse.move(0, 0)
        page.wait_for_timeout(500)  # names are chosen once the view is at rest
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        started.close()
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
