"""Words that dates are made of."""

import pytest

from transforms.dates.date_words import read_count, read_decade_name, read_ordinal, read_unit, read_weekday
from transforms.document import DateKind


@pytest.mark.parametrize(
    ("words", "count"), [("12", 12), ("a", 1), ("Nineteen", 19), ("twenty-two", 22), ("ninety", 90)]
)
def test_a_count_is_read_in_digits_and_words(words: str, count: int) -> None:
    assert read_count(words) == count


def test_weekdays_are_known_by_three_letters() -> None:
    assert [read_weekday(word) for word in ("Monday", "Tues", "sun", "Moon")] == [0, 1, 6, None]


def test_units_ordinals_and_decades() -> None:
    assert (read_unit("Fortnights"), read_unit("century")) == (DateKind.WEEK, DateKind.CENTURY)
    assert (read_ordinal("final"), read_ordinal("2nd")) == (4, 2)
    assert (read_decade_name("Nineties"), read_decade_name("sixties")) == (90, 60)
