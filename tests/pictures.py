"""Networks and coverage lists that the tests of the pages draw.

The large network is read by hand from the Vestland overview, close enough to be
as crowded as the real one; the small one can be checked on paper.
"""

import csv
import re
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

FIXTURES = Path(__file__).parent / "fixtures"
EVIDENCE = {"s": "stated", "i": "inferred", "x": "external"}
EVIDENCE_LABELS = {
    "stated": "oppgjeve i kjelda",
    "inferred": "lese ut av kjelda",
    "external": "kjent frå anna kjelde",
    "missing": "manglar",
}

if TYPE_CHECKING:
    Network = nx.MultiGraph[str]
else:  # the class is generic for the type checker only
    Network = nx.MultiGraph


def _rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _participant(words: str, row: str, names: dict[str, str]) -> dict[str, str]:
    actor, role, evidence = words.split(":")
    unnamed = actor.startswith("?")
    column = "Tiltak" if evidence == "s" else "Kommentar"
    return {
        "actor": "" if unnamed else actor,
        "name": actor[1:] if unnamed else names[actor],
        "role": role,
        "role_label": role,
        "evidence": EVIDENCE[evidence],
        "evidence_label": EVIDENCE_LABELS[EVIDENCE[evidence]],
        "source": f"rad {row}, {column}",
    }


def _year(written: str) -> str:
    """Read a year as the graph would: 2021 of «desember 2021», nothing of «?»."""
    found = re.findall(r"\b(?:19|20)\d\d\b", written)
    return found[-1] if found else ""


def _activity(line: dict[str, str], names: dict[str, str]) -> dict[str, Any]:
    owner = f"vestland:eigar:{'i' if line['row'] == '62' else 's'}"
    written = [owner, *filter(None, line["participants"].split(";"))]
    return {
        **{key: line[key] for key in ("id", "row", "title", "kind", "kind_label")},
        **{key: line[key] for key in ("department", "start", "end", "anchoring")},
        "owner": "vestland",
        "title_language": line["language"],
        "first": _year(line["start"]),
        "last": _year(line["end"]),
        "status": "ongoing" if line["end"].startswith("Pågå") else "not-stated",
        "status_label": "pågår" if line["end"].startswith("Pågå") else "ikkje oppgjeve",
        "comment": "Omskriven merknad frå kjelda." if len(written) > 4 else "",
        "source": f"rad {line['row']}, Tiltak",
        "participants": [_participant(part, line["row"], names) for part in written],
    }


def _pairs(people: list[dict[str, str]]) -> Iterable[tuple[Any, Any]]:
    """Tie everybody to the owner, and the home units and schools to each other."""
    owner, *others = [person for person in people if person["actor"]]
    yield from ((owner, other) for other in others)
    close = [
        p for p in others if "skule" in p["role_label"] or "stad" in p["role_label"]
    ]
    if len(close) <= 3:
        yield from combinations(close, 2)
    elif close:
        yield from ((close[0], other) for other in close[1:])


def vestland() -> Network:
    """Build the large network: 95 actors, about 150 ties, one hub."""
    actors, lines = _rows("picture_actors.csv"), _rows("picture_activities.csv")
    names = {actor["id"]: actor["name"] for actor in actors}
    activities = {line["id"]: _activity(line, names) for line in lines}
    network = Network(
        title="Oversikt over internasjonalt arbeid i Vestland 2020",
        as_of="2020-05-20",
        activities=activities,
    )
    for actor in actors:
        facts = {key: actor[key] for key in actor if key not in {"id", "home", "owner"}}
        home, owner = actor["home"] == "ja", actor["owner"] == "ja"
        rows: list[str] = []
        network.add_node(actor["id"], **facts, home=home, owner=owner, rows=rows)
    for activity in activities.values():
        _tie(network, activity)
    return network


def _tie(network: Network, activity: dict[str, Any]) -> None:
    people = activity["participants"]
    for person in people:
        if person["actor"]:
            network.nodes[person["actor"]]["rows"].append(activity["row"])
    for one, other in _pairs(people):
        network.add_edge(
            one["actor"],
            other["actor"],
            key=activity["id"],
            activity=activity["id"],
            department=activity["department"],
            evidence=other["evidence"],
            source=other["source"],
            roles=f"{one['role_label']} – {other['role_label']}",
        )


SMALL_NODES = (
    ("vestland", "Vestland fylkeskommune", "organisation", "county-authority", "Noreg"),
    ("askoy-vgs", "Askøy vidaregåande skule", "organisation", "school", "Noreg"),
    ("erfurt", "Erfurt", "place", "city", "Tyskland"),
    ("thuringen", "Thüringen", "place", "region", "Tyskland"),
    ("earlall", "EARLALL", "organisation", "association", "Belgia"),
    ("horisont-2020", "Horisont 2020", "programme", "edition", ""),
)
SMALL_TIES = (
    (
        "row-8",
        "8",
        "Askøy – Erfurt, studiespesialisering",
        "OPK",
        "askoy-vgs",
        "erfurt",
    ),
    ("row-9", "9", "Askøy – Erfurt, elektro", "OPK", "askoy-vgs", "erfurt"),
    ("row-60", "60", "Thuringen", "INN", "vestland", "thuringen"),
    ("row-23", "23", "EARLALL", "INN", "vestland", "earlall"),
    ("row-37", "37", "RRI2SCALE", "INN", "vestland", "horisont-2020"),
)


def small() -> Network:
    """Build six actors and six activities, one of them without any partner."""
    names = {line[0]: line[1] for line in SMALL_NODES}
    lines = [(tie[:4], f"{tie[4]}:part:s;{tie[5]}:part:i") for tie in SMALL_TIES]
    lines.append((("row-18", "18", "Sertifisering", "OPK"), "vestland:part:s"))
    network = Network(title="Prøve", as_of="2020-05-20", activities={})
    for actor, name, kind_of, kind, country in SMALL_NODES:
        network.add_node(
            actor,
            name=name,
            language="nn",
            type=kind_of,
            kind=kind,
            kind_label=kind,
            home=country == "Noreg",
            owner=actor == "vestland",
            country=country,
            rows=[],
        )
    for (activity, row, title, department), people in lines:
        line = {
            "id": activity, "row": row, "title": title, "department": department,
            "language": "nn", "kind": "exchange", "kind_label": "utveksling",
            "start": "", "end": "", "anchoring": "", "participants": "",
        }  # fmt: skip
        facts = _activity(line, names)
        facts["participants"] = [
            _participant(part, row, names) for part in people.split(";")
        ]
        network.graph["activities"][activity] = facts
        _tie(network, facts)
    return network


PLANS = {
    "Utviklingsplan for Vestland": (
        "utviklingsplan-vestland",
        "Utviklingsplan for Vestland 2020–2024",
        "Vestland fylkeskommune",
        "",
    ),
    "HFK Regional plan for folkehelse, handl progr.": (
        "folkehelseplan-hordaland",
        "Regional plan for folkehelse, handlingsprogram",
        "Hordaland fylkeskommune",
        "Hordaland fylkeskommune gjekk inn i Vestland fylkeskommune 2020-01-01",
    ),
}


def coverage() -> list[dict[str, str]]:
    """List what every activity of the large network is anchored in."""
    lines = []
    for activity in vestland().graph["activities"].values():
        written = activity["anchoring"]
        plan = PLANS.get(written, ("", "", "", ""))
        evidence = "stated" if written else "missing"
        facts = {key: activity[key] for key in ("row", "title", "department")}
        lines.append(
            {
                **facts,
                "activity": activity["id"],
                "kind_label": activity["kind_label"],
                "document": plan[0],
                "document_name": plan[1],
                "level": "regional" if written else "",
                "level_label": "regionalt" if written else "",
                "publisher": plan[2],
                "ceased": plan[3],
                "evidence": evidence,
                "evidence_label": EVIDENCE_LABELS[evidence],
                "as_written": written,
                "source": f"rad {activity['row']}, Forankring",
                "part": "paragraph" if activity["row"].startswith("p") else "table",
            }
        )
    return lines
