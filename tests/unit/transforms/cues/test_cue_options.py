"""Cue options: which cues a quotation span is offered, and where it may go on with the span before."""

from dataclasses import replace

from tests.kit.parses import parse_of
from tests.kit.quotations import cue_at, marked_then_said, placed, silva_said
from transforms.cues.cue_options import cue_options
from transforms.cues.cues import Cue, PlacedQuotation
from transforms.quotations.quotation_marks import QuotationSpan

PARSE = marked_then_said()
TEXT = PARSE.tokens.text
QUOTATION = placed(TEXT, tokens=(1, 3))


def offered(
    here: list[Cue], earlier: list[Cue] | None = None, before: PlacedQuotation | None = None
) -> list[str | None]:
    """The cue of each option; of those without a cue "next" for going on and None for no speaker."""
    options = cue_options(QUOTATION, before, here, earlier or [], TEXT)
    return [one.cue.token.text if one.cue else "next" if one.is_continuation else None for one in options]


def test_a_span_alone_has_no_speaker_as_its_only_option() -> None:
    assert offered([]) == [None]


def test_words_that_often_are_cues_are_offered_and_others_are_not() -> None:
    assert offered([cue_at(PARSE, 7)]) == [None, "said"]
    assert offered([cue_at(PARSE, 7, share=0.05)]) == [None]
    by_encoder = replace(cue_at(PARSE, 7, share=0.05), encoder_probability=0.5)
    assert offered([by_encoder]) == [None, "said"]


def test_cues_of_the_block_before_are_offered_where_the_span_opens_its_block() -> None:
    earlier = silva_said(start_char=0)
    assert offered([], [cue_at(earlier, 1)]) == [None, "said"]
    assert offered([], [cue_at(earlier, 1, share=0.15)]) == [None]  # mostly no cue


def test_the_narrator_speaks_no_marked_paragraph() -> None:
    narrator = parse_of(["I", "said"], [1, 1], ["nsubj", "ROOT"], ["PRP", "VBD"], ["PRON", "VERB"])
    assert offered([], [cue_at(narrator, 1, source=(0, 1))]) == [None]


def test_a_span_may_go_on_with_the_one_before() -> None:
    before = replace(QUOTATION, order=-1)
    assert offered([cue_at(PARSE, 7)], before=before) == [None, "next", "said"]


def test_an_open_mark_before_leaves_no_other_option() -> None:
    span = QuotationSpan(QUOTATION.span.with_marks, QUOTATION.span.content, is_closed=False)
    before = replace(QUOTATION, span=span, block=-1)
    assert offered([], before=before) == ["next"]
    assert offered([cue_at(PARSE, 7)], before=before) == [None, "next", "said"]  # but for a cue of its own
