"""Descriptions of offices whose holders are public record."""

from dataclasses import replace
from datetime import date

import pytest

from tests.kit.stories import person, story
from transforms.coreference.description_phrases import parse_description
from transforms.coreference.known_offices import holds_office_elsewhere, match_known_holders
from transforms.coreference.mention_table import MentionTable
from transforms.document import Published, RoleHeld
from transforms.knowledge.lexicon import look_up_role_noun

TRUMAN, CHIRAC = person("Harry Truman", "male"), person("Jacques Chirac", "male")
NAMES = {"Harry Truman": TRUMAN, "Jacques Chirac": CHIRAC}
TRUMAN_CAME = "Harry|NNP|compound|Truman Truman|NNP|nsubj|came came=come|VBD|ROOT"
CHIRAC_CAME = "Jacques|NNP|compound|Chirac Chirac|NNP|nsubj|came came=come|VBD|ROOT"


def names_of(phrase: str, *lines: str, day: date | None = None, evidence: str = "metadata") -> list[str]:
    published = None if day is None else Published(day, None, evidence, "")
    named = {name: one for name, one in NAMES.items() if any(name.split()[0] in line for line in lines)}
    doc = replace(story(*lines, names=named), published=published)
    parts, noun = parse_description(phrase), look_up_role_noun(phrase.split()[-1])
    assert parts is not None
    return [match.entity_id for match in match_known_holders(parts, noun, len(doc.text), MentionTable(doc))]


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        pytest.param("the US president", [TRUMAN.entity_id], id="an office with its country"),
        pytest.param("the US leader", [TRUMAN.entity_id], id="a broader word with the country"),
        pytest.param("the president", [], id="two may be the president"),
        pytest.param("the US official", [], id="anybody may be an official"),
        pytest.param("the Italian president", [], id="nobody named is of that country"),
        pytest.param("the former US president", [TRUMAN.entity_id], id="no day, so whoever held it once"),
    ],
)
def test_a_known_holder_is_meant(phrase: str, found: list[str]) -> None:
    assert names_of(phrase, TRUMAN_CAME, CHIRAC_CAME) == found


def test_the_only_holder_of_a_text_needs_no_country() -> None:
    assert names_of("the president", TRUMAN_CAME) == [TRUMAN.entity_id]
    assert names_of("the leader", TRUMAN_CAME) == []


@pytest.mark.parametrize(
    ("day", "evidence", "found"),
    [
        pytest.param(date(1950, 1, 1), "metadata", [TRUMAN.entity_id], id="in office"),
        pytest.param(date(2024, 1, 1), "metadata", [], id="no longer in office"),
        pytest.param(date(2024, 1, 1), "path", [TRUMAN.entity_id], id="a path's day may be that of its download"),
    ],
)
def test_the_day_of_the_text_tells_who_is_in_office(day: date, evidence: str, found: list[str]) -> None:
    assert names_of("the US president", TRUMAN_CAME, day=day, evidence=evidence) == found


def test_a_former_holder_is_one_by_the_day_of_the_text() -> None:
    assert names_of("the former US president", TRUMAN_CAME, day=date(1960, 1, 1)) == [TRUMAN.entity_id]


def test_whom_the_text_calls_former_holds_no_office() -> None:
    former = replace(TRUMAN, roles=(RoleHeld("president", None, "former president Harry Truman", "former"),))
    doc = story(TRUMAN_CAME, names={"Harry Truman": former})
    parts = parse_description("the US president")
    assert parts is not None
    noun = look_up_role_noun("president")
    assert match_known_holders(parts, noun, len(doc.text), MentionTable(doc)) == []


def test_a_president_is_none_of_another_country() -> None:
    noun, own, other = look_up_role_noun("president"), parse_description("the US president"), "the French president"
    parts = parse_description(other)
    assert noun is not None and own is not None and parts is not None
    assert holds_office_elsewhere(TRUMAN, noun, parts)
    assert not holds_office_elsewhere(TRUMAN, noun, own)
