"""Names between quotation marks, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.quoted_names import is_nickname_of_person, is_title_of_work


@pytest.mark.parametrize(
    ("line", "first", "last", "is_title"),
    [
        pytest.param('they saw " Quiet Harbour " twice', 3, 4, True, id="a title"),
        pytest.param('they said " Quiet Harbour " twice', 3, 4, False, id="said"),
        pytest.param('the film " Harbour " ended', 3, 3, True, id="one word behind its noun"),
        pytest.param('they saw " Harbour " twice', 3, 3, False, id="one word"),
        pytest.param("they saw Quiet Harbour twice", 2, 3, False, id="no marks"),
    ],
)
def test_a_title_stands_between_marks(line: str, first: int, last: int, *, is_title: bool) -> None:
    words = words_from(line)
    assert is_title_of_work([name_span(words, first, last)], [words]) == is_title


def test_somebody_is_called_by_a_nickname() -> None:
    words = words_from('he calls himself " Salty " now')
    assert is_nickname_of_person(name_span(words, 4, 4), words)
    assert not is_nickname_of_person(name_span(words, 0, 0), words)


@pytest.mark.parametrize(
    ("line", "is_called"),
    [
        pytest.param("a sailor gave his name as Rui today", True, id="his name as"),
        pytest.param("a sailor asked to be known only as Rui today", True, id="known only as"),
        pytest.param("a sailor used the name as Rui does", False, id="the name"),
        pytest.param("a sailor thrives only as Rui does", False, id="only as"),
    ],
)
def test_somebody_gives_a_name_without_marks(line: str, *, is_called: bool) -> None:
    words = words_from(line)
    at = line.split().index("Rui")
    assert is_nickname_of_person(name_span(words, at, at), words) is is_called
