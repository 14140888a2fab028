"""Names that are known before any article is read."""

import pytest

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, is_same_given_name, look_up_given_name, look_up_known_name


@pytest.mark.parametrize(
    ("name", "canonical", "form"),
    [
        pytest.param("the Kremlin", "Kremlin", KnownForm.SEAT, id="seat, article aside"),
        pytest.param("Norwegian", "Norway", KnownForm.ADJECTIVE, id="adjective"),
        pytest.param("Norwegians", "Norwegians", KnownForm.PEOPLE, id="people"),
        pytest.param("Oslo", "Oslo", KnownForm.CAPITAL, id="capital"),
        pytest.param("U.N.", "United Nations", KnownForm.ACRONYM, id="dotted acronym"),
        pytest.param("U.S. Supreme Court", "Supreme Court", KnownForm.NAME, id="country before an organization"),
        pytest.param("norway", "Norway", KnownForm.NAME, id="lower case"),
    ],
)
def test_known_names(name: str, canonical: str, form: KnownForm) -> None:
    found = look_up_known_name(name)
    assert found is not None
    assert (found.name, found.form) == (canonical, form)


@pytest.mark.parametrize("word", ["us", "Us", "who", "Who", "Ana Silva", ""])
def test_words_are_no_acronyms(word: str) -> None:
    assert look_up_known_name(word) is None


def test_a_country_before_a_place_makes_no_organization() -> None:
    assert look_up_known_name("U.S. Norway") is None


def test_a_capital_knows_its_government() -> None:
    oslo = look_up_known_name("Oslo")
    assert oslo is not None
    assert (oslo.entity_type, oslo.country_code, oslo.government) == (EntityType.PLACE, "NO", "Norway")


@pytest.mark.parametrize(
    ("word", "gender"),
    [("Maria", "female"), ("MARIA", "female"), ("María", "female"), ("Rashid", "male"), ("Quist", None)],
)
def test_gender_of_given_names(word: str, gender: str | None) -> None:
    assert look_up_given_name(word) == gender


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [("Bill", "William", True), ("Liz", "Elizabeth", True), ("Ana", "ANA", True), ("Bill", "Robert", False)],
)
def test_forms_of_a_given_name(one: str, other: str, is_same: bool) -> None:
    assert is_same_given_name(one, other) is is_same
