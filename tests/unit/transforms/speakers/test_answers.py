"""Speakers made of an entity, or of none."""

from dataclasses import replace
from datetime import date

import pytest

from tests.kit.stories import entity, person
from transforms.document import (
    EntityType,
    MentionType,
    Piece,
    Published,
    Quote,
    RoleHeld,
    Span,
    SpeakerKind,
    SpeakerRule,
)
from transforms.speakers.answers import add_roles_in_force, named_speaker, speaker_kind_of, unnamed_speaker

QUOTE, SPAN = Quote(3, (Piece(0, 1),)), Span(5, 8)


@pytest.mark.parametrize(
    ("entity_type", "kind"),
    [
        pytest.param(EntityType.PERSON, SpeakerKind.PERSON, id="person"),
        pytest.param(EntityType.WORK, SpeakerKind.DOCUMENT, id="a work is read"),
        pytest.param(EntityType.AGREEMENT, SpeakerKind.DOCUMENT, id="an agreement is read"),
        pytest.param(EntityType.EVENT, SpeakerKind.ORGANIZATION, id="others speak as bodies"),
    ],
)
def test_the_kind_follows_from_the_type(entity_type: EntityType, kind: SpeakerKind) -> None:
    assert speaker_kind_of(entity(entity_type, "Dunmore")) is kind


def test_a_named_speaker_has_the_name() -> None:
    ana = person("Ana Silva", role="mayor")
    speaker = named_speaker(QUOTE, SPAN, ana, SpeakerRule.NAME, "a reason", 1.23456, MentionType.NAME, "Rui Okafor")
    assert (speaker.quote, speaker.span, speaker.entity_id) == (3, SPAN, ana.entity_id)
    assert (speaker.name, speaker.runner_up_name) == ("Ana Silva", "Rui Okafor")
    assert speaker.confidence == 1.0


def test_speakers_get_the_office_in_force_that_day() -> None:
    roles = (RoleHeld("father", None, ""), RoleHeld("judge", None, "", "was"), RoleHeld("mayor", None, ""))
    ana = replace(person("Ana Silva"), roles=roles)
    speaker = named_speaker(QUOTE, SPAN, ana, SpeakerRule.NAME, "a reason", 1.0, MentionType.NAME)
    unnamed = unnamed_speaker(QUOTE, SPAN, SpeakerKind.UNNAMED, "a reason")
    published = Published(date(2016, 9, 20), None, "metadata", "given")
    assert [one.role for one in add_roles_in_force((speaker, unnamed), (ana,), published)] == ["mayor", None]


def test_an_unnamed_pronoun_is_less_sure_than_an_unnamed_noun() -> None:
    noun = unnamed_speaker(QUOTE, SPAN, SpeakerKind.UNNAMED, "a reason")
    pronoun = unnamed_speaker(QUOTE, SPAN, SpeakerKind.UNNAMED, "a reason", MentionType.PRONOUN)
    assert noun.rule == pronoun.rule == SpeakerRule.UNNAMED
    assert noun.entity_id is None and noun.name is None
    assert pronoun.confidence < noun.confidence
