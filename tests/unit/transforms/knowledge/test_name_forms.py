"""Parts of personal names, and the forms that names are compared by."""

import pytest

from transforms.knowledge.name_forms import (
    PersonName,
    drop_suffix,
    find_leading_surname,
    fold_name,
    fold_to_ascii,
    is_name_initials,
    split_person_name,
)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("Ana Silva", PersonName("Ana", (), "Silva", ""), id="two words"),
        pytest.param("Okafor", PersonName("", (), "Okafor", ""), id="one word is a surname"),
        pytest.param(
            "Ludwig van der Berg", PersonName("Ludwig", (), "van der Berg", ""), id="particles open the surname"
        ),
        pytest.param("Omar bin Rashid", PersonName("Omar", (), "bin Rashid", ""), id="bin"),
        pytest.param("John F. Marsh Jr.", PersonName("John", ("F.",), "Marsh", "Jr."), id="initial and suffix"),
        pytest.param("J.K. Morrow", PersonName("J.K.", (), "Morrow", ""), id="initials for a given name"),
        pytest.param("Mary O'Brien-Katz", PersonName("Mary", (), "O'Brien-Katz", ""), id="apostrophe and hyphen"),
    ],
)
def test_a_name_comes_apart(name: str, parts: PersonName) -> None:
    assert split_person_name(name) == parts
    assert split_person_name(name).full == name


def test_names_are_compared_without_accents_case_dots_and_article() -> None:
    assert fold_name("The U.N. ") == fold_name("UN")
    assert fold_name("José  Núñez") == fold_name("JOSE NUNEZ")
    assert fold_name("Theo") == "theo"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("José", "Jose", id="an accent"),
        pytest.param("Łódź Straße", "Lodz Strasse", id="letters that do not decompose"),
        pytest.param("O’Brien", "O'Brien", id="a typographic apostrophe"),
        pytest.param("Мария", "Мария", id="another script"),
    ],
)
def test_folding_to_ascii(text: str, folded: str) -> None:
    assert fold_to_ascii(text) == folded


@pytest.mark.parametrize("word", ["J.", "J.K.", "N", "G.K.", "J.-M."])
def test_initials(word: str) -> None:
    assert is_name_initials(word)


@pytest.mark.parametrize("word", ["Jo", "NATO", "Jr.", ""])
def test_no_initials(word: str) -> None:
    assert not is_name_initials(word)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        pytest.param("Han Ji-won", "Han", id="two syllables behind it"),
        pytest.param("Ana Silva", None, id="no syllables"),
        pytest.param("Ji-won Han", None, id="the given name first"),
    ],
)
def test_a_surname_may_lead(name: str, surname: str | None) -> None:
    assert find_leading_surname(name) == surname


@pytest.mark.parametrize(("name", "plain"), [("Quist Jr.", "Quist"), ("Ana Quist", "Ana Quist"), ("Jr.", "Jr.")])
def test_a_suffix_is_dropped(name: str, plain: str) -> None:
    assert drop_suffix(name) == plain


def test_british_spelling_is_the_same_name() -> None:
    assert fold_name("Ferry Organisation") == fold_name("Ferry Organization")
    assert fold_name("Isations") == "isations"
