"""Titles of works behind a noun and a comma, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.work_titles import put_titles_of_works


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param("her/PRP$ memoir/NN , A Rope of My Own , was", "A Rope of My Own", id="small words"),
        pytest.param("Lund/NNP ~'s/POS third/JJ novel/NN , Salt and Iron .", "Salt and Iron", id="joined by and"),
        pytest.param("her/PRP$ memoir/NN , Salt Iron , was", None, id="like a name"),
        pytest.param("a/DT memoir/NN , A Rope of My Own , was", None, id="nobody's"),
        pytest.param("her/PRP$ friend/NN , Ana of the Hills , was", None, id="no noun for works"),
        pytest.param("her/PRP$ memoir/NN , A Rope of my own life , was", None, id="common words inside"),
    ],
)
def test_titles_are_found_whole(line: str, title: str | None) -> None:
    words = words_from(line)
    found = put_titles_of_works([], [words])
    assert [one.name for one in found] == ([title] if title else [])


def test_names_inside_of_a_title_give_way() -> None:
    words = words_from("her/PRP$ memoir/NN , A Rope of My Own , was")
    (found,) = put_titles_of_works([name_span(words, 4, 4)], [words])
    assert found.name == "A Rope of My Own"
