"""New descriptions of whoever was just named."""

import pytest

from tests.kit.stories import person, story
from transforms.coreference.description_phrases import parse_description
from transforms.coreference.just_named import (
    holds_political_office,
    match_description_to_just_named,
    may_be_new_description,
)
from transforms.coreference.mention_table import MentionTable
from transforms.document import Entity
from transforms.knowledge.lexicon import look_up_role_noun

ANA, MAYOR = person("Ana Silva", "female"), person("Ana Silva", "female", "mayor")
CAME = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came came=come|VBD|ROOT"
ON_MONDAY = f"On|IN|prep|came Monday|NNP|pobj|On ,|,|punct|came {CAME}"
TOLD = f"{CAME.replace('came=come', 'said=say').replace('came', 'said')} that|IN|mark|said"


@pytest.mark.parametrize(
    ("line", "phrase", "named", "is_meant"),
    [
        pytest.param(CAME, "the architect", ANA, True, id="a trade new to the reader"),
        pytest.param(ON_MONDAY, "the architect", ANA, True, id="behind a short opening"),
        pytest.param(CAME, "the governor", ANA, True, id="an office new to the reader"),
        pytest.param(CAME, "the governor", MAYOR, False, id="the text states another office with one holder"),
        pytest.param(CAME, "the architect", MAYOR, True, id="a trade beside an office"),
        pytest.param(TOLD, "the architect", ANA, False, id="she tells of another"),
    ],
)
def test_a_new_description_means_who_was_just_named(line: str, phrase: str, named: Entity, *, is_meant: bool) -> None:
    doc = story(line, names={"Ana Silva": named})
    parts, noun = parse_description(phrase), look_up_role_noun(phrase.split()[-1])
    assert parts is not None
    found = match_description_to_just_named(parts, noun, len(doc.text) + 1, MentionTable(doc))
    assert [match.entity_id for match in found] == ([ANA.entity_id] if is_meant else [])


@pytest.mark.parametrize(
    ("phrase", "is_new"),
    [("the architect", True), ("the lawyer", False), ("the architect who came", False), ("the weather", False)],
)
def test_what_may_be_new(phrase: str, *, is_new: bool) -> None:
    parts = parse_description(phrase)
    assert parts is not None
    assert may_be_new_description(parts, look_up_role_noun(parts.head)) is is_new


def test_political_offices() -> None:
    assert holds_political_office("senator from Vermont") and not holds_political_office("harbour pilot")
