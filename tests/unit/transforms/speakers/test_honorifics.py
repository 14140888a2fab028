"""Sources that are an honorific and no name."""

import pytest

from tests.kit.stories import index_of, person, span_in, story
from transforms.document import Piece, Quote
from transforms.speakers.honorifics import resolve_honorific

KING = person("Olav Berg", gender="male")
GUEST = person("Rui Okafor", gender="male")
MET = (
    "King|NNP|compound|Berg Olav|NNP|compound|Berg Berg|NNP|nsubj|met met=meet|VBD|ROOT"
    " Rui|NNP|compound|Okafor Okafor|NNP|dobj|met"
)
SAID = "{}|PRP$|poss|Majesty Majesty|NNP|nsubj|said said=say|VBD|ROOT so|RB|advmod|said"


@pytest.mark.parametrize(
    ("owner", "before", "name"),
    [
        pytest.param("His", MET, "Olav Berg", id="the king"),
        pytest.param("Her", MET, None, id="no queen is named"),
        pytest.param("His", MET.replace("King|NNP", "Mayor|NNP"), None, id="no throne"),
    ],
)
def test_his_majesty_is_the_king_that_the_text_names(owner: str, before: str, name: str | None) -> None:
    doc = story(before, SAID.format(owner), names={"Olav Berg": KING, "Rui Okafor": GUEST})
    speaker = resolve_honorific(index_of(doc), Quote(1, (Piece(0, 1),)), span_in(doc, f"{owner} Majesty"))
    assert (speaker and speaker.name) == name


def test_other_sources_are_none() -> None:
    doc = story(MET, SAID.format("His"), names={"Olav Berg": KING, "Rui Okafor": GUEST})
    assert resolve_honorific(index_of(doc), Quote(1, (Piece(0, 1),)), span_in(doc, "Rui Okafor")) is None
