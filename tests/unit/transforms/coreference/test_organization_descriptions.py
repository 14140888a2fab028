"""Descriptions of organizations and the ones that they match."""

import pytest

from tests.kit.stories import entity, person, span_in, story
from transforms.coreference.description_phrases import parse_description
from transforms.coreference.mention_table import MentionTable
from transforms.coreference.organization_descriptions import (
    is_public_body,
    match_description_to_government,
    match_description_to_organization,
)
from transforms.document import Entity, EntityType, SpeakerRule

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


RISE = entity(EntityType.ORGANIZATION, "Tarnholm")
ANA = person("Ana Silva")
RISE_SPOKE = "Tarnholm|NNP|nsubj|spoke spoke=speak|VBD|ROOT"
ANA_SPOKE = "Ana|NNP|compound|Silva Silva|NNP|nsubj|spoke spoke=speak|VBD|ROOT"


@pytest.mark.parametrize(
    ("phrase", "body", "is_meant"),
    [
        pytest.param("the company", RISE, True, id="named before"),
        pytest.param("the game's website", RISE, False, id="that of the game"),
        pytest.param("the bank", BANK, True, id="its kind"),
        pytest.param("the Silva bank", BANK, False, id="that of a person"),
    ],
)
def test_a_description_of_another_owner_is_of_another_body(phrase: str, body: Entity, *, is_meant: bool) -> None:
    doc = story(RISE_SPOKE, *BOTH, ANA_SPOKE, names={**NAMES, "Tarnholm": RISE, "Ana Silva": ANA})
    parts = parse_description(phrase)
    assert parts is not None
    found = match_description_to_organization(body, parts, len(doc.text), MentionTable(doc))
    assert (found is not None) is is_meant


def test_a_government_is_its_countrys() -> None:
    match = match_description_to_government(NORWAY, "Norway")
    assert match is not None and match.rule == SpeakerRule.DESCRIPTION_GOVERNMENT_OF_A_COUNTRY
    assert match_description_to_government(NORWAY, "Sweden") is None


def test_a_public_body_has_a_word_of_one() -> None:
    assert is_public_body(POLICE) and not is_public_body(BANK)
