"""Verbs that say who is asked."""

from tests.kit.quotations import silva_said, silva_was_asked
from transforms.clauses.addressing_cues import find_asked_by_cue, has_addressing_cue, is_addressing_cue


def test_a_passive_of_asking_says_who_is_asked() -> None:
    asked, said = silva_was_asked().tokens, silva_said().tokens
    assert is_addressing_cue(asked[2]) and not is_addressing_cue(said[1])
    assert has_addressing_cue(asked[1:3]) and not has_addressing_cue(asked[0:2])
    assert find_asked_by_cue(asked[2]) == [(0, 1)]
    assert find_asked_by_cue(said[1]) == []
