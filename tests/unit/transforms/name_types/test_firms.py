"""Firms by what is said of them, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.firms import (
    is_name_called_company_next,
    is_name_called_organization,
    is_name_of_branch,
    is_name_of_firm_here,
    is_name_of_owner,
    is_name_of_shares,
    is_name_of_somethings_firm,
)


@pytest.mark.parametrize(
    ("line", "is_firm"),
    [
        pytest.param("Quist/NNP fell 3 percent on Monday", True, id="a price that moves"),
        pytest.param("Quist/NNP fell down the stairs", False, id="a person who falls"),
        pytest.param("Quist/NNP shares rose", True, id="shares"),
        pytest.param("Quist/NNP said it would hire a cook", True, id="it for the speaker"),
        pytest.param("Quist/NNP said that it will hire a cook", True, id="it behind that"),
        pytest.param("Quist/NNP said it would be late", False, id="it for nothing"),
        pytest.param("Quist/NNP closes its mill", True, id="its own"),
        pytest.param("Quist/NNP sold his mill", False, id="his own"),
        pytest.param("Quist/NNP", False, id="nothing behind"),
    ],
)
def test_words_behind_a_name_are_said_of_firms(line: str, *, is_firm: bool) -> None:
    words = words_from(line)
    assert is_name_of_firm_here(name_span(words, 0, 0), words) == is_firm


@pytest.mark.parametrize(
    ("line", "following", "is_firm"),
    [
        pytest.param("Quist/NNP sells tea . The company is old", "", True, id="in the same line"),
        pytest.param("Quist/NNP sells tea .", "The firm is old", True, id="in the next line"),
        pytest.param("Quist/NNP sells tea . The shop is old", "The firm is old", False, id="not right behind"),
    ],
)
def test_the_next_sentence_calls_it_a_company(line: str, following: str, *, is_firm: bool) -> None:
    words = words_from(line)
    span = name_span(words, 0, 0, is_initial=True)
    assert is_name_called_company_next(span, words, words_from(following)) == is_firm


def test_a_name_inside_a_sentence_is_not_called_a_company() -> None:
    words = words_from("then Quist/NNP left . The firm is old")
    assert not is_name_called_company_next(name_span(words, 1, 1), words, [])


@pytest.mark.parametrize(
    ("line", "first", "is_firm"),
    [
        pytest.param("Shares in Ana/NNP Quist/NNP fell", 2, True, id="shares in it"),
        pytest.param("then Ana/NNP Quist/NNP shares fell", 1, True, id="its shares"),
        pytest.param("faith in Ana/NNP Quist/NNP fell", 2, False, id="no shares"),
    ],
)
def test_shares_are_of_firms(line: str, first: int, *, is_firm: bool) -> None:
    words = words_from(line)
    assert is_name_of_shares(name_span(words, first, first + 1), words) == is_firm


@pytest.mark.parametrize(
    ("line", "first", "is_organization"),
    [
        pytest.param("Ana/NNP Quist/NNP ,/, the/DT brewery/NN in/IN Lund/NNP", 0, True, id="behind the name"),
        pytest.param("Ana/NNP Quist/NNP ,/, the/DT company/NN said/VBD ,/,", 0, False, id="who says so"),
        pytest.param("Ana/NNP Quist/NNP ,/, the/DT cook/NN in/IN Lund/NNP", 0, False, id="a person's trade"),
        pytest.param("The/DT old/JJ brewery/NN Ana/NNP Quist/NNP closed/VBD", 3, True, id="before the name"),
        pytest.param("brewery/NN Ana/NNP Quist/NNP closed/VBD", 1, False, id="without an article"),
    ],
)
def test_a_noun_beside_a_name_calls_it_an_organization(line: str, first: int, *, is_organization: bool) -> None:
    words = words_from(line)
    assert is_name_called_organization(name_span(words, first, first + 1), words) == is_organization


@pytest.mark.parametrize(
    ("line", "is_owner"),
    [
        pytest.param("Ana/NNP Quist/NNP has shut its mill", True, id="its own"),
        pytest.param("Ana/NNP Quist/NNP has shut her mill", False, id="her own"),
        pytest.param("Ana/NNP Quist/NNP left the town and its mill", False, id="another's"),
    ],
)
def test_what_has_its_own_is_a_firm(line: str, *, is_owner: bool) -> None:
    words = words_from(line)
    assert is_name_of_owner(name_span(words, 0, 1), words) == is_owner


@pytest.mark.parametrize(
    ("name", "is_branch"), [("Quist Norway", True), ("Ana Norway", False), ("Quist Jordan", False)]
)
def test_a_branch_is_named_by_its_land(name: str, *, is_branch: bool) -> None:
    assert is_name_of_branch(name.split()) == is_branch


@pytest.mark.parametrize(
    ("line", "first", "is_firm"),
    [
        pytest.param("the mine/NN 's/POS operator/NN , Quist/NNP .", 5, True, id="the mine's operator"),
        pytest.param("its/PRP$ former/JJ operator/NN , Quist/NNP ,", 4, True, id="its former operator"),
        pytest.param("the operator/NN , Quist/NNP said", 3, False, id="somebody says so of the operator"),
        pytest.param("the mine/NN 's/POS mayor/NN , Quist/NNP .", 5, False, id="a person's office"),
    ],
)
def test_something_has_the_firm(line: str, first: int, *, is_firm: bool) -> None:
    words = words_from(line)
    assert is_name_of_somethings_firm(name_span(words, first, first), words) == is_firm
