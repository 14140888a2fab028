"""Where a holder's name begins that no list has, and which fields of an office are no names."""

import pytest

from tests.kit.small_texts import Reading, SmallText, read_small_texts
from transforms.language.words import Word
from transforms.roles.office_fields import first_field_of_office

OPENING = "Roads reopen\n\nBy Tess Boone\n\nThe council of Marlow met on Tuesday to talk of roads.\n\n"


def _read(sentence: str) -> Reading:
    return read_small_texts([SmallText("one", "a holder", f"{OPENING}{sentence}\n", {})])["one"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Minister of Labour Gamuru Herathweka said talks go on.", "Gamuru Herathweka", "Minister of Labour"),
        ("Governor of East Java Supriyantoro said talks go on.", "Supriyantoro", "Governor of East Java"),
        (
            "Roads and Buildings Minister T. Laxmanna Goudu said talks go on.",
            "T. Laxmanna Goudu",
            "Roads and Buildings Minister",
        ),
        ("Regent of West Java Lalun Zainuddinu said talks go on.", "Lalun Zainuddinu", "Regent of West Java"),
        ("DSP City Runa Mushtaqi said talks go on.", "Runa Mushtaqi", "DSP City"),
    ],
    ids=["field", "place", "two fields", "place and two names", "letters and field"],
)
def test_a_name_begins_behind_its_office(sentence: str, name: str, role: str) -> None:
    rows = _read(sentence).rows
    people = {row["name"] for row in rows["entities"] if row["entity_type"] == "person"}
    assert people == {name, "Tess Boone"}
    assert role in {row["role"] for row in rows["entity_roles"]}
    assert {row["speaker_name"] for row in rows["quotes"] if row["cue_lemma"] == "say"} == {name}


@pytest.mark.slow
def test_a_body_ends_before_a_name_that_no_list_has() -> None:
    reading = _read("Head of the Lund Chamber of Commerce Hanyu Abdelfathi told reporters that sugar is short.")
    types = {row["name"]: row["entity_type"] for row in reading.rows["entities"]}
    assert types["Lund Chamber of Commerce"] == "organization"
    assert types["Hanyu Abdelfathi"] == "person"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("said Roads and Buildings Minister", 1),
        ("the Water , Roads and Buildings Minister", 1),
        ("said Buildings Minister", 2),
        ("said Okafor and Buildings Minister", 4),
    ],
)
def test_fields_before_an_office(text: str, first: int) -> None:
    words = [Word(word, 0, 1, "NNP", "compound", 0, "", begins=False) for word in text.split()]
    last = len(words) - 1
    assert first_field_of_office(words, last, last) == first
