"""The day on which something was said."""

from datetime import date

import pytest

from tests.unit.transforms.circumstances.events import event_of
from transforms.circumstances.days import find_speech_day

WEDNESDAY = date(2024, 5, 15)
SAID = "Silva|NNP|nsubj|said said=say|VBD|ROOT"
ON_APRIL_12 = f"{SAID} on|IN|prep|said April|NNP|pobj|on 12|CD|nummod|April"


@pytest.mark.parametrize(
    ("sentence", "published", "day", "words"),
    [
        pytest.param(
            f"{SAID} on|IN|prep|said Monday|NNP|pobj|on", WEDNESDAY, date(2024, 5, 13), "on Monday", id="last Monday"
        ),
        pytest.param(f"{SAID} on|IN|prep|said Wednesday|NNP|pobj|on", WEDNESDAY, WEDNESDAY, "on Wednesday", id="today"),
        pytest.param(f"{SAID} yesterday|NN|npadvmod|said", WEDNESDAY, date(2024, 5, 14), "yesterday", id="yesterday"),
        pytest.param(
            f"{SAID} last|JJ|amod|night night|NN|npadvmod|said", WEDNESDAY, date(2024, 5, 14), "last night", id="night"
        ),
        pytest.param(
            f"{SAID} this|DT|det|morning morning|NN|npadvmod|said",
            WEDNESDAY,
            WEDNESDAY,
            "this morning",
            id="this morning",
        ),
        pytest.param(ON_APRIL_12, WEDNESDAY, date(2024, 4, 12), "on April 12", id="in the year of publication"),
        pytest.param(
            ON_APRIL_12.replace("April", "June"), WEDNESDAY, date(2023, 6, 12), "on June 12", id="in the year before"
        ),
        pytest.param(
            f"{ON_APRIL_12} ,|,|punct|April 2022|CD|nummod|April",
            None,
            date(2022, 4, 12),
            "on April 12 , 2022",
            id="year",
        ),
    ],
)
def test_the_day_is(sentence: str, published: date | None, day: date, words: str) -> None:
    doc, event = event_of(sentence, "said")
    found = find_speech_day(event, published)
    assert found is not None
    assert (found[0], found[1].of(doc.text)) == (day, words)


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        pytest.param(f"{SAID} on|IN|prep|said Monday|NNP|pobj|on", None, id="a weekday without publication"),
        pytest.param(f"{SAID} last|JJ|amod|Monday Monday|NNP|npadvmod|said", WEDNESDAY, id="which week is not certain"),
        pytest.param(
            f"{SAID} on|IN|prep|said Monday|NNP|pobj|on and|CC|cc|Monday Tuesday|NNP|conj|Monday",
            WEDNESDAY,
            id="two days",
        ),
        pytest.param(f"{SAID} in|IN|prep|said Monday:ORG|NNP|pobj|in", WEDNESDAY, id="a name with a day"),
        pytest.param(ON_APRIL_12.replace("12", "31"), WEDNESDAY, id="no day of the calendar"),
        pytest.param(SAID, WEDNESDAY, id="none"),
    ],
)
def test_there_is_no_day(sentence: str, published: date | None) -> None:
    assert find_speech_day(event_of(sentence, "said")[1], published) is None


def test_a_day_in_the_content_is_the_speakers() -> None:
    _, event = event_of(f"{SAID} on|IN|prep|said Monday|NNP|pobj|on", "said", "on Monday")
    assert find_speech_day(event, WEDNESDAY) is None
