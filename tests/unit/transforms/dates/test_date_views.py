"""What a date is seen from."""

from datetime import date

from transforms.dates.date_values import make_day
from transforms.dates.date_views import DateView, compile_pattern
from transforms.dates.tense import Direction
from transforms.document import DateAnchor

PUBLISHED = date(2024, 1, 10)


def test_the_year_is_the_nearest_on_the_side_of_the_tense() -> None:
    chosen = {
        direction: DateView(PUBLISHED, direction).choose_day(12, 20) for direction in (Direction.PAST, Direction.FUTURE)
    }
    assert {direction: one and one.value.value for direction, one in chosen.items()} == {
        Direction.PAST: "2023-12-20",
        Direction.FUTURE: "2024-12-20",
    }
    month = DateView(PUBLISHED, Direction.OPEN).choose_month(12)
    assert month is not None and month.value.value == "2023-12"


def test_a_day_just_gone_is_meant_whatever_the_tense() -> None:
    """The fire of January 2 will change that."""
    found = DateView(PUBLISHED, Direction.FUTURE).choose_day(1, 2)
    assert found is not None and found.value.value == "2024-01-02"


def test_the_weekday_counts_before_the_tense() -> None:
    found = DateView(PUBLISHED, Direction.OPEN).choose_day(12, 30, weekday=0)
    assert found is not None and found.value.value == "2024-12-30"


def test_a_reading_says_what_it_is_seen_from() -> None:
    view = DateView(PUBLISHED, earlier=make_day(1981, 4, 12))
    near, far = view.see_from_published(make_day(2024, 1, 9)), view.see_from_earlier(make_day(1981, 4, 13))
    assert near is not None and (near.anchor, near.anchor_day) == (DateAnchor.PUBLISHED, PUBLISHED)
    assert far is not None and (far.anchor, far.anchor_day) == (DateAnchor.EARLIER_DATE, date(1981, 4, 12))
    assert DateView(None).choose_day(4, 12) is None
    assert DateView(PUBLISHED).see_from_earlier(make_day(1981, 4, 13)) is None


def test_blanks_of_a_form_are_any_white_space() -> None:
    assert compile_pattern("last week").search("LAST\u00a0\nWeek")
