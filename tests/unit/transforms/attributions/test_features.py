"""Features of blocks: which quotation spans and cues are read."""

from dataclasses import replace

from tests.kit.parses import parse_of
from tests.kit.quotations import document_of, marked_then_said, silva_said
from transforms.attributions.features import read_block_features
from transforms.cues.weights import QuoteWeights
from transforms.document import Document, Role

WEIGHTS = QuoteWeights({"say": 0.9})


def test_spans_cues_and_clauses_of_a_block() -> None:
    (block,) = read_block_features(document_of(marked_then_said()), WEIGHTS)
    (quotation,) = block.quotations
    assert quotation.tokens == (1, 3) and quotation.is_block_start and not quotation.is_headline
    assert block.quoted == frozenset(range(5))
    (cue,) = block.cues
    assert (cue.token.text, cue.cue_share, cue.source) == ("said", 0.9, (5, 7))
    assert block.view is None


def test_clauses_are_ordered_by_the_weights_given() -> None:
    doc = document_of(silva_said())
    (plain,) = read_block_features(doc, WEIGHTS)
    (weighed,) = read_block_features(doc, replace(WEIGHTS, features={"f=rest": 3.0}))
    assert [clause.frame for _, clause in plain.clauses] == ["ccomp", "rest"]
    assert [clause.frame for _, clause in weighed.clauses] == ["rest", "ccomp"]


def test_words_that_the_lexicon_lacks_are_no_cues() -> None:
    (block,) = read_block_features(document_of(silva_said()), QuoteWeights({}))
    assert block.cues == ()


def test_blocks_that_hold_no_attribution_are_not_read() -> None:
    assert read_block_features(document_of(silva_said(), role=Role.BYLINE), WEIGHTS) == []


def test_spans_are_numbered_over_the_document() -> None:
    first = marked_then_said()
    doc = document_of(first, marked_then_said(start_char=len(first.tokens.text) + 1, block=1))
    orders = [quotation.order for block in read_block_features(doc, WEIGHTS) for quotation in block.quotations]
    assert orders == [0, 1]


def distanced(text: str) -> list[bool]:
    words = text.split(" ")
    columns = [["dep"] * len(words), ["NN"] * len(words), ["NOUN"] * len(words)]
    doc: Document = document_of(parse_of(words, [0] * len(words), *columns), role=Role.HEADLINE)
    return [quotation.is_distanced for block in read_block_features(doc, WEIGHTS) for quotation in block.quotations]


def test_a_few_words_between_single_marks_of_a_title_are_distanced() -> None:
    assert distanced("Plan is ‘dead’ now") == [True]
    assert distanced("Plan is “dead” now") == [False]
