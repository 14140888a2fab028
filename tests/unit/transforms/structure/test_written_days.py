"""Days that are written with their month."""

import pytest

from transforms.structure.written_days import WRITTEN_DAY, Day, is_day_of_month, read_matched_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        pytest.param("May 3", Day(5, 3, None), id="month first"),
        pytest.param("3rd of May, 2016", Day(5, 3, 2016), id="day first"),
        pytest.param("TUESDAY, SEPT. 12", Day(9, 12, None), id="weekday, capitals, abbreviation"),
        pytest.param("2016-05-03", Day(5, 3, 2016), id="numbers"),
        pytest.param("February 29", Day(2, 29, None), id="a day of some years"),
        pytest.param("February 30", None, id="a day of no year"),
        pytest.param("2016-13-03", None, id="no month"),
    ],
)
def test_day_is_read_as_it_is_written(words: str, day: Day | None) -> None:
    match = WRITTEN_DAY.fullmatch(words)
    assert match is not None
    assert read_matched_day(match) == day


def test_months_have_the_days_of_a_leap_year() -> None:
    assert is_day_of_month(2, 29)
    assert not any(is_day_of_month(month, day) for month, day in ((0, 1), (13, 1), (4, 31), (1, 0)))
