"""Claims of headlines, and the names before them."""

import pytest

from transforms.cues.headline_claims import (
    has_own_speaker,
    is_claim,
    is_claim_of_label,
    is_name_of_person,
    is_office,
    opens_with_office_of_label,
    speaks_in_text,
)

BODY = "The port will be shut, Silva said on Monday."


@pytest.mark.parametrize(
    ("label", "words", "is_said"),
    [
        ("Silva", "Tolls will rise in May", True),
        ("Lund", "Tolls will rise in May", False),  # nobody of that name speaks below
        ("Silva", "Tolls in June", False),  # no verb
        ("Silva and Lund", "Tolls will rise in May", False),
        ("Ana Silva", "Former pilot to leave the port", False),  # it is told of her
    ],
)
def test_a_claim_is_of_who_speaks_below(label: str, words: str, is_said: bool) -> None:
    assert is_claim_of_label(label, words, BODY) is is_said


def test_a_question_is_no_claim_but_beside_a_verb_of_speech() -> None:
    assert not is_claim("Will the tolls rise?", has_verb=False)
    assert is_claim("Will the tolls rise?", has_verb=True)


def test_words_may_end_with_who_says_them() -> None:
    assert has_own_speaker("The port will be shut, mayor says")
    assert not has_own_speaker("The port will be shut")


def test_a_label_is_a_name_an_office_or_neither() -> None:
    assert is_name_of_person("Ana Silva")
    assert not is_name_of_person("Harbour strike")
    assert is_office("Mayor")
    assert not is_office("Harbour")
    assert opens_with_office_of_label("Ana Silva", "Former pilot to leave the port")
    assert not opens_with_office_of_label("Silva", "Pilot has to go now")


def test_a_name_speaks_beside_a_verb_of_speech() -> None:
    assert speaks_in_text("Silva", BODY)
    assert not speaks_in_text("port", BODY)
