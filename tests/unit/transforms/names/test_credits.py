"""Where a picture's credit ends that a page wrote before a sentence, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.credits import is_behind_credit, is_credit


@pytest.mark.parametrize(
    ("line", "first", "last", "is_one"),
    [
        pytest.param("Quist via AP Silva said", 2, 2, True, id="letters behind via"),
        pytest.param("Quist via Reuters Silva said", 2, 2, True, id="an agency behind via"),
        pytest.param("Quist via CNN Silva said", 2, 2, True, id="a known body behind via"),
        pytest.param("Quist via Getty Images Silva said", 2, 3, True, id="an agency of two words"),
        pytest.param("Quist via Getty Images Silva said", 2, 2, False, id="its first word"),
        pytest.param("late . Getty Images Silva said", 2, 3, True, id="an agency of two words alone"),
        pytest.param("late . AP Silva said", 2, 2, False, id="letters alone"),
        pytest.param("Quist via Reuters Institute said", 2, 2, False, id="a body of its name"),
        pytest.param("Oslo via Lund Silva said", 2, 2, False, id="another name"),
    ],
)
def test_where_a_credit_ends(line: str, first: int, last: int, is_one: bool) -> None:
    assert is_credit(words_from(line), first, last) is is_one


def test_a_sentence_begins_behind_a_credit() -> None:
    words = words_from("Quist via Getty Images Clashes went on")
    assert is_behind_credit(words, 4)
    assert not is_behind_credit(words, 3)
    assert not is_behind_credit(words, 0)
