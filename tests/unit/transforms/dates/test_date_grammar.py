"""Which words of a text are dates: the longest forms, none over another, each where it says."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.transforms.dates.dated_texts import PUBLISHED, find_phrases, read_dates
from transforms.dates.date_views import DateView
from transforms.dates.tense import Direction

PARTS = st.sampled_from((
    *("April", "may", "SEPT.", "12", "31st", "2017", "1990s", "'80s", "-", "–", "/", ",", ".", "of", "the", "last"),
    *("next", "this", "week", "year", "day", "ago", "two", "later", "before", "Friday", "Mon.", "yesterday", "Q3"),
    *("quarter", "summer", "in", "03/04/2017", "2017-13-45", "\u00a0", "\n", "“", "é", "𝔸", "9999", "0000", "century"),
    *("tonıght", "١٢", "ſpring", "fırſt", "half", "sıxties"),
))


def test_of_two_forms_the_longer_one_counts() -> None:
    assert read_dates("It opened Tuesday, 3 May 2016, in the evening.") == [("Tuesday, 3 May 2016", "2016-05-03")]


def test_dates_of_one_sentence_are_found_in_order() -> None:
    found = read_dates("From 2012 to 2014, and again in May 2016 and last week, it was shut.")
    assert [value for _, value in found] == ["2012", "2014", "2016-05", "2024-W19"]


def test_a_text_without_dates_has_none() -> None:
    assert read_dates("Nothing happens here.") == []


def test_letters_that_look_like_others_and_digits_of_other_scripts_are_no_dates() -> None:
    assert read_dates("Tonıght and tonight, ١٢ days ago and two days ago.") == [
        ("tonight", "2024-05-15"),
        ("two days ago", "2024-05-13"),
    ]


@given(st.lists(PARTS, max_size=12), st.sampled_from(tuple(Direction)), st.booleans())
def test_no_text_crashes_and_no_date_lies_over_another(parts: list[str], direction: Direction, is_glued: bool) -> None:
    text = ("" if is_glued else " ").join(parts)
    end = 0
    for phrase in find_phrases(text):
        assert end <= phrase.match.start() < phrase.match.end() <= len(text)
        end = phrase.match.end()
        reading = phrase.read(DateView(PUBLISHED, direction))
        assert reading is None or reading.value.first <= reading.value.last
        assert reading is None or re.match(r"\d\d[\dX]", reading.value.value) or reading.value.value.endswith("XX")
