"""Taking the pictures of the README anew, in a real browser.

Run as ``python -m tests.tools.pictures``: it builds the shipped collections, opens
the atlas and writes ``docs/pictures/``.  Look at them before they go in.
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from graph.build import build
from graph.files import pieces_of
from tests.conftest import ARGUMENTS, BROWSERS
from viz.lines.sentences import tell
from viz.outputs import output_files

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
#: What is taken: the file's name and the page.
TAKEN = {
    "overview": "nn/oversikt",
    "who-with-whom": "nn/kven-med-kven",
}


def main() -> None:
    """Build, open, take."""
    built = build([], tell=tell)
    files = output_files(built, built.findings, "nn")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        atlas = Path(folder) / "atlas.html"
        atlas.write_bytes(b"".join(pieces_of(files["atlas.html"])))
        browser = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, route in TAKEN.items():
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            page.goto(f"{atlas.as_uri()}#{route}")
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(1000)
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
