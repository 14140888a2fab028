"""The only police force that a text names."""

import pytest

from tests.kit.stories import entity, index_of, span_in, story
from transforms.document import EntityType
from transforms.speakers.police import find_only_police

DORSET = entity(EntityType.ORGANIZATION, "Dorset Police")
KENT = entity(EntityType.ORGANIZATION, "Kent Police")
NAMES = {"Dorset Police": DORSET, "Kent Police": KENT}
CAME = "Dorset|NNP|compound|Police Police|NNPS|nsubj|came came=come|VBD|ROOT"
KENT_CAME = CAME.replace("Dorset", "Kent")
ELSEWHERE = "police|NNS|nsubj|ran in|IN|prep|police Lund|NNP|pobj|in ran=run|VBD|ROOT"


@pytest.mark.parametrize(
    ("before", "found"),
    [((CAME,), [DORSET.entity_id]), ((CAME, KENT_CAME), []), ((CAME, ELSEWHERE), []), ((), [])],
)
def test_police_are_the_only_force_named(before: tuple[str, ...], found: list[str]) -> None:
    said = "the|DT|det|police police|NNS|nsubj|said said=say|VBD|ROOT"
    doc = story(*before, said, names=NAMES)
    assert [match.entity_id for match in find_only_police(index_of(doc), span_in(doc, "the police"))] == found
