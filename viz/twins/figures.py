"""Figures of the report: drawn as SVG, handed over as PNG.

The letters are those of a font that comes along, and fonts of the machine are left
alone, so that a figure does not look different somewhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files

from markupsafe import Markup

from graph.mapping.homes import County
from graph.mapping.spots import Spot
from viz.explorer.lettering import width
from viz.map.page import colours
from viz.map.page import picture as map_picture
from viz.map.picture import sheets
from viz.page import fill

FONTS = files("viz") / "fonts"
FAMILY = "Samband Sans"
#: Pixels of the PNG for each pixel of the drawing.
ZOOM = 1.5
#: Bars: how wide the drawing is, and how high each line.
WIDE, LINE, BAR, TOP = 856.0, 34.0, 20.0, 34.0
LETTERS = 15.0
#: The order of the fills; the second is hatched, so that no colour is needed.
FILLS = ("full", "hatched", "pale", "open")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called, and how long each of its parts is."""

    name: str
    parts: tuple[int, ...]


def png(svg: str) -> bytes:
    """Return a drawing as PNG, on white, in the font that comes along."""
    import resvg_py

    with as_file(FONTS) as folder:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            background="#ffffff",
            zoom=ZOOM,
            skip_system_fonts=True,
            font_dirs=[str(folder)],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )


def map_figure(
    found: Sequence[Spot],
    language: str,
    *,
    county: County | None = None,
    name: str = "main",
) -> bytes:
    """Return one of the maps as PNG, its names large enough for paper."""
    drawn = [spot for spot in found if not spot.why]
    size = 16.0 if name == "main" else 12.0
    maps = sheets(drawn, county=county, size=size)
    shown = [sheet for sheet in maps if sheet.name == name]
    if not shown:
        return b""
    style = colours() + f".m-name {{ font-size: {size}px }} text {{ {_family()} }}"
    return png(map_picture(shown, language, style=style, alone=True))


def bars_figure(bars: Sequence[Bar], legend: Sequence[str], language: str) -> bytes:
    """Return stacked bars as PNG: numbers in the bars, the legend above."""
    labels = max((width(bar.name, LETTERS) for bar in bars), default=0) + 14
    longest = max((sum(bar.parts) for bar in bars), default=1) or 1
    scale = (WIDE - labels - 60) / longest
    lines = []
    for number, bar in enumerate(bars):
        x, y = labels, TOP + number * LINE
        pieces = []
        for kind, part in zip(FILLS, bar.parts, strict=False):
            wide = round(part * scale, 1)
            if part:
                pieces.append({"fill": kind, "x": x, "wide": wide, "number": part})
            x = round(x + wide, 1)
        lines.append({"name": bar.name, "y": y, "pieces": pieces, "end": x})
    svg = fill(
        "twins/bars.svg",
        topic="report",
        language=language,
        lines=lines,
        labels=labels,
        wide=WIDE,
        high=TOP + len(bars) * LINE + 4,
        bar=BAR,
        legend=_legend(legend, labels),
        family=Markup(_family()),
    )
    return png(svg)


def _legend(words: Sequence[str], left: float) -> list[tuple[str, str, float]]:
    """Return the fill, the words and the place of each part of the legend."""
    placed = []
    for kind, text in zip(FILLS, words, strict=False):
        placed.append((kind, text, round(left, 1)))
        left += width(text, LETTERS) + 44
    return placed


def _family() -> str:
    return f'font-family: "{FAMILY}"'
