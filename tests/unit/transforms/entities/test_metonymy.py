"""Places that stand for those who act for them, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import Mention, MentionType, Span
from transforms.entities.metonymy import (
    find_bodies_by_town,
    make_literal_entities,
    make_mention_of_polity,
    make_mention_of_seat,
    may_be_polity,
)
from transforms.knowledge.gazetteer import look_up_known_name

SUBJECT = {1: ("nsubj", 2), 2: ("ROOT", 2)}
OBJECT_OF_PREPOSITION = {0: ("ROOT", 0), 1: ("prep", 0), 2: ("pobj", 1)}


@pytest.mark.parametrize(
    ("line", "mention_type", "entity_id", "literal_id"),
    [
        pytest.param("the Kremlin denied it", MentionType.METONYM, "x", "place.kremlin", id="a seat that acts"),
        pytest.param("in Kremlin today", MentionType.NAME, "place.kremlin", None, id="a seat as a building"),
    ],
)
def test_a_seat_stands_for_its_holders(
    line: str, mention_type: MentionType, entity_id: str, literal_id: str | None
) -> None:
    words = words_from(line, SUBJECT if line.startswith("the") else {})
    known = look_up_known_name("Kremlin")
    assert known is not None
    mention = make_mention_of_seat(name_span(words, 1, 1, has_article=words[0].text == "the"), known, "x", words)
    assert (mention.mention_type, mention.entity_id, mention.literal_entity_id) == (mention_type, entity_id, literal_id)


@pytest.mark.parametrize(
    ("line", "at", "links", "mention_type", "entity_id", "literal_id"),
    [
        pytest.param("yesterday Oslo denied it", 1, SUBJECT, MentionType.METONYM, "place.norway", "x", id="a capital"),
        pytest.param("yesterday Oslo slept on", 1, SUBJECT, MentionType.METONYM, "x", "x", id="a city that acts"),
        pytest.param("in Oslo denied it", 1, SUBJECT, MentionType.NAME, "x", None, id="behind a preposition of place"),
        pytest.param("talks with Oslo", 2, OBJECT_OF_PREPOSITION, MentionType.METONYM, "place.norway", "x", id="party"),
        pytest.param(
            "plays for Oslo", 2, OBJECT_OF_PREPOSITION, MentionType.METONYM, "x", "x", id="a team is no state"
        ),
        pytest.param("yesterday Norway denied it", 1, SUBJECT, MentionType.METONYM, "x", "x", id="a country"),
    ],
)
def test_a_place_stands_for_those_who_act(
    line: str,
    at: int,
    links: dict[int, tuple[str, int]],
    mention_type: MentionType,
    entity_id: str,
    literal_id: str | None,
) -> None:
    words = words_from(line, links)
    span = name_span(words, at, at)
    place = Mention(span.span, "x", MentionType.NAME, "known name", 0.9)
    mention = make_mention_of_polity(span, look_up_known_name(words[at].text), words, place, {})
    assert (mention.mention_type, mention.entity_id, mention.literal_entity_id) == (mention_type, entity_id, literal_id)


def test_no_continent_acts() -> None:
    words = words_from("Africa agreed", {})
    assert not may_be_polity([name_span(words, 0, 0)], look_up_known_name("Africa"))
    assert may_be_polity([name_span(words, 0, 0)], look_up_known_name("Norway"))


def test_only_entities_that_are_missing_are_added() -> None:
    oslo = look_up_known_name("Oslo")
    assert oslo is not None
    mention = Mention(Span(0, 4), "place.norway", MentionType.METONYM, "capital", 0.8, "place.oslo")
    added = list(make_literal_entities([mention], {"place.oslo"}, [oslo]))
    assert [(one.entity_id, one.name, one.country_code) for one in added] == [("place.norway", "Norway", "NO")]


@pytest.mark.parametrize(
    ("names", "bodies"),
    [
        ({"Brussels", "European Union"}, {"Brussels": "organization.european-union"}),
        ({"Brussels", "European Union", "Belgium"}, {}),
        ({"Brussels"}, {}),
    ],
)
def test_a_body_is_meant_by_its_town_where_the_country_is_not_named(names: set[str], bodies: dict[str, str]) -> None:
    assert find_bodies_by_town(names) == bodies
