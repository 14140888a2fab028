"""Offices that the words around a name state, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.roles.role_nouns import find_head_noun_of_role
from transforms.roles.role_phrases import NamedAt
from transforms.roles.roles import find_roles


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        pytest.param(
            "former/JJ campaign/NN manager/NN Ana/NNP Quist/NNP", ["former campaign manager"], id="before the name"
        ),
        pytest.param(
            "Ana/NNP Quist/NNP , a/DT spokesman/NN for/IN Lund/NNP ,", ["spokesman for Lund"], id="behind the name"
        ),
        pytest.param(
            "Ana/NNP Quist/NNP , 34 , the/DT mayor/NN of/IN Ellery/NNP .", ["mayor of Ellery"], id="behind the age"
        ),
        pytest.param(
            "The/DT foreign/JJ minister/NN , Ana/NNP Quist/NNP , left/VBD", ["foreign minister"], id="in front"
        ),
        pytest.param("teacher/NN Ana/NNP Quist/NNP left/VBD", ["teacher"], id="a trade before the name"),
        pytest.param(
            "Ana/NNP Quist/NNP , hours/NNS after/IN her/PRP$ husband/NN left/VBD ,", [], id="a time, and no tie of hers"
        ),
        pytest.param(
            "They/PRP like/VBP Ana/NNP Quist/NNP , the/DT mayor/NN said/VBD .", [], id="whoever says so is another"
        ),
        pytest.param("They/PRP like/VBP Ana/NNP Quist/NNP , the/DT mayor/NN .", ["mayor"], id="behind an object"),
        pytest.param("Ana/NNP Quist/NNP is/VBZ a/DT teacher/NN .", ["teacher"], id="stated"),
        pytest.param("Ana/NNP Quist/NNP , who/WP is/VBZ a/DT teacher/NN .", ["teacher"], id="stated in a clause"),
        pytest.param(
            "Ana/NNP Quist/NNP served/VBD as/IN mayor/NN of/IN Ellery/NNP", ["mayor of Ellery"], id="served as"
        ),
        pytest.param("Ana/NNP Quist/NNP was/VBD named/VBN mayor/NN of/IN Ellery/NNP", ["mayor of Ellery"], id="named"),
        pytest.param("Ana/NNP Quist/NNP will/MD become/VB mayor/NN of/IN Ellery/NNP", ["mayor of Ellery"], id="will"),
        pytest.param("Ana/NNP Quist/NNP resigned/VBD as/IN mayor/NN of/IN Ellery/NNP", ["mayor of Ellery"], id="left"),
        pytest.param("Lund/NNP , whose/WP$ mayor/NN , Ana/NNP Quist/NNP , left/VBD", ["mayor"], id="whose"),
        pytest.param("Ana/NNP Quist/NNP has/VBZ been/VBN mayor/NN since/IN 2014/CD", ["mayor since 2014"], id="since"),
        pytest.param("Ana/NNP Quist/NNP , then/RB the/DT mayor/NN ,", ["mayor"], id="then"),
        pytest.param("Mayor/NN ~-/HYPH ~elect/NN Ana/NNP Quist/NNP left/VBD", ["Mayor-elect"], id="elect"),
        pytest.param(
            "Lund/NNP names/VBZ Ana/NNP Quist/NNP chief/NN executive/NN as/IN line/NN starts/VBZ",
            ["chief executive"],
            id="appointed",
        ),
        pytest.param(
            "named/VBD Ana/NNP Quist/NNP , 34 , as/IN head/NN of/IN Ellery/NNP on/IN Monday/NNP",
            ["head of Ellery"],
            id="appointed as",
        ),
        pytest.param(
            "Lund/NNP made/VBD Ana/NNP Quist/NNP its/PRP$ chief/NN executive/NN on/IN Monday/NNP",
            ["chief executive"],
            id="made its chief executive",
        ),
        pytest.param("made/VBD Ana/NNP Quist/NNP leader/NN of/IN the/DT pack/NN", [], id="made one of many"),
        pytest.param("named/VBD Ana/NNP Quist/NNP in/IN a/DT letter/NN .", [], id="named, and no office"),
        pytest.param("met/VBD Ana/NNP Quist/NNP head/NN on/IN .", [], id="no verb of appointing"),
        pytest.param(
            "Ana/NNP Quist/NNP , until/IN last/JJ year/NN governor/NN of/IN Ellery/NNP , left/VBD",
            ["governor of Ellery"],
            id="until last year",
        ),
        pytest.param("Ana/NNP Quist/NNP , a/DT tall/JJ tree/NN .", [], id="no role noun"),
        pytest.param("saying/VBG Ana/NNP Quist/NNP left/VBD", [], id="a verb before the name"),
        pytest.param("teachers/NNS Ana/NNP Quist/NNP left/VBD", [], id="a plural"),
    ],
)
def test_the_words_around_a_name_state_roles(line: str, roles: list[str]) -> None:
    words = words_from(line)
    at = [word.text for word in words].index("Ana")
    assert [held.role for held in find_roles(name_span(words, at, at + 1), [words], {})] == roles


def test_a_place_where_somebody_speaks_has_no_role() -> None:
    words = words_from("in/IN Quist/NNP , the/DT mayor/NN said/VBD")
    assert not list(find_roles(name_span(words, 1, 1), [words], {}))


def test_a_title_is_a_role_unless_it_is_an_honorific() -> None:
    words = words_from("Foreign/NNP Minister/NNP Quist/NNP")
    (held,) = find_roles(name_span(words, 2, 2, title="Foreign Minister", title_first=0), [words], {})
    assert (held.role, held.evidence) == ("Foreign Minister", "Foreign Minister Quist")
    words = words_from("The/DT coroner/NN ,/, Mrs./NNP Quist/NNP ,/, left/VBD")
    (held,) = find_roles(name_span(words, 4, 4, title="Mrs.", title_first=3), [words], {})
    assert held.role == "coroner"
    words = words_from("Mrs./NNP Quist/NNP")
    assert not list(find_roles(name_span(words, 1, 1, title="Mrs.", title_first=0), [words], {}))


def test_the_organization_behind_the_noun_is_the_roles() -> None:
    words = words_from("Ana/NNP Quist/NNP , the/DT Norwegian/JJ head/NN of/IN Lund/NNP .")
    names = {
        (0, 4): NamedAt(4, "place.norway", EntityType.PLACE),
        (0, 7): NamedAt(7, "organization.lund", EntityType.ORGANIZATION),
    }
    (held,) = find_roles(name_span(words, 0, 1), [words], names)
    assert held.organization_entity_id == "organization.lund"


def test_a_trade_that_is_a_word_of_the_next_name_is_no_role() -> None:
    words = words_from("Ana/NNP Quist/NNP , Will/NNP Smith/NNP")
    assert [held.role for held in find_roles(name_span(words, 0, 1), [words], {})] == ["Will Smith"]
    names = {(0, 3): NamedAt(4, "person.will-smith", EntityType.PERSON)}
    assert not list(find_roles(name_span(words, 0, 1), [words], names))


def test_a_role_before_the_next_name_of_a_list_is_that_ones() -> None:
    words = words_from("Ana/NNP Quist/NNP , the/DT singer/NN Rui/NNP Lund/NNP")
    names = {(0, 5): NamedAt(6, "person.rui-lund", EntityType.PERSON)}
    assert not list(find_roles(name_span(words, 0, 1), [words], names))


@pytest.mark.parametrize(
    ("role", "noun"),
    [
        ("former spokeswoman for Lund", "spokeswoman"),
        ("Norwegian Foreign Minister", "foreign minister"),
        ("Sen.", "senator"),
        ("secretary of state", "secretary of state"),
        ("tall tree", None),
    ],
)
def test_the_noun_that_heads_a_role(role: str, noun: str | None) -> None:
    found = find_head_noun_of_role(role)
    assert (found.noun if found else None) == noun


def test_a_role_says_when_it_is_held() -> None:
    words = words_from("Then/RB ~-/HYPH ~Mayor/NNP Ana/NNP Quist/NNP")
    (held,) = find_roles(name_span(words, 3, 4, title="Mayor", title_first=2), [words], {})
    assert (held.role, held.time_words, held.evidence) == ("Mayor", "then", "Then-Mayor Ana Quist")


def test_a_role_begins_with_the_name_that_it_cuts() -> None:
    words = words_from("University/NNP of/IN Lund/NNP President/NNP Ana/NNP Quist/NNP")
    names = {(0, 0): NamedAt(2, "organization.university-of-lund", EntityType.ORGANIZATION)}
    (held,) = find_roles(name_span(words, 4, 5, title="President", title_first=3), [words], names)
    assert (held.role, held.organization_entity_id) == (
        "University of Lund President",
        "organization.university-of-lund",
    )
