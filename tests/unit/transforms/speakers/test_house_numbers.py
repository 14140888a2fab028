"""Houses that are called by their number."""

import pytest

from tests.kit.stories import entity, index_of, span_in, story
from transforms.document import EntityType, Piece, Quote, SpeakerKind
from transforms.speakers.house_numbers import resolve_house_number

HOUSE = entity(EntityType.ORGANIZATION, "Downing Street")
RESIDENT = "the|DT|det|minister prime|JJ|amod|minister minister|NN|nsubj|left left=leave|VBD|ROOT"
PLAYER = "the|DT|det|captain captain|NN|nsubj|left left=leave|VBD|ROOT"
SAID = "No|NNP|nsubj|said 10|CD|nummod|No said=say|VBD|ROOT"


@pytest.mark.parametrize(
    ("before", "names", "name", "entity_id"),
    [
        (RESIDENT, {}, "Downing Street", None),
        (RESIDENT + " Downing|NNP|compound|Street Street|NNP|dobj|left", {"Downing Street": HOUSE}, "Downing Street",
         HOUSE.entity_id),
    ],
)  # fmt: skip
def test_no_10_is_the_prime_ministers_house(before: str, names: dict, name: str, entity_id: str | None) -> None:  # type: ignore[type-arg]
    doc = story(before, SAID, names=names)
    speaker = resolve_house_number(index_of(doc), Quote(1, (Piece(0, 1),)), span_in(doc, "No 10"))
    assert speaker is not None
    assert (speaker.name, speaker.entity_id, speaker.kind) == (name, entity_id, SpeakerKind.ORGANIZATION)


def test_no_11_is_the_chancellors_house() -> None:
    doc = story(RESIDENT.replace("prime", "chancellor"), SAID.replace("10", "11"), names={})
    speaker = resolve_house_number(index_of(doc), Quote(1, (Piece(0, 1),)), span_in(doc, "No 11"))
    assert speaker is not None
    assert speaker.name == "11 Downing Street"


def test_no_10_of_a_team_is_no_house() -> None:
    doc = story(PLAYER, SAID, names={})
    assert resolve_house_number(index_of(doc), Quote(1, (Piece(0, 1),)), span_in(doc, "No 10")) is None
