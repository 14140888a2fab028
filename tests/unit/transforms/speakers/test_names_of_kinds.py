"""Names beside a noun that says of what kind the named is."""

import pytest

from tests.kit.stories import entity, index_of, span_in, story, token_in
from transforms.document import EntityType
from transforms.speakers.names_of_kinds import find_name_of_kind

QUIST = entity(EntityType.ORGANIZATION, "Quist")
SAID = "the|DT|det|{0} Quist|NNP|compound|{0} {0}|NN|nsubj|said said=say|VBD|ROOT so|RB|advmod|said"


@pytest.mark.parametrize(("noun", "is_named"), [("party", True), ("newspaper", True), ("committee", False)])
def test_a_party_named_before_its_noun_is_that_party(noun: str, *, is_named: bool) -> None:
    doc = story(SAID.format(noun), names={"Quist": QUIST})
    index = index_of(doc)
    span = span_in(doc, f"the Quist {noun}")
    found = find_name_of_kind(index, span, token_in(doc, noun), list(index.mentions_within(span)))
    assert (found is not None) == is_named
