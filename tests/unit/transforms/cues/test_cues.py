"""Cues and quotation spans: the clause over a span, paragraphs that go on, cues that open a sentence."""

import pytest

from tests.kit.parses import parse_of
from tests.kit.quotations import cue_at, placed, silva_said
from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.cues.cues import (
    Cue,
    PlacedQuotation,
    has_sentence_end_behind_cue,
    is_cue_in_opening_sentence,
    is_quotation_continued,
)
from transforms.document import Span
from transforms.quotations.quotation_marks import QuotationSpan


def test_the_likeliest_clause_over_a_span_counts() -> None:
    token = silva_said().tokens[1]
    behind = ClauseCandidate(1, (1, 2), None, ((2, 6),), "ccomp", ())
    before = ClauseCandidate(1, (1, 2), None, ((0, 1),), "front", ())
    cue = Cue(token, 6, 0.9, None, ((0.8, before), (0.3, behind)), (1, 2), encoder_probability=0.95)
    text = "“the ferry”"
    assert cue.clause_over(placed(text, tokens=(2, 4))) == 0.3
    assert cue.clause_over(placed(text, tokens=(6, 7))) is None
    assert cue.probability == 0.95


def paragraph(text: str, first: int, end: int, block: int, *, is_closed: bool = False) -> PlacedQuotation:
    """The quotation span text[first:end] at the start of a block; a mark, if any, is one character."""
    has_mark = text[first] in '“"'
    span = QuotationSpan(Span(first, end), Span(first + has_mark, end), is_closed)
    return PlacedQuotation(span, block, block, (0, 0), is_block_start=True, is_headline=False)


@pytest.mark.parametrize(
    ("text", "is_closed", "block", "expected"),
    [
        pytest.param("“We stay.\n“We go.", False, 1, True, id="both open with curly marks"),
        pytest.param('"We stay.\n"We go. ', False, 1, True, id="both open with straight marks"),
        pytest.param('“We stay.\n"We go. ', False, 1, False, id="curly and straight are two quotations"),
        pytest.param("“We stay \nand we go", False, 1, True, id="no mark: the paragraph's end cuts a sentence"),
        pytest.param("“We stay.\n“We go.", True, 1, False, id="the first is closed"),
        pytest.param("“We stay.\n“We go.", False, 2, False, id="a block between them"),
    ],
)
def test_a_paragraph_goes_on_with_an_open_quotation(text: str, is_closed: bool, block: int, expected: bool) -> None:
    start = text.index("\n") + 1
    before = paragraph(text, 0, start - 1, 0, is_closed=is_closed)
    assert is_quotation_continued(before, paragraph(text, start, len(text), block), text) is expected


OPENING = parse_of(
    ["She", "said", ":", "“", "Go", "”"],
    [1, 1, 1, 4, 1, 4],
    ["nsubj", "ROOT", "punct", "punct", "ccomp", "punct"],
    ["PRP", "VBD", ":", "``", "VB", "''"],
    ["PRON", "VERB", "PUNCT", "PUNCT", "VERB", "PUNCT"],
)


@pytest.mark.parametrize(
    ("index", "share", "expected"),
    [
        pytest.param(1, 0.9, True, id="a verb of saying before a colon"),
        pytest.param(1, 0.1, False, id="a verb that is seldom a cue"),
        pytest.param(0, 0.9, False, id="no verb"),
        pytest.param(4, 0.9, False, id="a verb behind the mark"),
    ],
)
def test_a_verb_of_saying_opens_marked_words(index: int, share: float, expected: bool) -> None:
    text = OPENING.tokens.text
    quoted = Span(text.index("“"), len(text))
    assert is_cue_in_opening_sentence(cue_at(OPENING, index, share), quoted, text) is expected


def test_a_sentence_ends_between_a_cue_and_marked_words() -> None:
    text = "Silva said the ferry will stay . It has to, “Yes.”"
    cue, quoted = cue_at(silva_said(), 1), Span(text.index("“"), len(text))
    assert has_sentence_end_behind_cue(cue, quoted, text)
    assert not has_sentence_end_behind_cue(cue, quoted, text.replace(" .", " ,"))
