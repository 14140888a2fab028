"""Names out of bylines."""

import pytest

from transforms.agency.bylines import is_byline, read_byline_authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ana Silva and Jo Berg", ("Ana Silva", "Jo Berg")),
        ("ANA SILVA, JO BERG ", ("ANA SILVA", "JO BERG")),
        ("Von Ana Silva und Jo Berg, dpa", ("Ana Silva", "Jo Berg", "dpa")),
        ("By Ana Silva, Ports Correspondent", ("Ana Silva",)),
        ("Text: Ana Silva", ("Ana Silva",)),
        ("di Ana Silva", ("Ana Silva",)),
        ("Di Marco Rossi", ("Di Marco Rossi",)),
        ("Bya Anderson", ("Bya Anderson",)),
        ("Staff Reporter", ("Staff Reporter",)),
        ("By Ana Silva; Ana Silva", ("Ana Silva",)),
        (None, ()),
        (" - ", ()),
    ],
)
def test_authors_are_names_without_by_and_occupation(byline: str | None, authors: tuple[str, ...]) -> None:
    assert read_byline_authors(byline) == authors


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("By Ana Silva", True),
        ("By Ana B. Silva and Jo Berg", True),
        ("Von Ana Silva, dpa", True),
        ("By noon the ferry had stopped", False),
        ("By Monday the ferry had stopped. It returned.", False),
        ("Ana Silva", False),
        (None, False),
    ],
)
def test_a_byline_is_a_paragraph_of_its_own(paragraph: str | None, expected: bool) -> None:
    assert is_byline(paragraph) is expected
