"""Which sentence and section a character is in."""

import pytest

from transforms.document import Document, Role, Section, Sentence, Span
from transforms.rows.row_ids import SentenceIndex

TEXT = "One. Two.\n\nSix. End"
SENTENCES = (
    Sentence(2, Role.BODY, Span(5, 9), 0, 1, 1),
    Sentence(1, Role.BODY, Span(0, 4), 0, 1, 1),
    Sentence(3, Role.BODY, Span(11, 15), 1, 2, 2),
)
SECTIONS = (Section(2, Span(11, 15)), Section(1, Span(0, 9)))
INDEX = SentenceIndex.of(Document("x", None, TEXT, (), sentences=SENTENCES, sections=SECTIONS))


@pytest.mark.parametrize(
    ("char", "sentence", "section"),
    [
        pytest.param(0, 1, 1, id="first character"),
        pytest.param(3, 1, 1, id="last character of a sentence"),
        pytest.param(4, 1, 1, id="blank after a sentence: the one before"),
        pytest.param(5, 2, 1, id="first character of the next"),
        pytest.param(9, 2, None, id="blank line: in no section"),
        pytest.param(18, 3, None, id="below the last sentence: in no section"),
    ],
)
def test_sentence_and_section_of_a_character(char: int, sentence: int, section: int | None) -> None:
    found, part = INDEX.sentence_at(char), INDEX.section_at(char)
    assert found is not None and found.position == sentence
    assert (part and part.position) == section


@pytest.mark.parametrize(
    ("span", "sentence_id"),
    [
        pytest.param(Span(5, 8), "x.s0002", id="inside"),
        pytest.param(Span(5, 9), "x.s0002", id="all of it"),
        pytest.param(Span(3, 6), None, id="over the end of a sentence"),
        pytest.param(Span(16, 19), None, id="in no sentence"),
    ],
)
def test_a_span_is_in_the_sentence_that_holds_all_of_it(span: Span, sentence_id: str | None) -> None:
    assert INDEX.sentence_id_of(span) == sentence_id


def test_before_the_first_sentence_the_first_one_counts() -> None:
    late = (Sentence(1, Role.BODY, Span(5, 9), 0, 1, None),)
    found = SentenceIndex.of(Document("x", None, TEXT, (), sentences=late)).sentence_at(0)
    assert found == late[0]


def test_an_article_without_sentences_has_none_at_any_place() -> None:
    index = SentenceIndex.of(Document("x", None, TEXT, ()))
    assert (index.sentence_at(0), index.section_at(0), index.sentence_id_of(Span(0, 1))) == (None, None, None)
