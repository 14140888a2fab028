"""Descriptions of organizations and the ones that they match."""

import pytest

from tests.kit.stories import entity, span_in, story
from transforms.coreference.description_phrases import parse_description
from transforms.coreference.mention_table import MentionTable
from transforms.coreference.organization_descriptions import (
    is_public_body,
    match_description_to_government,
    match_description_to_organization,
)
from transforms.document import EntityType, SpeakerRule

BANK = entity(EntityType.ORGANIZATION, "Dunmore Bank")
POLICE = entity(EntityType.ORGANIZATION, "Dorset Police")
NORWAY = entity(EntityType.PLACE, "Norway")
NAMES = {"Dunmore Bank": BANK, "Dorset Police": POLICE, "Norway": NORWAY}
BOTH = (
    "Dunmore|NNP|compound|Bank Bank|NNP|nsubj|met met=meet|VBD|ROOT Dorset|NNP|compound|Police Police|NNPS|dobj|met",
    "Then|RB|ROOT",
)


@pytest.mark.parametrize(
    ("phrase", "entity_id"),
    [
        ("the bank", BANK.entity_id),
        ("the force", POLICE.entity_id),
        ("the Norwegian bank", BANK.entity_id),
        ("the ministry", None),
        ("the port authority", None),
    ],
)
def test_an_organization_matches_by_its_kind(phrase: str, entity_id: str | None) -> None:
    doc = story(*BOTH, names=NAMES)
    parts = parse_description(phrase)
    assert parts is not None
    at_char, table = span_in(doc, "Then").start_char, MentionTable(doc)
    matches = [match_description_to_organization(body, parts, at_char, table) for body in (BANK, POLICE)]
    found = [match for match in matches if match is not None]
    assert [match.entity_id for match in found] == ([entity_id] if entity_id else [])
    assert all(match.rule == SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME for match in found)


def test_a_government_is_its_countrys() -> None:
    match = match_description_to_government(NORWAY, "Norway")
    assert match is not None and match.rule == SpeakerRule.DESCRIPTION_GOVERNMENT_OF_A_COUNTRY
    assert match_description_to_government(NORWAY, "Sweden") is None


def test_a_public_body_has_a_word_of_one() -> None:
    assert is_public_body(POLICE) and not is_public_body(BANK)
