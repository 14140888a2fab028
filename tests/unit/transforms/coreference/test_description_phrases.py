"""Descriptions in parts, and phrases that are no description."""

import pytest

from transforms.coreference.description_phrases import is_party_of_description, parse_description


@pytest.mark.parametrize(
    ("phrase", "head", "words"),
    [
        pytest.param("the foreign minister", "foreign minister", frozenset(), id="longest known noun"),
        pytest.param("the former Norwegian minister", "minister", {"norwegian"}, id="empty words are left out"),
        pytest.param("the secretary of state", "secretary of state", frozenset(), id="a noun with of"),
        pytest.param("her brother", "brother", {"her"}, id="possessive"),
        pytest.param("the company in Leeds", "company", {"leeds"}, id="words behind the noun"),
        pytest.param("the boss", "boss", frozenset(), id="singular that ends like a plural"),
        pytest.param("the mayor\u2019s", "mayor", frozenset(), id="owner of what is said"),
    ],
)
def test_head_and_words(phrase: str, head: str, words: frozenset[str]) -> None:
    parts = parse_description(phrase)
    assert parts is not None
    assert (parts.head, parts.words) == (head, words)


@pytest.mark.parametrize(
    ("phrase", "side"),
    [
        pytest.param("the Norwegian minister", "Norway", id="adjective of a country"),
        pytest.param("the Democratic nominee", "Democrats", id="adjective of a party"),
        pytest.param("the Republican", "Republicans", id="party as the noun itself"),
        pytest.param("the minister", None, id="neither"),
    ],
)
def test_country_or_party(phrase: str, side: str | None) -> None:
    parts = parse_description(phrase)
    assert parts is not None and parts.country_or_party == side
    assert side is None or is_party_of_description(side) == (side in ("Democrats", "Republicans"))


def test_an_age_is_all_that_such_a_phrase_says() -> None:
    parts = parse_description("the 34-year-old")
    assert parts is not None and (parts.age, parts.head) == ("34", "")


def test_a_relative_clause_without_a_comma_tells_referents_apart() -> None:
    restricted = parse_description("the officer who made the arrest")
    added = parse_description("the officer, who left")
    assert restricted is not None and restricted.has_restriction
    assert added is not None and not added.has_restriction


@pytest.mark.parametrize(
    "phrase", ["a senior official", "the senators", "two people", "diplomats", "minister", "", "..."]
)
def test_indefinite_plural_and_bare_phrases_are_none(phrase: str) -> None:
    assert parse_description(phrase) is None


def test_an_age_that_opens_a_description() -> None:
    parts = parse_description("the 34-year-old former captain")
    assert parts is not None and (parts.head, parts.leading_age) == ("captain", "34")
    plain = parse_description("the former captain")
    assert plain is not None and plain.leading_age is None
