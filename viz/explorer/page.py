"""The explorer in a file of its own: the same page as in the atlas, and no other."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from viz.atlas.book import Leaf
from viz.atlas.pack import bundled, packed, whereabouts
from viz.explorer import scripts
from viz.explorer.data import facts_of, labels_in
from viz.explorer.drawing import library
from viz.explorer.leaf import ROUTE, TOPIC, Frame, leaf_html, seen
from viz.explorer.scenes import scene
from viz.page import asset, day, embedded, fill, render
from viz.wording import texts

if TYPE_CHECKING:
    import networkx as nx

STYLES = ("page.css", "atlas/atlas.css", *scripts.STYLES)
BEFORE, AFTER = ("unpack", "find", "router", "shell", "tables"), ("start",)


def explorer_page(network: "nx.MultiGraph[str]", *, language: str = "nn") -> str:
    """Return the explorer of a network as one HTML page, to be saved as UTF-8.

    The network is read and never changed; it must be cut out round its owner, with
    facts on each actor, and every activity with its participants.
    """
    views = [scene(network)]
    facts = facts_of(views)
    title, as_of = str(network.graph["title"]), day(language, network.graph["as_of"])
    frame = Frame(language, labels_in(network), as_of)
    html = leaf_html(seen(views, facts), facts, frame)
    leaves = [Leaf(ROUTE, title, html)]
    head = fill(
        "atlas/explorer_shell.html",
        topic="atlas",
        language=language,
        title=title,
        as_of=as_of,
    )
    bundles = bundled({language: leaves}, {})
    bundles |= {f"{language}/shell": packed(head)}
    return render(
        "atlas/atlas.html",
        topic=TOPIC,
        language=language,
        title=title,
        styles=STYLES,
        scripts=["\n".join([*_scripts(BEFORE), scripts.script(), *_scripts(AFTER)])],
        later=[library()],
        data={
            "home": ROUTE,
            "languages": [language],
            "where": whereabouts(leaves, []),
            "words": {language: texts(language, "atlas")},
        },
        shell=Markup(head),
        opening=Markup(html),
        bundles=bundles | shared_bundles(facts),
    )


def shared_bundles(facts: dict[str, object]) -> dict[str, str]:
    """Return what the page needs in every language: the facts and the library."""
    return {
        f"{ROUTE}/facts": packed(embedded(facts)),
        f"{ROUTE}/vis": packed(library()),
    }


def _scripts(names: tuple[str, ...]) -> list[str]:
    return [asset(f"atlas/{name}.js") for name in names]
