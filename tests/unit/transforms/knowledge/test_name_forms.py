import pytest

from transforms.entities.ids import entity_id_of, slug_of
from transforms.entities.persons import is_misspelt, nicknames_in, title_gender, without_nickname
from transforms.knowledge import gazetteer, lexicon
from transforms.knowledge.name_forms import PersonName, folded, is_initials, person_name


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
    assert person_name(name) == parts
    assert person_name(name).full == name


@pytest.mark.parametrize(
    ("entity_type", "name", "entity_id"),
    [
        pytest.param("person", "Ana Silva", "person.ana-silva", id="plain"),
        pytest.param("person", "François Müller", "person.francois-muller", id="accents"),
        pytest.param("person", "Sinéad O’Brien", "person.sinead-obrien", id="typographic apostrophe"),
        pytest.param("person", "Łukasz Ørsted", "person.lukasz-orsted", id="letters that do not decompose"),
        pytest.param("place", "U.S. Virgin Islands", "place.us-virgin-islands", id="dots of acronyms"),
        pytest.param("person", "Мария Иванова", "person.мария-иванова", id="another script keeps its letters"),
        pytest.param("work", "!?", "work.x213f", id="never empty"),
    ],
)
def test_an_id_is_made_of_type_and_name(entity_type: str, name: str, entity_id: str) -> None:
    assert entity_id_of(entity_type, name) == entity_id


def test_names_are_compared_without_accents_case_dots_and_article() -> None:
    assert folded("The U.N. ") == folded("UN")
    assert folded("José  Núñez") == folded("JOSE NUNEZ")
    assert slug_of("Ana-María  del Río") == "ana-maria-del-rio"


@pytest.mark.parametrize("word", ["J.", "J.K.", "N", "G.K.", "J.-M."])
def test_initials(word: str) -> None:
    assert is_initials(word)


@pytest.mark.parametrize("word", ["Jo", "NATO", "Jr.", ""])
def test_no_initials(word: str) -> None:
    assert not is_initials(word)


def test_a_nickname_is_outside_of_the_name() -> None:
    assert without_nickname('Roberta "Bobbie" Lund') == "Roberta Lund"
    assert nicknames_in('Roberta "Bobbie" Lund') == ["Bobbie"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Bill", "William", True), ("Liz", "Elizabeth", True), ("Ana", "ANA", True), ("Bill", "Robert", False)],
)
def test_forms_of_a_given_name(one: str, other: str, same: bool) -> None:
    assert gazetteer.is_same_given_name(one, other) is same


@pytest.mark.parametrize(
    ("name", "canonical", "form"),
    [
        pytest.param("the Kremlin", "Kremlin", "seat", id="seat, article aside"),
        pytest.param("Norwegian", "Norway", "adjective", id="adjective"),
        pytest.param("Norwegians", "Norwegians", "people", id="people"),
        pytest.param("Oslo", "Oslo", "capital", id="capital"),
        pytest.param("U.N.", "United Nations", "acronym", id="dotted acronym"),
        pytest.param("U.S. Supreme Court", "Supreme Court", "name", id="country before an organization"),
    ],
)
def test_known_names(name: str, canonical: str, form: str) -> None:
    found = gazetteer.find_known_name(name)
    assert found is not None
    assert (found.name, found.form) == (canonical, form)


@pytest.mark.parametrize("word", ["us", "Us", "who", "Who", "Ana Silva", ""])
def test_words_are_no_acronyms(word: str) -> None:
    assert gazetteer.find_known_name(word) is None


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("senators", "senator"),
        ("Foreign Minister", "foreign minister"),
        ("spokeswomen", "spokeswoman"),
        ("secretaries", "secretary"),
        ("wives", "wife"),
        ("boss", "boss"),
        ("tables", None),
    ],
)
def test_role_nouns(words: str, noun: str | None) -> None:
    found = lexicon.find_role_noun(words)
    assert (found.noun if found else None) == noun


def test_broader_words_reach_over_several_steps() -> None:
    ambassador = lexicon.find_role_noun("ambassador")
    assert ambassador is not None
    assert {"diplomat", "official"} <= ambassador.broader


@pytest.mark.parametrize(
    ("title", "gender"), [("Mrs.", "female"), ("Mr.", "male"), ("Congresswoman", "female"), ("Sen.", None), ("", None)]
)
def test_gender_of_titles(title: str, gender: str | None) -> None:
    assert title_gender(title) == gender


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("halvorsen", "halvorson", True),
        ("halvorsen", "halvorssen", True),
        ("halvorsen", "halversun", False),
        ("hansen", "hanson", False),
        ("halvorsen", "halvorsen", False),
    ],
)
def test_a_misspelling_is_one_letter_in_a_long_name(one: str, other: str, is_one: bool) -> None:
    assert is_misspelt(one, other) is is_one
