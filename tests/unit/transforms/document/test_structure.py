"""What an input says of its publication."""

from datetime import date, datetime, timedelta, timezone

import pytest

from transforms.document import Published

DAY = date(2017, 4, 12)
LATE = datetime(2017, 4, 12, 23, 30)


@pytest.mark.parametrize(
    ("at", "instant", "words", "is_sure"),
    [
        pytest.param(None, None, "", True, id="a day"),
        pytest.param(
            LATE.replace(tzinfo=timezone(timedelta(hours=-2))), datetime(2017, 4, 13, 1, 30), "", True, id="zone"
        ),
        pytest.param(LATE, LATE, "read as UTC", False, id="no zone"),
    ],
)
def test_a_time_is_in_utc_and_says_where_it_was_taken_for_that(
    at: datetime | None, instant: datetime | None, words: str, is_sure: bool
) -> None:
    published = Published.of_input(DAY, at, "the feed's date")
    assert (published.day, published.at, published.evidence) == (DAY, instant, "metadata")
    assert published.reason.startswith("the feed's date") and published.reason.endswith(words)
    assert (published.confidence == 1.0) is is_sure
