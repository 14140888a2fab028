"""What the clause about an office holder says of the time of the office."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.roles.role_events import find_time_words_behind_name


@pytest.mark.parametrize(
    ("line", "dep", "verb", "found"),
    [
        pytest.param("Ana resigned on Monday", "nsubj", 1, "resigned", id="resigned"),
        pytest.param("Ana stepped down on Monday", "nsubj", 1, "resigned", id="stepped down"),
        pytest.param("Ana stepped out", "nsubj", 1, "", id="stepped, not down"),
        pytest.param("Ana quit the race", "nsubj", 1, "", id="left another thing"),
        pytest.param("Ana was sacked", "nsubjpass", 2, "sacked", id="sacked"),
        pytest.param("Ana , in office since June , left", "nsubj", 7, "since June", id="in office since"),
        pytest.param("Ana , who was elected in 2030 , left", "nsubj", 8, "elected in 2030", id="elected in"),
        pytest.param("Ana , who has led the police since 2025 , left", "nsubj", 10, "since 2025", id="has led since"),
        pytest.param("Ana said no", "nsubj", 1, "", id="nothing"),
    ],
)
def test_time_is_said(line: str, dep: str, verb: int, found: str) -> None:
    words = words_from(line, {0: (dep, verb)})
    assert find_time_words_behind_name(name_span(words, 0, 0), words) == found


def test_an_apposition_is_the_subject_that_it_stands_beside() -> None:
    words = words_from("rector , Ana , resigned .", {0: ("nsubj", 4), 2: ("appos", 0)})
    assert find_time_words_behind_name(name_span(words, 2, 2), words) == "resigned"
