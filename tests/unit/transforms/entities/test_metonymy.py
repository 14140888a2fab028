"""Places that stand for those who govern there, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import Mention, MentionType, Span
from transforms.entities.metonymy import make_literal_entities, make_mention_of_seat_or_capital
from transforms.knowledge.gazetteer import look_up_known_name

SUBJECT = {1: ("nsubj", 2), 2: ("ROOT", 2)}


@pytest.mark.parametrize(
    ("line", "at", "links", "mention_type", "entity_id", "literal_id"),
    [
        pytest.param(
            "the Kremlin denied it", 1, SUBJECT, MentionType.METONYM, "x", "place.kremlin", id="a seat that acts"
        ),
        pytest.param("in Kremlin today", 1, {}, MentionType.NAME, "place.kremlin", None, id="a seat as a building"),
        pytest.param("yesterday Oslo denied it", 1, SUBJECT, MentionType.METONYM, "place.norway", "x", id="a capital"),
        pytest.param("yesterday Oslo slept on", 1, SUBJECT, MentionType.NAME, "x", None, id="a capital as a city"),
        pytest.param("in Oslo denied it", 1, SUBJECT, MentionType.NAME, "x", None, id="behind a preposition of place"),
        pytest.param("talks with Oslo", 2, {}, MentionType.METONYM, "place.norway", "x", id="a party to something"),
        pytest.param(
            "between Stockholm and Oslo", 3, {}, MentionType.METONYM, "place.norway", "x", id="the second of two"
        ),
    ],
)
def test_a_place_stands_for_a_government(
    line: str,
    at: int,
    links: dict[int, tuple[str, int]],
    mention_type: MentionType,
    entity_id: str,
    literal_id: str | None,
) -> None:
    words = words_from(line, links)
    known = look_up_known_name(words[at].text)
    assert known is not None
    span = name_span(words, at, at, has_article=words[at - 1].text == "the")
    mention = make_mention_of_seat_or_capital(span, known, "x", words, 0.9)
    assert (mention.mention_type, mention.entity_id, mention.literal_entity_id) == (mention_type, entity_id, literal_id)


def test_only_entities_that_are_missing_are_added() -> None:
    oslo = look_up_known_name("Oslo")
    assert oslo is not None
    mention = Mention(Span(0, 4), "place.norway", MentionType.METONYM, "capital", 0.8, "place.oslo")
    added = list(make_literal_entities([mention], {"place.oslo"}, [oslo]))
    assert [(one.entity_id, one.name, one.country_code) for one in added] == [("place.norway", "Norway", "NO")]
