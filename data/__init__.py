"""The collections that ship with samband, and the register they share."""

from pathlib import Path

HERE = Path(__file__).parent
REGISTER = HERE / "register"
#: Outlines of countries and regions, and where our places are.
BOUNDARIES = HERE / "boundaries"


def shipped() -> list[Path]:
    """Return the folders of the shipped collections, by name."""
    return sorted(found.parent for found in HERE.glob("*/collection.csv"))


#: Countries (ISO 3166-1, with the codes that the EU uses instead) and NUTS regions.
CODE_LISTS = HERE / "codelists"
