"""Whatever stands in the tables is shown as text: nothing of it runs or loads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.atlas import Window, write_atlas
from tests.samples import TINY, write_tiny

#: What would be counted, if any of it ran.
RUN = "document.documentElement.dataset.ran=1"
HOSTILE = {
    "script": f"</script><script>{RUN}</script>",
    "image": f'"><img src=x onerror="{RUN}">',
    "scheme": f"javascript:{RUN}",
    "marks": "\u202eabc\u202c \u2066tekst\u2069 \u200f",
    "template": "{{ 7 * 7 }} ${7*7} {% raw %}",
    "emoji": "👩‍🏫🇳🇴",
    "long": "lang " * 1000,
}
#: Words that a page's script reads stand as JSON, which no browser runs.
COUNT = """() => document.querySelectorAll(
  "main img, main script:not([type='application/json']), main iframe, main [onerror]," +
  " main a[href^='javascript' i]"
).length"""


def quoted(text: str) -> str:
    """Return a text as one CSV cell."""
    return '"' + text.replace('"', '""') + '"'


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an atlas in which titles, names, comments and words are hostile."""
    place = tmp_path_factory.mktemp("hostile")
    rows, activities, taking = TINY["rows"], TINY["activities"], TINY["participations"]
    names = "id,name,language,kind,part_of,place,code,identifier,evidence,source,note\n"
    for number, (key, text) in enumerate(HOSTILE.items(), start=10):
        cell = quoted(text.strip())
        rows += f"{number},table,{cell},{cell},,,,{cell},OPK,{cell},,,{cell}\n"
        known = "nn,project,stated,vestland,,,,,,,,,,"
        activities += f"evil-{key},{number},title,{cell},{known}{cell}\n"
        names += f"evil-{key},{cell},nn,school,,erfurt,,,stated,{cell},{cell}\n"
        taking += f"evil-{key},evil-{key},partner,,,stated,{number},title,{cell},,\n"
        taking += f"evil-{key},vestland,owner,,,stated,{number},title,{cell},,\n"
    head = TINY["collection"].replace("Ei lita oversikt", quoted(HOSTILE["script"]))
    columns = TINY["columns"].replace("Tiltak", quoted(HOSTILE["image"]))
    columns += "content,Innhald,as-written,\n"
    folder = write_tiny(
        place / "tiny",
        rows=rows,
        activities=activities,
        participations=taking,
        columns=columns,
        collection=head,
    )
    (folder / "register").mkdir()
    (folder / "register" / "organisations.csv").write_text(names, encoding="utf-8")
    return write_atlas(place / "atlas.html", str(folder))


@pytest.fixture(scope="module")
def window(browser: Browser, atlas: Path) -> Iterator[Window]:
    """Open the hostile atlas once for all."""
    opened = Window(browser)
    opened.open(atlas)
    yield opened
    opened.context.close()


def test_no_page_runs_what_stands_in_the_tables(window: Window) -> None:
    """All sorts of pages: nothing ran or was loaded, no link leads to a script."""
    routes = window.page.evaluate("Object.keys(facts.where)")
    shown = [one for one in routes if not one.startswith("om/") or "evil" in one]
    counted = {}
    for route in shown:
        window.go(f"nn/{route}")
        counted[route] = window.page.evaluate(COUNT)

    assert len(shown) > 70
    assert set(counted.values()) == {0}
    assert window.page.evaluate("document.documentElement.dataset.ran") is None
    assert window.errors == []
    assert len(window.requests) == 1


@pytest.mark.parametrize("key", HOSTILE)
def test_a_hostile_title_is_shown_as_it_is_written(window: Window, key: str) -> None:
    """In the heading, the table, the index and the history."""
    text = " ".join(HOSTILE[key].split())
    page = window.go(f"nn/om/tiny/activity/evil-{key}")

    assert " ".join(page.locator("h1").inner_text().split()) == text
    assert " ".join(page.title().split()) == text
    window.go("nn/register")
    names = page.locator(f"[data-item] a[href='#nn/om/evil-{key}']").all_text_contents()
    assert [" ".join(name.split()) for name in names] == [text]


@pytest.mark.parametrize("key", ["script", "image", "scheme", "template"])
def test_the_search_shows_hostile_names_as_text(window: Window, key: str) -> None:
    """What is typed and what is found are text, too."""
    page = window.go("nn/om-atlaset")
    page.fill("#a-asked", HOSTILE[key])
    page.wait_for_selector("#a-hits li")
    found = page.locator("#a-hits li span").all_inner_texts()
    hung = page.evaluate(
        "document.querySelectorAll('#a-hits img, #a-hits script').length"
    )
    page.keyboard.press("Escape")

    assert HOSTILE[key] in found
    assert hung == 0
    assert window.page.evaluate("document.documentElement.dataset.ran") is None


def test_a_hostile_address_opens_nothing(browser: Browser, atlas: Path) -> None:
    """What a link says is compared with the pages that are there, and never written."""
    window = Window(browser)
    page = window.open(
        atlas, f'nn/<img src=x onerror={RUN}>?id="><script>{RUN}</script>'
    )
    assert page.inner_text("h1") == "Sida finst ikkje i dette atlaset"
    page = window.go("nn/funn?id=%22%5D&slag=%22%5D%3Cimg%3E")
    assert page.evaluate(COUNT) == 0
    assert page.evaluate("document.documentElement.dataset.ran") is None
    assert window.errors == []
    window.context.close()


def test_a_long_name_does_not_make_the_page_wider(
    browser: Browser, atlas: Path
) -> None:
    """Five thousand characters are wrapped; nothing scrolls sideways but tables."""
    window = Window(browser, viewport={"width": 390, "height": 844})
    page = window.open(atlas, "nn/om/evil-long")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    window.go("nn/om/tiny/activity/evil-long")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    window.context.close()
