"""Names, durations and open counts that look like dates."""

import pytest
import spacy

from tests.unit.transforms.dates.dated_texts import find_phrases, read_dates
from transforms.dates.relative_words import is_weekday_word

NAMED = spacy.blank("en")
NAMED.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "Sunday Gazette"}])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They watch This Morning.", id="a programme"),
        pytest.param("He told Today that it rained.", id="a programme that is called as a day"),
        pytest.param("That Friday it rained.", id="a day that is told of"),
        pytest.param("Over two years ago it rained.", id="an open count"),
        pytest.param("The next week was wet.", id="a length of time, or seen from elsewhere"),
    ],
)
def test_it_is_no_date(text: str) -> None:
    assert [value for _, value in read_dates(text) if value] == []


@pytest.mark.parametrize("text", ["Today it rained.", "It rained today.", "Late Talks Begin Today"])
def test_a_capital_that_any_word_would_have_there_makes_no_name(text: str) -> None:
    assert len([value for _, value in read_dates(text) if value]) == 1


def test_a_day_in_the_name_of_a_paper_is_none() -> None:
    assert find_phrases("The Sunday Gazette said no.", NAMED) == []
    (phrase,) = find_phrases("It said no on Sunday.", NAMED)
    assert is_weekday_word(phrase.tokens, phrase.match)
