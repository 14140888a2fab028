"""Sources that name one of several as an example."""

import pytest

from tests.kit.stories import index_of, span_in, story
from transforms.speakers.examples import cut_before_examples


@pytest.mark.parametrize(
    ("source", "tag", "rest"),
    [
        pytest.param("senators including Ana", "NNS", "senators", id="including"),
        pytest.param("senators , including Ana", "NNS", "senators", id="behind a comma"),
        pytest.param("senators led by Ana", "NNS", "senators", id="led by"),
        pytest.param("senators like Ana", "NNS", "senators", id="like, behind several"),
        pytest.param("somebody like Ana", "NN", "somebody like Ana", id="like, behind one"),
        pytest.param("including Ana", "VBG", "including Ana", id="nothing before it"),
        pytest.param("senators", "NNS", "senators", id="no example"),
    ],
)
def test_a_source_ends_before_its_examples(source: str, tag: str, rest: str) -> None:
    first, *others = source.split()
    words = " ".join([f"{first}|{tag}|nsubj|said", *(f"{word}|IN|prep|{first}" for word in others)])
    doc = story(f"{words} said=say|VBD|ROOT")
    head = index_of(doc).head_of_span(span_in(doc, first))
    assert head is not None
    assert cut_before_examples(doc.text, span_in(doc, source), head).of(doc.text) == rest
