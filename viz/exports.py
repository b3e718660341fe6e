"""One export by its name: what is made, what it is called, what is said of it."""

from collections.abc import Callable
from pathlib import Path

from graph.asking.network import gexf, graphml, network
from graph.asking.store import ntriples, turtle
from graph.build import Built
from graph.sharing.crate import crate
from graph.sharing.csvw import DESCRIPTION, csvw_files
from graph.sharing.dcat import Described, dcat
from graph.sharing.jsonld import json_ld
from graph.sharing.rdf import trig
from viz.wording import LANGUAGES, say

#: What is made of the graph alone.
OF_GRAPH: dict[str, Callable[[Built], bytes]] = {
    "turtle": lambda built: turtle(built.store),
    "ntriples": lambda built: ntriples(built.store),
    "jsonld": lambda built: json_ld(built.store),
    "trig": trig,
}
OF_NETWORK = {"gexf": gexf, "graphml": graphml}


def exported(form: str, built: Built, language: str, *, published: str = "") -> bytes:
    """Return one export; of tables, the description of them."""
    if form in OF_GRAPH:
        return OF_GRAPH[form](built)
    if form in OF_NETWORK:
        return OF_NETWORK[form](network(built.store, language=language))
    if form == "csvw":
        return csvw_files(built.sources)[DESCRIPTION]
    return dcat(built, described(built), published=published)


def described(built: Built) -> Described:
    """Return what a catalogue says of the graph, in three languages."""
    heads = [one.head.get("title", one.name) for one in built.sources.collections]
    titles = "; ".join(f"«{title}»" for title in heads)
    return Described(
        *(
            {one: say(one, "export", key, sources=titles) for one in LANGUAGES}
            for key in ("title", "description", "contact", "rights")
        )
    )


def packing_list(folder: Path, language: str, *, published: str = "") -> bytes:
    """Return the RO-Crate description of a folder of results."""
    return crate(
        folder,
        name=say(language, "export", "crate.name"),
        description=say(language, "export", "crate.description"),
        rights=say(language, "export", "rights"),
        published=published,
    )
