"""What words around a name say for a place, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.place_evidence import find_country_behind, is_name_of_place_here, weigh_place_evidence


@pytest.mark.parametrize(
    ("line", "at", "is_place"),
    [
        pytest.param("they live in Quistad today", 3, True, id="in"),
        pytest.param("they have faith in Quistad", 4, False, id="faith in"),
        pytest.param("ten miles north of Quistad", 4, True, id="north of"),
        pytest.param("a friend of Quistad", 3, False, id="of somebody"),
        pytest.param("the village of Quistad", 3, True, id="the village of"),
        pytest.param("from Quistad , Norway , came", 1, True, id="a region behind it"),
        pytest.param("the Quistad - based maker", 1, True, id="based there"),
        pytest.param("the Quistad - led party", 1, False, id="led by somebody"),
        pytest.param("Quistad , Norway and others", 0, False, id="two names"),
        pytest.param("Quistad is a town in/IN", 0, False, id="a tag is missing"),
        pytest.param("Quistad is a/DT town/NN in/IN a valley", 0, True, id="it is a town"),
        pytest.param("she returned to Quistad", 3, True, id="a goal"),
        pytest.param("she spoke to Quistad", 3, False, id="no goal"),
        pytest.param("its Quistad plant", 1, True, id="works called by their town"),
        pytest.param("its Quistad campaign", 1, False, id="what may be called by a person"),
        pytest.param("in Quistad 's/POS view", 1, False, id="an owner"),
        pytest.param("of Harbour Street , Quistad , admitted", 4, True, id="a street before it"),
        pytest.param("Quistad mayor Ana Lund", 0, True, id="it has a mayor"),
        pytest.param("Quistad spokesman Rui Lund", 0, False, id="it has a spokesman"),
        pytest.param("on the Quistad peninsula", 2, True, id="a landform behind it"),
        pytest.param("residents between Quistad and Adairton", 2, True, id="between two"),
        pytest.param("ships between them and Quistad", 4, False, id="joined to no place"),
    ],
)
def test_words_speak_for_a_place(line: str, at: int, *, is_place: bool) -> None:
    words = words_from(line)
    assert (weigh_place_evidence(name_span(words, at, at), words) > 0) == is_place


def test_joined_names_are_in_the_same_place() -> None:
    words = words_from("in Quistad and Adairton", {3: ("conj", 1)})
    assert weigh_place_evidence(name_span(words, 3, 3), words) > 0


def test_what_is_joined_to_a_known_place_behind_between_is_one_too() -> None:
    words = words_from("ships between Oslo and Quistad", {4: ("conj", 2)})
    assert weigh_place_evidence(name_span(words, 4, 4), words) > 0


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("in Quistad ~, Scotland ~, it rained", "GB", id="a region"),
        pytest.param("QUISTAD ~, New Zealand - It rained", "NZ", id="a dateline"),
        pytest.param("in Quistad ~, Norway and Denmark", None, id="a list"),
        pytest.param("in Quistad ~, Norway ~, Denmark and Spain", None, id="a longer list"),
        pytest.param("in Quistad ~, Okafor said", None, id="no place"),
    ],
)
def test_a_town_has_the_country_that_is_behind_it(line: str, code: str | None) -> None:
    words = words_from(line)
    at = next(at for at, word in enumerate(words) if word.text.lower() == "quistad")
    assert find_country_behind(name_span(words, at, at), words) == code


def test_the_tagger_has_to_agree_where_somebody_has_the_name() -> None:
    words = words_from("they live in Quist")
    assert is_name_of_place_here(name_span(words, 3, 3, label="GPE"), words)
    assert not is_name_of_place_here(name_span(words, 3, 3, label="PERSON"), words)


def test_another_label_and_an_article_make_a_paper_or_a_firm_of_it() -> None:
    words = words_from("they read in the Quistad")
    assert weigh_place_evidence(name_span(words, 4, 4, label="WORK_OF_ART"), words) == 0
    assert weigh_place_evidence(name_span(words, 4, 4, has_article=True), words) == 0
