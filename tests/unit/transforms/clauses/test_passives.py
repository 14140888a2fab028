"""Verbs in the passive."""

from tests.kit.stories import parse_from
from transforms.clauses.passives import (
    is_active_beside_passive,
    is_passive,
    is_passive_participle,
    is_passive_with_be,
)


def test_a_helping_verb_makes_a_passive() -> None:
    tokens = parse_from("Silva|NNP|nsubjpass|told was=be|VBD|auxpass|told told=tell|VBN|ROOT").tokens
    assert is_passive(tokens[2]) and is_passive_participle(tokens[2]) and is_passive_with_be(tokens[2])
    assert not is_passive(tokens[0])


def test_a_short_helping_verb_may_be_another() -> None:
    tokens = parse_from("She|PRP|nsubjpass|told 's=be|VBZ|auxpass|told told=tell|VBN|ROOT").tokens
    assert is_passive(tokens[2]) and not is_passive_with_be(tokens[2])


def test_a_verb_with_its_own_clause_beside_a_passive_is_active() -> None:
    tokens = parse_from(
        "It|PRP|nsubjpass|closed was=be|VBD|auxpass|closed closed=close|VBN|ROOT and|CC|cc|closed"
        " argued=argue|VBD|conj|closed we|PRP|nsubj|left left=leave|VBD|ccomp|argued"
    ).tokens
    assert is_active_beside_passive(tokens[4])
    assert not is_active_beside_passive(tokens[6])
