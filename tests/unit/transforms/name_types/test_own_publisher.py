"""Names of the text's own publisher, by the names alone."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.own_publisher import mark_publisher


@pytest.mark.parametrize(
    ("line", "publisher", "is_own"),
    [
        pytest.param("told/VBD Salonica/NNP", "Salonica.com", True, id="its site"),
        pytest.param("told/VBD Salonica/NNP", "The Salonica", True, id="its article"),
        pytest.param("told/VBD Salonica/NNP", "Quist", False, id="another one's"),
        pytest.param("told/VBD Salonica/NNP", None, False, id="nobody's"),
        pytest.param("told/VBD Maria/NNP", "Maria", False, id="a given name"),
    ],
)
def test_a_name_is_the_publishers_own(line: str, publisher: str | None, is_own: bool) -> None:
    (marked,) = mark_publisher([name_span(words_from(line), 1, 1)], publisher)
    assert marked.is_publisher is is_own


def test_a_surname_in_the_text_is_not_the_publisher() -> None:
    words = words_from("Ana/NNP Quist/NNP said/VBD Quist/NNP left/VBD")
    marked = mark_publisher([name_span(words, 0, 1), name_span(words, 3, 3)], "Quist")
    assert not any(each.is_publisher for each in marked)
