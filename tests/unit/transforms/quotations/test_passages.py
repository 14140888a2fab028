"""Passages without marks that the line above brings in."""

from dataclasses import replace

import pytest

from tests.kit.stories import story
from transforms.quotations.passages import find_passages, find_source_lines

GAZETTE = "the|DT|det|Gazette Gazette|NNP"
REPORTED = f"As|IN|mark|reported {GAZETTE}|nsubj|reported reported=report|VBD|ROOT :|:|punct|reported"
WROTE = "Silva|NNP|nsubj|wrote wrote=write|VBD|ROOT this|DT|dobj|wrote :|:|punct|wrote"
SAID_WHAT = "Silva|NNP|nsubj|said said=say|VBD|ROOT two|CD|nummod|things things|NNS|dobj|said :|:|punct|said"
FROM = f"From|IN|ROOT {GAZETTE}|pobj|From :|:|punct|From"
FROM_MAY = "From|IN|ROOT May|NNP|pobj|From 2014|CD|nummod|May :|:|punct|From"
PASSAGE = " ".join(["The|DT|det|quay", "quay|NN|ROOT", *["is|VBZ|dep|quay"] * 11, ".|.|punct|quay"])
SHORT = "The|DT|det|quay quay|NN|ROOT .|.|punct|quay"


@pytest.mark.parametrize(
    ("above", "below", "lines"),
    [
        pytest.param(REPORTED, PASSAGE, [(1, "reported", "the Gazette")], id="as a paper reported"),
        pytest.param(WROTE, PASSAGE, [(1, "wrote", "Silva")], id="nothing but this behind the verb"),
        pytest.param(FROM, PASSAGE, [(1, "From", "the Gazette")], id="a source alone"),
        pytest.param(SAID_WHAT, PASSAGE, [], id="the verb has its object"),
        pytest.param(FROM_MAY, PASSAGE, [], id="a date"),
        pytest.param(REPORTED, SHORT, [], id="an item of a list"),
    ],
)
def test_a_line_above_brings_in_a_passage(above: str, below: str, lines: list[tuple[int, str, str]]) -> None:
    doc = story(above, below)
    found = [(line.blocks[0], line.cue.of(doc.text), line.source.of(doc.text)) for line in find_source_lines(doc)]
    assert found == lines
    assert find_passages(doc) == {block for block, _, _ in lines}


def test_a_page_that_sets_blocks_off_has_no_other_passages() -> None:
    doc = story(REPORTED, PASSAGE)
    blocks = (doc.blocks[0], replace(doc.blocks[1], is_set_off=True))
    assert find_passages(replace(doc, blocks=blocks)) == set()
