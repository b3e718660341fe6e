"""The script and the styles of the explorer, in parts that can be read one by one."""

from viz.page import asset

STYLES = tuple(
    f"atlas/{name}.css" for name in ("explorer", "explorer_side", "explorer_paper")
)
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
