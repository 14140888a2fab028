"""The day on which something was said."""

from datetime import date

import pytest

from tests.unit.transforms.circumstances.events import event_of
from transforms.circumstances.days import find_speech_time

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
            f"{SAID} the|DT|det|day day|NN|npadvmod|said before|IN|prep|day yesterday|NN|pobj|before",
            WEDNESDAY,
            date(2024, 5, 13),
            "the day before yesterday",
            id="the day before yesterday",
        ),
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
            f"{SAID} last|JJ|amod|Wednesday Wednesday|NNP|npadvmod|said",
            WEDNESDAY,
            date(2024, 5, 8),
            "last Wednesday",
            id="the same weekday a week before",
        ),
        pytest.param(
            f"{SAID} last|JJ|amod|Friday Friday|NNP|npadvmod|said",
            WEDNESDAY,
            date(2024, 5, 10),
            "last Friday",
            id="some days before",
        ),
        pytest.param(
            f"{SAID} on|IN|prep|said Tuesday|NNP|pobj|on of|IN|prep|Tuesday last|JJ|amod|week week|NN|pobj|of",
            WEDNESDAY,
            date(2024, 5, 7),
            "on Tuesday of last week",
            id="of last week",
        ),
        pytest.param(
            f"{SAID} two|CD|nummod|days days|NNS|npadvmod|ago ago|RB|advmod|said",
            WEDNESDAY,
            date(2024, 5, 13),
            "two days ago",
            id="days ago",
        ),
        pytest.param(
            f"{SAID} a|DT|det|week week|NN|npadvmod|ago ago|RB|advmod|said",
            WEDNESDAY,
            date(2024, 5, 8),
            "a week ago",
            id="a week ago",
        ),
        pytest.param(
            f"{SAID} Monday|NNP|compound|morning morning|NN|npadvmod|said",
            WEDNESDAY,
            date(2024, 5, 13),
            "Monday morning",
            id="a part of a day",
        ),
        pytest.param(
            f"{SAID} Tuesday|NNP|npadvmod|said ,|,|punct|Tuesday May|NNP|npadvmod|said 7|CD|nummod|May",
            WEDNESDAY,
            date(2024, 5, 7),
            "Tuesday , May 7",
            id="a weekday with its date",
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
    found = find_speech_time(event, published)
    assert found is not None
    assert (found.day, found.words.of(doc.text)) == (day, words)


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
        pytest.param(f"{SAID} next|JJ|amod|Friday Friday|NNP|npadvmod|said", WEDNESDAY, id="yet to come"),
        pytest.param(
            f"{SAID} several|JJ|amod|days days|NNS|npadvmod|ago ago|RB|advmod|said",
            WEDNESDAY,
            id="nobody knows how many",
        ),
        pytest.param(SAID, WEDNESDAY, id="none"),
    ],
)
def test_there_is_no_day(sentence: str, published: date | None) -> None:
    assert find_speech_time(event_of(sentence, "said")[1], published) is None


@pytest.mark.parametrize(
    ("sentence", "first", "last", "words"),
    [
        pytest.param(
            f"{SAID} earlier|RBR|advmod|said this|DT|det|month month|NN|npadvmod|said",
            date(2024, 5, 1),
            WEDNESDAY,
            "earlier this month",
            id="this month, up to publication",
        ),
        pytest.param(
            f"{SAID} last|JJ|amod|week week|NN|npadvmod|said",
            date(2024, 5, 6),
            date(2024, 5, 12),
            "last week",
            id="last week",
        ),
        pytest.param(
            f"{SAID} two|CD|nummod|months months|NNS|npadvmod|ago ago|RB|advmod|said",
            date(2024, 3, 1),
            date(2024, 3, 31),
            "two months ago",
            id="months ago",
        ),
        pytest.param(
            f"{SAID} in|IN|prep|said December|NNP|pobj|in",
            date(2023, 12, 1),
            date(2023, 12, 31),
            "in December",
            id="the last such month",
        ),
        pytest.param(
            f"{SAID} in|IN|prep|said 2015|CD|pobj|in", date(2015, 1, 1), date(2015, 12, 31), "in 2015", id="a year"
        ),
    ],
)
def test_a_longer_time_has_no_day(sentence: str, first: date, last: date, words: str) -> None:
    doc, event = event_of(sentence, "said")
    found = find_speech_time(event, WEDNESDAY)
    assert found is not None
    assert (found.day, found.first, found.last, found.words.of(doc.text)) == (None, first, last, words)


def test_a_report_is_dated_by_its_release() -> None:
    report = "Reports|NNS|nsubj|said released=release|VBN|acl|Reports on|IN|prep|released Monday|NNP|pobj|on"
    doc, event = event_of(f"{report} said=say|VBD|ROOT", "said", source="Reports released on Monday")
    found = find_speech_time(event, WEDNESDAY)
    assert found is not None and (found.day, found.words.of(doc.text)) == (date(2024, 5, 13), "Monday")


def test_a_participle_is_said_when_its_verb_is_done() -> None:
    left = "Silva|NNP|nsubj|left left=leave|VBD|ROOT on|IN|prep|left Monday|NNP|pobj|on ,|,|punct|left"
    _, event = event_of(f"{left} saying=say|VBG|advcl|left no|UH|dobj|saying", "saying", "no")
    found = find_speech_time(event, WEDNESDAY)
    assert found is not None and found.day == date(2024, 5, 13)


MET = "it|PRP|nsubj|met had|VBD|aux|met met=meet|VBN|ccomp|said"


@pytest.mark.parametrize(
    ("between", "words"),
    [
        pytest.param("on|IN|prep|met Monday|NNP|pobj|on", "on Monday", id="with a preposition"),
        pytest.param("Monday|NNP|npadvmod|met", "Monday", id="bare"),
        pytest.param("that|IN|mark|met on|IN|prep|met Monday|NNP|pobj|on", None, id="behind that"),
        pytest.param("on|IN|prep|met Monday|NNP|pobj|on ,|,|punct|met", None, id="before a comma"),
    ],
)
def test_a_day_right_before_the_content_is_that_of_the_cue(between: str, words: str | None) -> None:
    content = "that on Monday it had met" if "mark" in between else "it had met"
    doc, event = event_of(f"{SAID} {between} {MET}", "said", content)
    found = find_speech_time(event, WEDNESDAY)
    assert (found and found.words.of(doc.text)) == words


def test_a_day_in_the_content_is_the_speakers() -> None:
    _, event = event_of(f"{SAID} on|IN|prep|said Monday|NNP|pobj|on", "said", "on Monday")
    assert find_speech_time(event, WEDNESDAY) is None
