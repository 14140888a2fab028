"""Days by how long ago something was seen to be, and by the last day of that name."""

from datetime import datetime

import pytest

from transforms.dates.ages import SeenDate, infer_day_when_seen

SEEN = datetime(2024, 10, 15, 9)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        *(("just now", "2024-10-15"), ("an hour ago", "2024-10-15"), ("10h ago", "2024-10-14")),
        *(("Published: 2 days ago", "2024-10-13"), ("35 mins. ago", "2024-10-15"), ("Oct. 16", "2024-10-16")),
        *(("Oct. 17", "2023-10-17"), ("3 May", "2024-05-03")),
    ],
)
def test_a_day(words: str, day: str) -> None:
    found = infer_day_when_seen(SeenDate(words, SEEN))
    assert found is not None and str(found.day) == day and words in found.reason and found.confidence < 1


@pytest.mark.parametrize("words", ["a month ago", "long ago", "31 April", "3 May 2016", "days ago", "May", ""])
def test_no_day(words: str) -> None:
    assert infer_day_when_seen(SeenDate(words, SEEN)) is None
