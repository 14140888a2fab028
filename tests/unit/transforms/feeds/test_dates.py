"""Which of the times of a feed's entry is that of publication."""

from datetime import date, datetime

from transforms.feeds.dates import read_feed_published


def test_the_first_that_can_be_read_counts_with_its_element() -> None:
    published = read_feed_published([
        ("published", None),
        ("updated", "junk"),
        ("created", "Mon, 04 Mar 2024 10:00:00 +0100"),
        ("x", "2025-01-01"),
    ])
    assert published is not None and published.at == datetime(2024, 3, 4, 9)
    assert published.reason == "the feed's created"
    assert read_feed_published([("published", "soon")]) is None


def test_a_day_of_publication_goes_before_the_time_of_an_update() -> None:
    published = read_feed_published([("published", "2024-03-04"), ("updated", "2024-03-05T10:00:00Z")])
    assert published is not None and (published.day, published.at) == (date(2024, 3, 4), None)
