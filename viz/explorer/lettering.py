"""How long a name is on the page, and how to make it fit.

Nobody knows which font the reader has, so widths are those of DejaVu Sans, the
widest of the common ones: a text that fits here fits everywhere.
"""

NARROW = frozenset("ijlI.,:;'’!|()[]ft r-–·")
WIDE = frozenset("mwMW@%&—")
THINNEST = 0.4
TIGHT = 0.86  # Arial, which our pages ask for, against DejaVu Sans
LINE = 1.17  # the height of a line of text, in parts of the font's size
HEAD = 22  # an abbreviation before " - " is a name by itself up to this length


def width(text: str, size: float) -> float:
    """Estimate how many pixels a text takes at a font size, rather too many.

    >>> width("Erfurt", 12) < width("Midlothian", 12)
    True
    """
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if character in NARROW:
        return THINNEST
    if character in WIDE or character > "\u2e7f":  # Chinese, emoji and the like
        return 1.0
    return 0.72 if character.isupper() else 0.63


def shorten(name: str, size: float, room: float) -> str:
    """Make a name fit: its abbreviation if it has one, else its first words.

    >>> shorten("EARLALL - European Association of Regional Authorities", 12, 200)
    'EARLALL'
    >>> shorten("Erfurt", 12, 200)
    'Erfurt'
    """
    if width(name, size) <= room:
        return name
    head = name.replace(" – ", " - ").split(" - ")[0].strip()
    if head != name and len(head) <= HEAD and width(head, size) <= room:
        return head
    return _cut(name, size, room)


def _cut(name: str, size: float, room: float) -> str:
    # No letter is narrower, so what lies beyond could never fit.
    kept = name[: int(room / (THINNEST * size)) + 1]
    while kept and width(kept + "…", size) > room:
        kept = kept[:-1]
    words = kept.rpartition(" ")[0]
    # Half a word is better than a third of the name.
    if len(words) > 0.75 * len(kept) and not name.startswith(kept + " "):
        kept = words
    return kept.rstrip(" ,.-–&") + "…"


def wrap(text: str, size: float, room: float, *, lines: int = 99) -> list[str]:
    """Break a text into lines that fit; the last one is shortened if need be.

    >>> wrap("Avdeling for opplæring og kompetanse", 12, 150)
    ['Avdeling for opplæring', 'og kompetanse']
    """
    broken: list[str] = []
    for word in text.split():
        if broken and width(f"{broken[-1]} {word}", size) <= room:
            broken[-1] += f" {word}"
        else:
            broken.append(word)
    if len(broken) > lines:
        broken = [*broken[: lines - 1], " ".join(broken[lines - 1 :])]
    return [shorten(line, size, room) for line in broken]
