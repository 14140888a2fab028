"""Which names are of one person, without a language model."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from transforms.document import Span
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.names.name_spans import NameSpan
from transforms.persons.holders import HolderContext
from transforms.persons.persons import (
    LIKELIER,
    Person,
    drop_nickname,
    group_persons,
    may_be_woman_in_office,
    nicknames_in_name,
)

IN_GERMANY = HolderContext(frozenset(("Germany",)))


def names_at(*names: str, step: int = 1000) -> list[NameSpan]:
    """Make names, one each `step` characters; what is before `+` is the title."""
    out = []
    for at, item in enumerate(names):
        title, _, name = item.rpartition("+")
        out.append(NameSpan(Span(at * step, at * step + len(name)), name, 0, at, at, title=title))
    return out


@pytest.mark.parametrize(
    ("names", "canonical"),
    [
        pytest.param(["Ana Quist", "Ana Quist"], ["Ana Quist"], id="the same name"),
        pytest.param(["Bill Quist", "William Quist"], ["William Quist"], id="forms of a given name, the longer one"),
        pytest.param(["A. Quist", "Ana Quist"], ["Ana Quist"], id="an initial"),
        pytest.param(["Ana Quist", "Rui Quist"], ["Ana Quist", "Rui Quist"], id="two of a family"),
        pytest.param(["Ana B. Quist", "Ana C. Quist"], ["Ana B. Quist", "Ana C. Quist"], id="two middle initials"),
        pytest.param(["Rui Quist", "Rui Quist Jr."], ["Rui Quist", "Rui Quist Jr."], id="father and son"),
        pytest.param(["Rui L. Quist Jr.", "Rui L. Quist"], ["Rui L. Quist Jr.", "Rui L. Quist"], id="with an initial"),
        pytest.param(['Roberta "Bobbie" Quist', "Roberta Quist"], ["Roberta Quist"], id="a nickname inside"),
        pytest.param(["Ana (Dias) Quist", "Ana Quist"], ["Ana Quist"], id="a maiden name inside"),
        pytest.param(["CARLTON Quist"], ["Carlton Quist"], id="a given name in an opening's capitals"),
        pytest.param(["ANA QUIST"], ["Ana Quist"], id="capitals only"),
    ],
)
def test_full_names_of_one_person_are_merged(names: list[str], canonical: list[str]) -> None:
    assert [person.canonical for person in group_persons(names_at(*names), [])] == canonical


@pytest.mark.parametrize(
    ("full", "single", "canonical", "rule"),
    [
        pytest.param(["Ana Quist"], "Quist", "Ana Quist", "surname", id="the only bearer"),
        pytest.param(["Ana Quist", "Rui Quist"], "Mr.+Quist", "Rui Quist", "surname", id="by the title's gender"),
        pytest.param(
            ["Sen.+Ana Quist", "Rui Quist"], "Sen.+Quist", "Ana Quist", "surname and title", id="by the same title"
        ),
        pytest.param(["Ana Quist", "Ana Quist", "Rui Quist"], "Quist", "Ana Quist", LIKELIER, id="the main bearer"),
        pytest.param(["Ana Quist"], "Ana", "Ana Quist", "given name", id="the given name"),
        pytest.param(["Ana Halvorsen"], "Halvorson", "Ana Halvorsen", "surname, misspelt", id="misspelt"),
        pytest.param(['Roberta "Bobbie" Quist'], "Bobbie", "Roberta Quist", "given name", id="the nickname"),
        pytest.param(["Robert Quist"], "Bob", "Robert Quist", "given name", id="the short given name"),
        pytest.param(
            ["Robert Quist", "Robert Lund"], "Bob", "Bob", "surname only", id="a short name that two may have"
        ),
        pytest.param(["Charlie Quist"], "Charlotte", "Charlotte", "surname only", id="a longer given name"),
        pytest.param(["Tarrin Quist"], "Ms.+Tarrin", "Tarrin Quist", "given name", id="a surname that comes first"),
        pytest.param(["Rui Quist Jr.", "Rui Quist"], "Quist Jr.", "Rui Quist Jr.", "surname", id="the son's suffix"),
        pytest.param(["Ana Quist"], "Lund", "Lund", "surname only", id="nobody's"),
    ],
)
def test_a_single_name_goes_to_its_bearer(full: list[str], single: str, canonical: str, rule: str) -> None:
    *full_names, single_name = names_at(*full, single)
    persons = group_persons(full_names, [single_name])
    found = {
        (person.canonical, one.rule) for person in persons for one in person.assigned if one.name_span == single_name
    }
    assert found == {(canonical, rule)}


def test_who_was_named_just_before_is_likelier_than_the_main_bearer() -> None:
    ana, rui, _ = names_at("Ana Quist", "Rui Quist", "x")
    single = NameSpan(Span(1100, 1105), "Quist", 0, 5, 5)
    persons = group_persons([ana, rui], [single])
    assert [len(person.assigned) for person in persons] == [1, 2]


def test_an_office_holder_gets_the_full_name_by_country() -> None:
    single = names_at("Merkel")
    assert [person.canonical for person in group_persons([], single, IN_GERMANY)] == ["Angela Merkel"]


def test_an_office_holder_is_nobody_who_is_told_to_be_somebody_else() -> None:
    single = [replace(name_span, is_private=True) for name_span in names_at("Merkel")]
    assert [person.canonical for person in group_persons([], single, IN_GERMANY)] == ["Merkel"]


@pytest.mark.parametrize(
    ("full", "singles", "canonical"),
    [
        (["Donald Trump Jr."], ["President+Trump", "Mr.+Trump"], {"Donald Trump": 2, "Donald Trump Jr.": 1}),
        (["Donald Trump"], ["President+Trump"], {"Donald Trump": 2}),
        (["Ana Biden"], ["President+Biden", "Biden"], {"Ana Biden": 1, "Joe Biden": 2}),
    ],
)
def test_a_head_by_surname_is_nobody_of_the_family(
    full: list[str], singles: list[str], canonical: dict[str, int]
) -> None:
    names = names_at(*full, *singles, step=10)
    persons = group_persons(names[: len(full)], names[len(full) :])
    assert {person.canonical: len(person.assigned) for person in persons} == canonical


def test_a_wife_by_surname_is_no_holder() -> None:
    (person,) = group_persons([], names_at("Mrs.+Merkel"), IN_GERMANY)
    assert person.canonical == "Angela Merkel"
    (person,) = group_persons([], names_at("Mr.+Merkel"), IN_GERMANY)
    assert person.canonical == "Merkel"


@pytest.mark.parametrize(("year", "canonical"), [(1990, "George H.W. Bush"), (2004, "George W. Bush"), (1970, "Bush")])
def test_of_father_and_son_the_day_of_the_text_decides(year: int, canonical: str) -> None:
    context = HolderContext(frozenset(("United States",)), day=date(year, 5, 1))
    (person,) = group_persons([], names_at("Mr.+Bush"), context)
    assert person.canonical == canonical


def test_of_two_bearers_the_gender_that_a_sentence_tells_chooses() -> None:
    ana, rui, *_, single = names_at("Ana Quist", "Rui Quist", "Rui Quist", "Quist")
    (first, second) = group_persons([ana, rui], [replace(single, told_gender="female")])
    assert [len(first.assigned), len(second.assigned)] == [2, 1]


def test_a_nickname_is_outside_of_the_name() -> None:
    assert drop_nickname('Roberta "Bobbie" Lund') == "Roberta Lund"
    assert nicknames_in_name('Roberta "Bobbie" Lund') == ["Bobbie"]
    assert drop_nickname("Roberta \u201cBig Bobbie\u201d Lund") == "Roberta Lund"
    assert nicknames_in_name("Roberta \u201cBig Bobbie\u201d Lund") == ["Big Bobbie"]


def test_a_relative_is_the_less_likely_bearer_of_a_surname() -> None:
    daughter, father, *others, single = names_at("Ana Quist", "Rui Quist", "Rui Quist", "Quist")
    persons = group_persons([daughter, replace(father, is_kin=True), *others], [single])
    assert next(person.canonical for person in persons if single in person.name_spans) == "Ana Quist"


@pytest.mark.parametrize(
    ("name", "role", "is_woman"),
    [
        ("Maria Lund", "chairman", True),
        ("Peter Lund", "chairman", False),
        ("Maria Lund", "mayor", False),
        ("Zyx Lund", "chairman", True),
        ("Zyx Lund", "man", False),
    ],
)
def test_a_woman_may_be_chairman(name: str, role: str, is_woman: bool) -> None:
    held = look_up_role_noun(role)
    assert held is not None
    assert may_be_woman_in_office(Person(Counter([name])), held) is is_woman


@pytest.mark.parametrize(
    ("full", "single", "canonical"),
    [
        pytest.param(["Ana Costa Quist"], ["Ms.+Costa"], ["Ana Costa Quist"], id="the first of two surnames"),
        pytest.param(["Ana Maria Quist"], ["Ms.+Maria"], ["Ana Maria Quist", "Maria"], id="a middle name is none"),
        pytest.param(["Ti Quist", "Ti Quist", "Ana Ti Quist"], [], ["Ana Ti Quist"], id="the first words are left out"),
        pytest.param(["Ana Quist", "Ana Quist", "Old Ana Quist"], [], ["Ana Quist"], id="a word before a whole name"),
    ],
)
def test_names_of_several_words(full: list[str], single: list[str], canonical: list[str]) -> None:
    names = names_at(*full, *single)
    assert [person.canonical for person in group_persons(names[: len(full)], names[len(full) :])] == canonical


@pytest.mark.parametrize(
    ("longer", "canonical"),
    [
        pytest.param(["Ana Quist Show"], "Ana Quist", id="whom a show is named after"),
        pytest.param(["Ana Quist Show", "Rui Quist Trust"], "Quist", id="two may be meant"),
        pytest.param(["Harbour Quist Show"], "Quist", id="no given name"),
    ],
)
def test_a_longer_name_has_the_full_name(longer: list[str], canonical: str) -> None:
    (person,) = group_persons([], names_at("Quist"), longer_names=longer)
    assert person.canonical == canonical
