"""Numbers, dates and missing values as exports write them."""

import re
from datetime import date

#: What exports write where nothing is known. Namibia's code is ``NA`` too; an
#: export that writes it for "not available" cannot be told from one that means it.
MISSING = frozenset({"", "na", "n/a", "null", "nan", "none", "-"})
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
PHONE = re.compile(r"(?i)\b(?:tel|tlf|phone|fax|mob)\w*[.:]?\s*\+?[\d ()/-]{6,}\d")


def told(text: str) -> str:
    """Return a cell's text, empty where it only says that nothing is known.

    >>> told("NA"), told(" Bergen ")
    ('', 'Bergen')
    """
    trimmed = text.strip()
    return "" if trimmed.casefold() in MISSING else trimmed


def without_contacts(text: str) -> str:
    """Return a text without e-mail addresses and telephone numbers.

    >>> without_contacts("Voss AS, tel. 55 12 34 56, post@voss.example")
    'Voss AS'
    """
    if "@" in text or any(letter.isdigit() for letter in text):
        text = PHONE.sub("", MAIL.sub("", text)).strip(" ,;")
    return text


def amount(text: str) -> str:
    """Return an amount of money as a plain number, empty where it is none.

    Of a comma and a point the last one is the decimal mark.  A lone comma is a
    decimal mark unless exactly three digits follow it.

    >>> amount("892,228.58"), amount("1.234,56"), amount("1234,56"), amount("8,000")
    ('892228.58', '1234.56', '1234.56', '8000')
    >>> amount("NA")
    ''
    """
    digits = re.sub(r"[\s\u00a0€]|EUR", "", told(text))
    if "," in digits and digits.rfind(",") > digits.rfind("."):
        thousands = re.fullmatch(r"\d{1,3}(,\d{3})+", digits)
        comma = "" if thousands else "."
        digits = digits.replace(".", "").replace(",", comma)
    digits = digits.replace(",", "")
    return digits if re.fullmatch(r"\d+(\.\d+)?", digits) else ""


def day(text: str, *, american: bool = False) -> str:
    """Return a date as EDTF, empty where the text is none.

    Years may stand first or last; ``american`` says that the month is before
    the day when the year is last.

    >>> day("2016/09/04"), day("12/31/2029", american=True), day("04/09/2023")
    ('2016-09-04', '2029-12-31', '2023-09-04')
    >>> day("2016/13/40")
    ''
    """
    parts = re.findall(r"\d+", told(text)[:10])
    if len(parts) != 3:
        return ""
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        year, month, number = first, second, third
    else:
        year, month, number = third, *((first, second) if american else (second, first))
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return ""


def code_before(text: str) -> str:
    """Return the code of a cell that holds a code and a name.

    >>> code_before("NO051  / Hordaland"), code_before("UK United Kingdom / …")
    ('NO051', 'UK')
    """
    return told(text).partition(" ")[0]
