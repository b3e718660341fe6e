"""Made-up numbers that could be somebody's."""

from itertools import pairwise

from hypothesis import strategies as st

from graph.reading.personal_numbers import FIRST_WEIGHTS, SECOND_WEIGHTS


def identity_number(digits: list[int]) -> str | None:
    """Return nine digits with their check digits, if they have any."""
    for weights in (FIRST_WEIGHTS[:-1], SECOND_WEIGHTS[:-1]):
        rest = -sum(w * n for w, n in zip(weights, digits, strict=True)) % 11
        if rest == 10:
            return None
        digits = [*digits, rest]
    return "".join(map(str, digits))


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    """Return a right identity number of somebody, or a right D-number."""
    day = draw(st.integers(1, 31)) + draw(st.sampled_from([0, 40]))
    month = draw(st.integers(1, 12)) + draw(st.sampled_from([0, 0, 40, 80]))
    year, person = draw(st.integers(0, 99)), draw(st.integers(0, 979))
    for number in range(person, person + 20):
        text = f"{day:02}{month:02}{year:02}{number:03}"
        found = identity_number([int(digit) for digit in text])
        if found:
            return found
    raise AssertionError("of twenty numbers in a row, one has check digits")


@st.composite
def telephones(draw: st.DrawFn) -> str:
    """Return a telephone number with its country code, or in Norwegian groups."""
    digits = str(draw(st.integers(21_000_001, 99_999_999)))
    if draw(st.booleans()):
        return draw(st.sampled_from(["+47 ", "+47", "+46 "])) + digits
    shape = draw(st.sampled_from([(2, 2, 2, 2), (3, 2, 3)]))
    gap = draw(st.sampled_from([" ", "-", ".", "\u00a0"]))
    cuts = [sum(shape[:n]) for n in range(len(shape) + 1)]
    return gap.join(digits[a:b] for a, b in pairwise(cuts))
