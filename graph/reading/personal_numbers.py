"""E-mail addresses, telephone numbers and national identity numbers in a text.

Identity numbers are eleven digits with two check digits (Skatteetaten,
«Fødselsnummer»); a D-number has 40 added to the day, numbers for tests have 40,
65 or 80 added to the month.  No clock is asked: a birth day need only be a day.
"""

import re
from collections.abc import Iterator
from datetime import date

from graph.names import words_as_written

Place = tuple[int, int]

EMAIL = re.compile(
    r"[^\s@<>(),;:\"\[\]«»“”]{1,64}"
    r"(?:@|\s?[(\[{]\s?(?:at|krøllalfa)\s?[)\]}]\s?)"
    r"[^\W_](?:[\w-]|\.(?=\w))*\.(?:[^\W\d_]|xn--)[\w-]*",
    re.IGNORECASE,
)
AT = re.compile(r"[(\[{]\s?(?:at|krøllalfa)", re.IGNORECASE)
#: Eleven digits, the first six of them perhaps in twos; each start is tried.
ELEVEN = re.compile(r"(?=(\d\d[ .\u00a0-]?\d\d[ .\u00a0-]?\d\d[ .\u00a0-]?\d{5}))")
FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

GAP = r"[ .\u00a0\u202f-]"
# Norwegian numbers begin with 2 to 9; 20 is used for none, but begins years.
GROUPED = re.compile(
    rf"(?:2[1-9]|[3-9]\d)(?:({GAP})\d\d\1\d\d\1\d\d|\d({GAP})\d\d\2\d{{3}})"
)
BARE = re.compile(r"(?<!\d)(?<!\d[.,])(?:2[1-9]|[3-9]\d)\d{6}(?![.,]?\d)")
ABROAD = re.compile(r"(?:\+|(?<!\d)00)[1-9](?:[ .()/\u00a0\u202f-]{0,2}\d){7,}")
CALLED = re.compile(
    r"(?<![^\W_])(?:" + "|".join(words_as_written("telephones")) + r")\b"
    r"[\s.:]*(?:nr\.?\s*)?(\+?\d(?:[ .()/\u00a0\u202f-]{0,2}\d){7,})",
    re.IGNORECASE,
)
MONEY = "|".join(re.escape(word) for word in words_as_written("amounts"))
MONEY_BEFORE = re.compile(rf"(?:^|[^\w])(?:{MONEY})\.?\s*$", re.IGNORECASE)
MONEY_AFTER = re.compile(rf"\s*,?-?\s*(?:{MONEY})(?!\w)", re.IGNORECASE)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


#: A text without so many digits together holds no number looked for here.
DIGITS = re.compile(r"\d[\d .()/\u00a0\u202f-]{6,}\d")


def email_spans(text: str) -> Iterator[Place]:
    """Yield where e-mail addresses stand, also those written with (at).

    >>> list(email_spans("Send til post@example.no i dag"))
    [(9, 24)]
    """
    if "@" in text or AT.search(text):
        for found in EMAIL.finditer(text):
            yield found.span()


def identity_spans(text: str) -> Iterator[Place]:
    """Yield where national identity numbers stand, whatever stands beside them."""
    for found in ELEVEN.finditer(text):
        if is_identity_number(re.sub(r"\D", "", found[1])):
            yield _whole_number(text, *found.span(1))


def is_identity_number(digits: str) -> bool:
    """Return whether eleven digits have right check digits and a possible day.

    >>> is_identity_number("15076500565")
    True
    >>> is_identity_number("15076500566")
    False
    """
    numbers = [int(digit) for digit in digits]
    day = numbers[0] * 10 + numbers[1]
    month = numbers[2] * 10 + numbers[3]
    possible = 1 <= (day - 40 if day > 40 else day) <= 31
    possible &= any(1 <= month - added <= 12 for added in (0, 40, 65, 80))
    return possible and not (_rest(FIRST_WEIGHTS, numbers[:10])) | (
        _rest(SECOND_WEIGHTS, numbers)
    )


def _rest(weights: tuple[int, ...], numbers: list[int]) -> int:
    """Return the weighted sum modulo 11; zero when the check digit is right."""
    return sum(w * n for w, n in zip(weights, numbers, strict=True)) % 11


def _whole_number(text: str, first: int, last: int) -> Place:
    """Return a place with the digits around it, of which it may be a part."""
    while first and text[first - 1].isdecimal():
        first -= 1
    while last < len(text) and text[last].isdecimal():
        last += 1
    return first, last


def telephone_spans(text: str, amount: bool = False) -> Iterator[Place]:
    """Yield where telephone numbers stand.

    Four kinds are known: after a word such as «tlf.», with a country code, in
    the groups of a Norwegian number, and eight bare digits that are neither a
    date, an amount nor a part of a web address.
    """
    for found in CALLED.finditer(text):
        yield found.span(1)
    for pattern in (ABROAD, GROUPED):
        for found in pattern.finditer(text):
            if not _is_money(text, *found.span()):
                yield found.span()
    if amount:
        return
    for found in BARE.finditer(text):
        round_or_day = found[0].endswith("0000") or _is_date(found[0])
        if not (round_or_day or _is_money(text, *found.span())) and not any(
            at.start() < found.start() < at.end() for at in ADDRESS.finditer(text)
        ):
            yield found.span()


def _is_money(text: str, first: int, last: int) -> bool:
    before, after = text[max(0, first - 20) : first], text[last : last + 20]
    return bool(MONEY_BEFORE.search(before) or MONEY_AFTER.match(after))


def _is_date(digits: str) -> bool:
    """Return whether eight digits are a day, as 31122020 or 20201231."""
    for year, month, day in (
        (digits[4:], digits[2:4], digits[:2]),
        (digits[:4], digits[4:6], digits[6:]),
    ):
        if 1900 <= int(year) < 2100:
            try:
                date(int(year), int(month), int(day))
            except ValueError:
                continue
            return True
    return False
