"""The script of the explorer, in parts that a reader can take in one at a time."""

from viz.page import asset

PARTS = (
    "state",
    "words",
    "filter",
    "light",
    "inner",
    "picture",
    "names",
    "fetch",
    "walk",
    "panel",
    "find",
    "near",
    "controls",
    "time",
    "enter",
)


def script() -> str:
    """Return the parts in one block, so that their names meet nobody else's."""
    parts = [asset(f"atlas/explorer_{part}.js") for part in PARTS]
    return "\n".join(["{", *parts, "}"])
