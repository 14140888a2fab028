"""Words that tell what stands beside them."""

import pytest

from transforms.document import EntityType
from transforms.knowledge.lexicon import (
    PersonTitle,
    look_up_organization_descriptor,
    look_up_organization_noun,
    look_up_role_noun,
    look_up_title,
    singularize,
)


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
    found = look_up_role_noun(words)
    assert (found.noun if found else None) == noun


def test_broader_words_reach_over_several_steps() -> None:
    ambassador = look_up_role_noun("ambassador")
    assert ambassador is not None
    assert {"diplomat", "official"} <= ambassador.broader


@pytest.mark.parametrize(
    ("word", "title"),
    [
        pytest.param("Mrs.", PersonTitle(True, "female", None), id="an honorific tells the gender and no office"),
        pytest.param("Sen.", PersonTitle(False, None, "senator"), id="a title tells the office"),
        pytest.param("mrs.", None, id="titles have a capital"),
        pytest.param("Table", None, id="no title"),
    ],
)
def test_titles(word: str, title: PersonTitle | None) -> None:
    assert look_up_title(word) == title


@pytest.mark.parametrize(
    ("word", "entity_type"),
    [
        ("Commission", EntityType.ORGANIZATION),
        ("Treaty", EntityType.AGREEMENT),
        ("commission", None),
        ("Quist", None),
    ],
)
def test_nouns_at_the_end_of_names(word: str, entity_type: EntityType | None) -> None:
    assert look_up_organization_noun(word) == entity_type


def test_a_descriptor_has_the_words_of_names_that_it_fits() -> None:
    bank = look_up_organization_descriptor("bank")
    assert bank is not None and "Bank" in bank and "*" not in bank
    company = look_up_organization_descriptor("company")
    assert company is not None and "*" in company
    assert look_up_organization_descriptor("table") is None


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("spokesmen", "spokesman"), ("housewives", "housewife"), ("secretaries", "secretary"), ("boss", "boss")],
)
def test_singulars(plural: str, singular: str) -> None:
    assert singularize(plural) == singular


def test_a_trade_is_a_role_that_may_be_a_surname() -> None:
    trade, office = look_up_role_noun("bakers"), look_up_role_noun("senator")
    assert trade is not None
    assert office is not None
    assert (trade.noun, trade.is_trade, office.is_trade) == ("baker", True, False)
