"""Names as written, with the words around them, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.name_spans import make_name_span


@pytest.mark.parametrize(
    ("line", "first", "last", "acronym"),
    [
        pytest.param("Harbour Works ( HW ) met", 0, 1, "HW", id="the initials"),
        pytest.param("Harbour Works of Ellery ( HW ) met", 0, 3, "HW", id="the first initials"),
        pytest.param("Harbour Works ( AB ) met", 0, 1, "", id="other letters"),
        pytest.param("Harbour Works met", 0, 1, "", id="no brackets"),
        pytest.param("Harbour Works ~, or HW ~, met", 0, 1, "HW", id="behind or"),
        pytest.param("Harbour Works or HW met", 0, 1, "", id="one of two"),
    ],
)
def test_a_name_has_its_acronym_behind(line: str, first: int, last: int, acronym: str) -> None:
    assert make_name_span(words_from(line), first, first, last, 0, is_initial=False).acronym == acronym


@pytest.mark.parametrize(
    ("line", "first", "is_kin"),
    [
        pytest.param("her/PRP$ father/NN , Rui/NNP Quist/NNP", 3, True, id="a father"),
        pytest.param("Lund/NNP ~'s/POS late/JJ wife/NN Ana/NNP Quist/NNP", 4, True, id="a late wife"),
        pytest.param("the/DT father/NN , Rui/NNP Quist/NNP", 3, False, id="nobody's"),
        pytest.param("her/PRP$ lawyer/NN , Rui/NNP Quist/NNP", 3, False, id="a lawyer"),
    ],
)
def test_a_name_is_of_somebodys_kin(line: str, first: int, *, is_kin: bool) -> None:
    assert make_name_span(words_from(line), first, first, first + 1, 0, is_initial=False).is_kin == is_kin


def test_an_article_before_an_owner_is_the_owners() -> None:
    words = words_from("the Quists/NNS ~'/POS album/NN", {1: ("poss", 3)})
    assert make_name_span(words, 1, 1, 1, 0, is_initial=False).has_article
    words = words_from("the Quist/NNP campaign/NN", {1: ("compound", 2)})
    assert not make_name_span(words, 1, 1, 1, 0, is_initial=False).has_article
