"""Sentences: the parser's boundaries, corrected; other lines are one sentence each."""

import re

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from transforms.document import Block, Document, Parse, Role, Section, Span
from transforms.language.sentences import split_sentences
from transforms.language.token_reading import read_tokens


def document(text: str, starts: list[str], role: Role = Role.BODY) -> Document:
    """One block whose parser begins a sentence at each of the words `starts`."""
    matches = list(re.finditer(r"\w+|[^\w\s]", text))
    spaces = [one.end() < two.start() for one, two in zip(matches, matches[1:], strict=False)] + [False]
    words = [match[0] for match in matches]
    tokens = Doc(Vocab(), words=words, spaces=spaces, sent_starts=[word in starts for word in words])
    assert tokens.text == text
    return Document("x", None, text, (Block(role, Span(0, len(text))),), parses=(Parse(0, 0, read_tokens(tokens)),))


def sentences(doc: Document) -> list[str]:
    return [sentence.span.of(doc.text) for sentence in split_sentences(doc)]


@pytest.mark.parametrize(
    ("text", "starts", "expected"),
    [
        pytest.param("It rains. We stay.", ["It", "We"], ["It rains.", "We stay."], id="the parser's boundary"),
        pytest.param("It rains. We stay.", ["It"], ["It rains. We stay."], id="no boundary of the parser"),
        pytest.param("Gen. Silva left.", ["Gen", "Silva"], ["Gen. Silva left."], id="a title ends no sentence"),
        pytest.param("Ana J. Silva left.", ["Ana", "Silva"], ["Ana J. Silva left."], id="an initial ends no sentence"),
        pytest.param("It rains, we stay.", ["It", "we"], ["It rains, we stay."], id="no full stop"),
        pytest.param("It rains. we stay.", ["It", "we"], ["It rains. we stay."], id="a small letter goes on"),
        pytest.param("“It rains.” We stay.", ["“", "”"], ["“It rains.”", "We stay."], id="a mark ends the one before"),
    ],
)
def test_boundaries_in_the_body(text: str, starts: list[str], expected: list[str]) -> None:
    assert sentences(document(text, starts)) == expected


def test_a_headline_is_one_sentence() -> None:
    assert sentences(document("It rains. We stay.", ["It", "We"], Role.HEADLINE)) == ["It rains. We stay."]


def test_sentences_are_numbered_over_the_document_and_know_paragraph_and_section() -> None:
    text = "Rain\nIt rains.\nWe stay."
    blocks = (Block(Role.HEADLINE, Span(0, 4)), Block(Role.BODY, Span(5, 14)), Block(Role.BODY, Span(15, 23)))
    doc = Document("x", None, text, blocks, sections=(Section(1, Span(15, 23)),))
    made = [(one.position, one.role, one.paragraph, one.section) for one in split_sentences(doc)]
    assert made == [(1, Role.HEADLINE, None, None), (2, Role.BODY, 1, None), (3, Role.BODY, 2, 1)]


def test_white_space_belongs_to_no_sentence() -> None:
    doc = Document("x", None, "  It rains. ", (Block(Role.BODY, Span(0, 12)), Block(Role.BODY, Span(11, 12))))
    assert [sentence.span for sentence in split_sentences(doc)] == [Span(2, 11)]
