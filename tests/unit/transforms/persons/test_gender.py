"""Genders that pronouns tell, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.names.name_spans import AssignedName
from transforms.persons.gender import infer_person_genders


@pytest.mark.parametrize(
    ("line", "genders"),
    [
        pytest.param("Quist left as she had to ; Quist saw her car", {"quist": "female"}, id="two votes"),
        pytest.param("Quist left as she had to ; Quist slept", {}, id="one vote is not enough"),
        pytest.param("Quist left as he had to ; Quist saw her car", {}, id="votes that disagree"),
        pytest.param("Quist said “ she slept ; Quist said “ she ate", {}, id="a quotation mark is between"),
        pytest.param("Quist and Lund as she had to ; Quist met Lund as she had to", {}, id="another one is between"),
    ],
)
def test_two_pronouns_after_a_name_tell_its_bearers_gender(line: str, genders: dict[str, str]) -> None:
    words = words_from(line)
    names: dict[str, list[AssignedName]] = {"quist": [], "lund": []}
    for at, word in enumerate(words):
        if word.text in ("Quist", "Lund"):
            names[word.text.lower()].append(AssignedName(name_span(words, at, at), "full name", 0.9))
    found = infer_person_genders(names, [words])
    assert {key: gender for key, gender in found.items() if key == "quist"} == genders


def test_names_in_uncased_lines_do_not_vote() -> None:
    words = words_from("QUIST SHE QUIST SHE")
    names = [AssignedName(name_span(words, at, at, is_cased=False), "full name", 0.9) for at in (0, 2)]
    assert infer_person_genders({"quist": names}, [words]) == {}
