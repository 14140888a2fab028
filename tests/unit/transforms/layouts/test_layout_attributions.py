"""Words attributed by how they stand on the page."""

import pytest

from tests.kit.reading import read
from transforms.attributions.features import read_block_features
from transforms.cues.weights import load_quote_weights
from transforms.document import QuoteRule
from transforms.layouts.layout_attributions import attribute_quotations_by_layout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "ANA SILVA: The quay is open.\n\nRUI COSTA: It is not.\n\nANA SILVA: Go and look.",
            [(QuoteRule.TURN, "ANA SILVA"), (QuoteRule.TURN, "RUI COSTA"), (QuoteRule.TURN, "ANA SILVA")],
            id="turns of a transcript",
        ),
        pytest.param(
            "“The quay belongs to all of us and will stay open.” — Ana Silva",
            [(QuoteRule.SIGNED, "Ana Silva")],
            id="a signature",
        ),
        pytest.param(
            "The quay belongs to all of us. — Ana Silva (@anasilva) May 3, 2020",
            [(QuoteRule.SIGNED, "Ana Silva")],
            id="a post",
        ),
        pytest.param("The quay, say experts, will not last.", [(QuoteRule.AROUND, "experts")], id="a tag turned round"),
        pytest.param("“The quay is open,” Ana Silva said.", [], id="a cue in the sentence is linked elsewhere"),
    ],
)
def test_what_stands_so_has_its_speaker_beyond_doubt(text: str, expected: list[tuple[QuoteRule, str]]) -> None:
    doc = read(text)
    found = attribute_quotations_by_layout(read_block_features(doc, load_quote_weights()), doc)
    assert [(one.rule, one.source.of(text) if one.source else None) for one in found] == expected
