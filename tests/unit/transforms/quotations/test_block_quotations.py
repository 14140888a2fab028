"""Quotation spans of a document's blocks: which marks are read, and blocks that need none."""

from dataclasses import replace

import pytest

from tests.kit.parses import parse_of
from tests.kit.quotations import document_of, marked_then_said
from transforms.document import Role
from transforms.quotations.block_quotations import find_spans_by_block


def test_a_byline_is_not_read_and_a_body_block_is() -> None:
    assert find_spans_by_block(document_of(marked_then_said(), role=Role.BYLINE), only_single=False) == {}
    assert len(find_spans_by_block(document_of(marked_then_said()), only_single=False)[0]) == 1


@pytest.mark.parametrize(("words", "is_whole"), [("Silva said we paid for it all", True), ("We paid", False)])
def test_a_block_that_the_markup_sets_off_is_one_span_without_marks(words: str, is_whole: bool) -> None:
    count = len(words.split(" "))
    columns = [["dep"] * count, ["NN"] * count, ["NOUN"] * count]
    doc = document_of(parse_of(words.split(" "), [0] * count, *columns))
    doc = replace(doc, blocks=(replace(doc.blocks[0], is_set_off=True),))
    (spans,) = find_spans_by_block(doc, only_single=False).values()
    assert [span.content.of(doc.text) == words for span in spans] == [True] * is_whole
