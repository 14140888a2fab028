"""Reports that are told by their form: who says it closes the sentence, or "in her words" opens it."""

import pytest

from tests.kit.reading import read
from transforms.clauses.certain_reports import is_certain_report
from transforms.clauses.clause_candidates import clause_candidates

_LEMMAS = frozenset(("say", "tell", "words", "learn", "find"))


def certain(text: str) -> list[str]:
    (parse,) = read(text).parses
    tokens = parse.tokens
    clauses = clause_candidates(tokens, frozenset(), _LEMMAS)
    found = [clause for clause in clauses if is_certain_report(clause, tokens, frozenset())]
    return sorted({tokens.span(*clause.content[0]).text for clause in found})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Two ferries were late, people familiar with the matter told the Gazette on Monday.",
            ["Two ferries were late"],
            id="a tag at the end",
        ),
        pytest.param(
            "Two ferries were late, the Gazette has learned.", ["Two ferries were late"], id="what a paper learned"
        ),
        pytest.param(
            "The board of Marlow heard arguments on Thursday, said Recep Yılmaz, a lawyer for the family.",
            ["The board of Marlow heard arguments on Thursday"],
            id="the verb first, and more of the source behind",
        ),
        pytest.param("In her words, two ferries were late.", ["two ferries were late"], id="in her words"),
        pytest.param(
            "By 2035 two ferries will still be late, says a study.",
            ["By 2035 two ferries will still be late"],
            id="a clause that a time opens",
        ),
        pytest.param(
            "Two ferries were late, according to a study released on Monday.",
            ["Two ferries were late"],
            id="according to, at the end",
        ),
        pytest.param("Two ferries, according to plan, were late.", [], id="according to, in the middle"),
        pytest.param("When two ferries were late, Ana Silva said nothing.", [], id="no main clause"),
        pytest.param("Two ferries were late, Ana Silva said they would stop.", [], id="the sentence goes on"),
    ],
)
def test_a_report_is_told_by_its_form(text: str, expected: list[str]) -> None:
    assert certain(text) == expected
