"""What words mean, seen from the day of publication."""

from datetime import date

import pytest

from tests.kit.stories import story
from transforms.circumstances.day_phrases import read_day_phrase

SUNDAY = date(2024, 3, 31)


@pytest.mark.parametrize(
    ("words", "head", "first", "last"),
    [
        pytest.param(
            "the|DT|det|day day|NN|ROOT before|IN|prep|day yesterday|NN|pobj|before", "yesterday", 29, 29, id="2"
        ),
        pytest.param(
            "a|DT|det|fortnight fortnight|NN|npadvmod|ago ago|RB|ROOT", "fortnight", 17, 17, id="a fortnight ago"
        ),
        pytest.param(
            "a|DT|det|week week|NN|dep|ago ago|RB|dep|Friday Friday|NNP|ROOT", "Friday", 22, 22, id="a week ago"
        ),
        pytest.param("this|DT|det|past past|JJ|amod|Friday Friday|NNP|ROOT", "Friday", 29, 29, id="this past Friday"),
        pytest.param("this|DT|det|week week|NN|ROOT", "week", 25, 31, id="this week"),
        pytest.param("last|JJ|amod|week week|NN|ROOT", "week", 18, 24, id="last week"),
        pytest.param("the|DT|det|3rd 3rd|CD|nummod|March March|NNP|ROOT", "March", 3, 3, id="an ordinal number"),
    ],
)
def test_days_of_the_month(words: str, head: str, first: int, last: int) -> None:
    parse = story(words).parses[0]
    token = next(token for token in parse.tokens if token.text == head)
    found = read_day_phrase(token, SUNDAY)
    assert found is not None
    assert (found.first, found.last) == (SUNDAY.replace(day=first), SUNDAY.replace(day=last))


@pytest.mark.parametrize(
    ("words", "head"),
    [
        pytest.param("the|DT|det|Friday Friday|NNP|ROOT before|IN|prep|Friday", "Friday", id="from another day"),
        pytest.param(
            "more|JJR|dep|than than|IN|dep|two two|CD|dep|days days|NNS|ROOT ago|RB|dep|days", "days", id="more"
        ),
        pytest.param("every|DT|det|Friday Friday|NNP|ROOT", "Friday", id="many days"),
        pytest.param("March|NNP|ROOT", "March", id="a month that nothing says is one"),
        pytest.param("This|DT|det|Morning Morning|NNP|ROOT", "Morning", id="a programme"),
        pytest.param("week|NN|ROOT", "week", id="any week"),
    ],
)
def test_what_is_not_certain(words: str, head: str) -> None:
    parse = story(words).parses[0]
    token = next(token for token in parse.tokens if token.text == head)
    assert read_day_phrase(token, SUNDAY) is None
