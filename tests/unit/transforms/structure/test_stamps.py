"""Date lines: which paragraphs are dates and nothing else, and how their dates can be read."""

import pytest

from transforms.document import Span
from transforms.structure.stamps import StampLabel, has_label, read_stamp, read_stamps
from transforms.structure.written_days import Day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Published: 3 May 2016, 10:15 GMT", (5, 3, 2016), id="published"),
        pytest.param("Last updated May 3, 2016 at 4:05 p.m.", (5, 3, 2016), id="updated"),
        pytest.param("2016-05-03", (5, 3, 2016), id="ISO"),
        pytest.param("May - 03 - 2016 , 06:41", (5, 3, 2016), id="dashes inside"),
        pytest.param("Added 3rd May 2016 04:33 PM", (5, 3, 2016), id="added"),
        pytest.param("Tuesday, May 3", (5, 3, None), id="no year"),
    ],
)
def test_stamp(text: str, day: tuple[int, int, int | None]) -> None:
    found = read_stamp(text, Span(0, len(text)))
    assert found is not None and (found.month, found.day, found.year) == day and found.place is None


@pytest.mark.parametrize("text", ["On May 3 the bank closed.", "May 3 was cold", "Published: soon", "x" * 200])
def test_no_stamp(text: str) -> None:
    assert read_stamp(text, Span(0, len(text))) is None


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        pytest.param("Published: 03/04/2021", [Day(4, 3, 2021), Day(3, 4, 2021)], id="both orders"),
        pytest.param("27/04/2021", [Day(4, 27, 2021)], id="no month has that number"),
        pytest.param("04/27/21", [Day(4, 27, 2021)], id="two digits of the year"),
        pytest.param("03.04.2021", [Day(4, 3, 2021)], id="full stops have the day first"),
        pytest.param("25.10.2021", [Day(10, 25, 2021)], id="half of a number is no clock"),
        pytest.param("Publish : 03 Nov 2023, 11:20 PM", [Day(11, 3, 2023)], id="a label in the bare form"),
        pytest.param("05-05-2021", [Day(5, 5, 2021)], id="both are the same"),
        pytest.param("2021/04/03", [Day(4, 3, 2021)], id="year first"),
        pytest.param("Date: 2016-05-03T10:15:00+02:00", [Day(5, 3, 2016)], id="ISO with a clock"),
        pytest.param("45/45/2021", [], id="no day"),
        pytest.param("Call 03/04/2021 now", [], id="other words"),
    ],
)
def test_readings(text: str, readings: list[Day]) -> None:
    assert [reading for stamp in read_stamps(text, Span(0, len(text))) for reading in stamp.readings] == readings


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("Published 3 May 2016\nUpdated 5 May 2016 10:14 GMT", ["PUBLISHED", "UPDATED"], id="lines"),
        pytest.param("Posted: Tue, Oct 4, 2016 9:05 am ET | Updated: 10/05/16", ["PUBLISHED", "UPDATED"], id="a bar"),
        pytest.param("Updated 9:05 am EDT, Tue October 4, 2016", ["UPDATED"], id="the clock before the date"),
        pytest.param("Publication date: 3 May 2016", ["PUBLISHED"], id="another label"),
        pytest.param("10:15, 3 May 2016", ["BARE"], id="no label"),
    ],
)
def test_labels(text: str, labels: list[str]) -> None:
    span = Span(0, len(text))
    assert [stamp.label.name for stamp in read_stamps(text, span)] == labels
    assert has_label(text, span) == (labels != [StampLabel.BARE.name])


def test_weekday_and_zone_are_kept() -> None:
    text = "Saturday 03/04/2021 07.00 BST"
    (stamp,) = read_stamps(text, Span(0, len(text)))
    assert (stamp.weekday, stamp.zone) == (5, "BST")


def test_a_numeric_date_whose_order_is_open_has_no_day() -> None:
    found = read_stamp("03/04/2021", Span(0, 10))
    assert found is not None and (found.month, found.day, found.year) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Published - May 03, 2016 10:47 pm IST - PORTO", "PORTO", id="at the end"),
        pytest.param("Chennai | Updated: May 3, 2016 08:15 IST", "Chennai", id="first"),
        pytest.param("Culture | May 3, 2016", None, id="a section"),
    ],
)
def test_a_date_line_may_name_where_the_article_was_written(text: str, place: str | None) -> None:
    found = read_stamp(text, Span(0, len(text)))
    assert found is not None
    assert (found.month, found.day, found.place and found.place.of(text)) == (5, 3, place)
