"""What spellings of a name in Latin letters share."""

import pytest

from transforms.knowledge.transliterations import fold_given_name, fold_surname, is_spelling_of_surname


@pytest.mark.parametrize(
    ("surname", "other"),
    [
        pytest.param("al-Quist", "Quist", id="an article"),
        pytest.param("el Quist", "al-Quist", id="two articles"),
        pytest.param("Quistovskyi", "Quistovsky", id="-skyi"),
        pytest.param("Quistovskiy", "Quistovski", id="-skiy"),
        pytest.param("Quistnyy", "Quistny", id="-nyy"),
        pytest.param("Hossein", "Hussein", id="a given name"),
        pytest.param("O\u2019Quist", "OQuist", id="an apostrophe"),
    ],
)
def test_spellings_of_a_surname_have_one_form(surname: str, other: str) -> None:
    assert fold_surname(surname) == fold_surname(other)


@pytest.mark.parametrize("surname", ["Yi", "Ali", "Levi", "Al", "Alquist"])
def test_other_surnames_stay(surname: str) -> None:
    assert fold_surname(surname) == surname.lower()


def test_given_names_have_no_apostrophe() -> None:
    assert fold_given_name("Ra\u2019ed") == fold_given_name("Raed") == "raed"


def test_particles_of_a_surname_count_but_for_articles() -> None:
    assert is_spelling_of_surname("bin al-Quist", "bin el Quist")
    assert not is_spelling_of_surname("van Quist", "Quist")
