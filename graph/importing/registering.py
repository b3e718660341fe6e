"""The register of an import: its organisations, programmes, places and names."""

from graph.importing.desk import Desk, publisher
from graph.importing.facts import Format, Organisation
from graph.importing.values import without_contacts
from graph.reading.places import Cells


def write_register(form: Format, desk: Desk) -> None:
    """Write what all rows spoke of: organisations, programmes and places."""
    if publisher(form, desk.name) != form.publisher:
        cells = {"id": publisher(form, desk.name), "name": form.publisher}
        cells |= {"language": "en", "kind": "agency", "evidence": "external"}
        desk.write("organisations", cells | {"source": form.title})
    for name, organisation in desk.organisations.values():
        cells = _organisation_cells(name, organisation, desk)
        desk.done.placeless += not cells["place"]
        desk.write("organisations", cells)
    for name, other in sorted(desk.other_names):
        cells = {"id": name, "name": without_contacts(other), "language": "mul"}
        cells |= {"kind": "alternative", "evidence": "stated"}
        desk.write("names", cells | {"source": form.title})
    for cells in desk.programmes.values():
        desk.write("programmes", cells | {"source": form.title})
    for place in sorted(desk.places.rows):
        desk.write("places", desk.places.rows[place])
    for cells in desk.places.names:
        desk.write("names", cells)
    desk.done.organisations = len(desk.organisations)
    desk.done.old_regions = sorted(desk.places.old)
    desk.done.unknown_places = sorted(desk.places.unknown)


def _organisation_cells(name: str, organisation: Organisation, desk: Desk) -> Cells:
    place = desk.places.find(organisation.nuts) or desk.places.find(
        organisation.country
    )
    cells = {"id": name, "name": without_contacts(organisation.name) or name}
    cells |= {"language": "mul", "kind": organisation.kind, "place": place}
    cells["identifier"] = " ".join(organisation.identifiers)
    return cells | {"code": organisation.code, "evidence": "stated"}
