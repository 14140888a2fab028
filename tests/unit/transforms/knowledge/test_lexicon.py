"""Words that tell what stands beside them."""

import pytest

from transforms.document import EntityType
from transforms.knowledge.lexicon import (
    NamingWord,
    PersonTitle,
    SpeechVerb,
    abbreviated_titles,
    is_kin_noun,
    is_lettered_noun,
    is_naming_word,
    is_small_title_word,
    is_word_before_title,
    look_up_organization_descriptor,
    look_up_organization_noun,
    look_up_role_noun,
    look_up_speech_verb,
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


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [("Say", SpeechVerb.SAYING), ("ask", SpeechVerb.ASKING), ("nod", SpeechVerb.GESTURE), ("sail", None)],
)
def test_verbs_beside_words_between_marks(lemma: str, expected: SpeechVerb | None) -> None:
    assert look_up_speech_verb(lemma) == expected


@pytest.mark.parametrize(("noun", "expected"), [("Routes", True), ("vitamin", True), ("ferry", False)])
def test_nouns_that_a_letter_tells_apart(noun: str, expected: bool) -> None:
    assert is_lettered_noun(noun) is expected


@pytest.mark.parametrize(
    ("lemma", "kinds"),
    [
        ("film", {NamingWord.WORK, NamingWord.MAKING}),
        ("direct", {NamingWord.MAKING}),
        ("nickname", {NamingWord.NAME}),
        ("sail", set()),
    ],
)
def test_words_before_names_between_marks(lemma: str, kinds: set[NamingWord]) -> None:
    assert {kind for kind in NamingWord if is_naming_word(lemma, kind)} == kinds


def test_titles_with_a_full_stop() -> None:
    titles = abbreviated_titles()
    assert "Sens." in titles and "Sir" not in titles


def test_a_trade_is_a_role_that_may_be_a_surname() -> None:
    trade, office = look_up_role_noun("bakers"), look_up_role_noun("senator")
    assert trade is not None
    assert office is not None
    assert (trade.noun, trade.is_trade, office.is_trade) == ("baker", True, False)


def test_nouns_for_kin() -> None:
    assert is_kin_noun("niece") and not is_kin_noun("lawyer")


def test_words_in_titles_and_before_them() -> None:
    assert is_small_title_word("of") and not is_small_title_word("Of") and not is_small_title_word("boat")
    assert is_word_before_title("Know", "for") and not is_word_before_title("know", "of")
    assert is_naming_word("remark", NamingWord.SAID)
