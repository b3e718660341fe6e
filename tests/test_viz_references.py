"""References read in the reader's language, and the graph keeps the source's own."""

import pytest

from graph.asking.store import Answer
from graph.findings.finding import Reason
from viz.lines.sentences import reason_with_cells
from viz.references import reference_in, references_in

READ = [
    ("rad 8, Tiltak", "en", "row 8, Tiltak"),
    ("rad 8, Slutt; rad 8, Kommentar", "en", "row 8, Slutt; row 8, Kommentar"),
    ("vestland-2020, avsnitt 2", "en", "vestland-2020, paragraph 2"),
    ("lysbilde 13, Innhald", "nn", "lysbilete 13, Innhald"),
    ("rad 8, Tiltak", "nn", "rad 8, Tiltak"),
    ("Første rad 8", "en", "Første rad 8"),
    ("", "en", ""),
]


@pytest.mark.parametrize(("text", "language", "wanted"), READ)
def test_only_the_word_for_the_part_is_exchanged(
    text: str, language: str, wanted: str
) -> None:
    """The heading is what stands in the source, and stays."""
    assert reference_in(text, language) == wanted


def test_an_answer_is_exchanged_in_its_source_only() -> None:
    """Words of the source that look like a reference are left alone."""
    answer = Answer(["words", "source"], [("rad 8", "rad 8, Tiltak")])

    assert references_in(answer, "en").rows == [("rad 8", "row 8, Tiltak")]
    assert references_in(Answer(["words"], [("rad 8",)]), "en").rows == [("rad 8",)]


def test_a_reason_names_its_cells_in_the_readers_language() -> None:
    """In English it is a row, and in nynorsk a rad."""
    reason = Reason("no-document", {}, ("rad 2, Forankring",))

    assert reason_with_cells(reason, "en").endswith("[row 2, Forankring]")
    assert reason_with_cells(reason, "nn").endswith("[rad 2, Forankring]")
