"""Features of cue options: names that the weights know."""

import pytest

from tests.kit.quotations import cue_at, marked_then_said, placed
from transforms.cues.cue_features import (
    CueSide,
    cue_link_features,
    quotation_continuation_features,
    quotation_features,
)

PARSE = marked_then_said()
TEXT = PARSE.tokens.text
QUOTATION = placed(TEXT, tokens=(1, 3))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("“We stay”", "n=2", id="few words are counted"),
        pytest.param("“We all stay at home today”", "n=5-7", id="more are classed"),
        pytest.param("“We stay.”", "n=2|A=True|z=.", id="a capital and a final mark"),
        pytest.param("“Open Door”", "title=True|n=2", id="a title"),
        pytest.param("the so-called “plan”", "prev=so-called|n=1", id="the word before"),
        pytest.param("a (“plan”) b", "around=()|n=1", id="the characters around"),
    ],
)
def test_a_span_has(text: str, feature: str) -> None:
    assert feature in list(quotation_features(placed(text), text))


def test_a_link_has_side_rank_and_distance() -> None:
    named = list(cue_link_features(QUOTATION, cue_at(PARSE, 7, source=(5, 7)), CueSide.RIGHT, 1, ["bias"], TEXT))
    assert {"link:R|bias", "link:l=say", "link:t=VBD|R", "link:far=R1|0|2", "link:source=before|R|0"} <= set(named)
    assert "link:under=True|R|1" in named and "link:covers=False|0|R" in named


def test_a_cue_of_the_block_before_governs_no_clause_here() -> None:
    named = list(cue_link_features(QUOTATION, cue_at(PARSE, 7), CueSide.PREVIOUS, 1, ["bias"], TEXT))
    assert not any(one.startswith("link:under") for one in named)


def test_a_continuation_has_gap_and_block() -> None:
    text = "“We stay,” Silva said. “We do.”"
    first, second = placed(text), placed(text, 1)
    named = list(quotation_continuation_features(second, first, ["bias"], [], text))
    assert {"join:bias|same=True", "join:far=True|1|2", "join:gap=.|True", "join:size=2|True"} <= set(named)
