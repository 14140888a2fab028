"""Names that are known before any article is read."""

import re
import unicodedata

import pytest

from transforms.document import EntityType
from transforms.knowledge.gazetteer import (
    KnownForm,
    find_wikidata_id,
    is_name_of_land,
    is_one_of_people,
    is_same_given_name,
    is_short_given_name,
    look_up_given_name,
    look_up_known_name,
)
from transforms.knowledge.name_forms import fold_name, fold_to_ascii
from transforms.knowledge.tables import read_padded_rows, read_rows


@pytest.mark.parametrize(
    ("name", "canonical", "form"),
    [
        pytest.param("the Kremlin", "Kremlin", KnownForm.SEAT, id="seat, article aside"),
        pytest.param("Norwegian", "Norway", KnownForm.ADJECTIVE, id="adjective"),
        pytest.param("North American", "North America", KnownForm.ADJECTIVE, id="adjective of a continent"),
        pytest.param("New York City", "New York", KnownForm.NAME, id="a city, not the state of its name"),
        pytest.param("Norwegians", "Norwegians", KnownForm.PEOPLE, id="people"),
        pytest.param("Oslo", "Oslo", KnownForm.CAPITAL, id="capital"),
        pytest.param("U.N.", "United Nations", KnownForm.ACRONYM, id="dotted acronym"),
        pytest.param("U.S. Supreme Court", "Supreme Court", KnownForm.NAME, id="country before an organization"),
        pytest.param("United States Senate", "Senate", KnownForm.NAME, id="its long name before an organization"),
        pytest.param("Toyota Corp.", "Toyota", KnownForm.NAME, id="legal form behind an organization"),
        pytest.param("FTSE 100 Index", "FTSE 100", KnownForm.NAME, id="an index"),
        pytest.param("norway", "Norway", KnownForm.NAME, id="lower case"),
    ],
)
def test_known_names(name: str, canonical: str, form: KnownForm) -> None:
    found = look_up_known_name(name)
    assert found is not None
    assert (found.name, found.form) == (canonical, form)


@pytest.mark.parametrize("word", ["us", "Us", "who", "Who", "Ana Silva", "Norway Group", ""])
def test_words_are_no_acronyms(word: str) -> None:
    assert look_up_known_name(word) is None


@pytest.mark.parametrize(
    ("name", "is_land"), [("Norway", True), ("Europe", True), ("Norwegian", False), ("UK", False), ("Texas", False)]
)
def test_lands_are_countries_and_continents_by_name(name: str, *, is_land: bool) -> None:
    assert is_name_of_land(name) == is_land


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
    ("word", "gender"),
    [
        pytest.param("Søren", "male", id="with its letter"),
        pytest.param("Soren", "male", id="as a paper without that letter prints it"),
        pytest.param("Sren", None, id="without the letter it is no name"),
        pytest.param("Małgorzata", "female", id="l with a stroke"),
        pytest.param("Malgorzata", "female", id="l without its stroke"),
        pytest.param("Magorzata", None, id="no l at all"),
        pytest.param("Łukasz", "male", id="capital with a stroke"),
        pytest.param("LUKASZ", "male", id="all in capitals"),
        pytest.param("ukasz", None, id="no capital"),
        pytest.param("Srđan", "male", id="d with a stroke"),
        pytest.param("Srdjan", "male", id="d with a stroke, written as dj"),
        pytest.param("Gillian", "female", id="an old British name"),
        pytest.param("Rafa", "male", id="a name, not only what is left of Rafał"),
    ],
)
def test_a_name_is_found_with_its_letters_and_in_ascii_but_not_without_them(word: str, gender: str | None) -> None:
    assert look_up_given_name(word) == gender


def test_every_given_name_begins_with_a_capital_and_has_a_vowel() -> None:
    names = [name for name, *_ in read_rows("world/given_names")]
    assert not [name for name in names if not name[:1].isupper()]
    assert not [name for name in names if not set(fold_name(name)) & set("aeiouy")]


def test_no_given_name_is_what_is_left_of_another_without_its_letters() -> None:
    genders = dict(read_rows("world/given_names"))
    for name, gender in genders.items():
        assert genders[fold_to_ascii(name)] == gender
        bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        is_bare_name = bare == fold_to_ascii(name) or bare in {"Micha", "Rafa"}
        assert is_bare_name or bare not in genders


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [("Bill", "William", True), ("Liz", "Elizabeth", True), ("Ana", "ANA", True), ("Bill", "Robert", False)],
)
def test_forms_of_a_given_name(one: str, other: str, is_same: bool) -> None:
    assert is_same_given_name(one, other) is is_same


@pytest.mark.parametrize(
    ("short", "full", "is_short"),
    [("Bob", "Robert", True), ("Robert", "Bob", False), ("Bob", "Bob", False), ("Bob", "William", False)],
)
def test_short_forms_of_given_names(short: str, full: str, *, is_short: bool) -> None:
    assert is_short_given_name(short, full) == is_short


@pytest.mark.parametrize(
    ("word", "is_one"), [("Spaniard", True), ("Norwegian", True), ("Norway", False), ("table", False)]
)
def test_one_of_a_people(word: str, is_one: bool) -> None:
    assert is_one_of_people(word) is is_one


@pytest.mark.parametrize(
    ("kind", "name", "item"),
    [
        pytest.param("place", "Norway", "Q20", id="a country"),
        pytest.param("organization", "Norway", None, id="a body that bears its name"),
        pytest.param("place", "Norwegian", None, id="another form of its name"),
        pytest.param("place", "Georgia", None, id="the country or the state"),
        pytest.param("place", "Oslo", "Q585", id="a capital"),
        pytest.param("place", "California", "Q99", id="a state"),
        pytest.param("organization", "World Health Organization", "Q7817", id="a body"),
        pytest.param("organization", "Kremlin", None, id="the building or those who sit there"),
        pytest.param("place", "Siberia", None, id="not recorded"),
    ],
)
def test_a_wikidata_item_is_that_of_type_and_canonical_name(kind: str, name: str, item: str | None) -> None:
    assert find_wikidata_id(kind, name) == item


def test_no_item_is_given_twice() -> None:
    places = {"places": 4, "organizations": 3}
    items = [item for name, at in places.items() for row in read_padded_rows(f"world/{name}") if (item := row[at])]
    items += [item for row in read_padded_rows("world/countries") for item in row[6:8] if item]
    assert len(set(items)) == len(items) > 700 and all(re.fullmatch("Q[1-9][0-9]*", item) for item in items)


def test_every_country_has_an_item_of_its_own() -> None:
    items = [row[6] for row in read_padded_rows("world/countries")]
    assert len(set(items)) == len(items) and all(re.fullmatch("Q[1-9][0-9]*", item) for item in items)
