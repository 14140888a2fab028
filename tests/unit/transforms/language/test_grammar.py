"""Sets of tags that rules of many rooms ask for."""

from transforms.language.grammar import FINITE_OR_MODAL_TAGS, FINITE_TAGS, SUBJECTS, SUBJECTS_OF_ALL_KINDS


def test_the_wider_sets_hold_the_narrower() -> None:
    assert FINITE_TAGS < FINITE_OR_MODAL_TAGS and SUBJECTS < SUBJECTS_OF_ALL_KINDS
