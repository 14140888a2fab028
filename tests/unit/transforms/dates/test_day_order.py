"""Numeric dates: which order of day and month the other evidence decides, and what it says so by."""

from datetime import datetime

import pytest

from transforms.annotators import dates
from transforms.dates.day_order import find_telling_date
from transforms.document import ArticleMetadata, Document, RawArticle
from transforms.structure.assembly import from_text
from transforms.structure.layout import read_layout


def annotated(
    line: str, body: str, fetched_at: datetime | None = None, metadata: ArticleMetadata | None = None
) -> Document:
    text = f"Ferry stops\n\n{line}\n\n{body}"
    layout = read_layout(text)
    raw = RawArticle(b"", "file:///ferry.txt", fetched_at)
    doc = from_text(raw, text, layout.blocks, layout.dateline, "text/plain", metadata or ArticleMetadata())
    return dates.annotate(doc)


BODY = "The ferry between the islands has stopped, its owner said, as the pier needs repair."


@pytest.mark.parametrize(
    ("line", "body", "day", "reason"),
    [
        pytest.param("Sunday 03/04/2022", BODY, "2022-04-03", "Sunday", id="weekday of the line"),
        pytest.param("03/04/2022", f"OSLO, March 4 (NTB) - {BODY}", "2022-03-04", "dateline", id="dateline"),
        pytest.param("03/04/2022", f"{BODY} It ran from 28/03/2021.", "2022-04-03", "28/03/2021", id="another number"),
        pytest.param("03/04/2022", f"{BODY} It failed on March 2.", "2022-03-04", "March 2", id="a day of the text"),
        pytest.param("03/04/2022", f"{BODY} It failed on Friday.", "2022-03-04", "Friday", id="a weekday of the text"),
        pytest.param("03/04/2022 10:15 EST", BODY, "2022-03-04", "EST", id="the zone of the clock"),
        pytest.param("03/04/2022 10:15 BST", BODY, "2022-04-03", "BST", id="another zone"),
        pytest.param("03/04/2022", f"PARIS (AFP) - {BODY}", "2022-04-03", "Paris", id="the place"),
    ],
)
def test_what_decides_the_order(line: str, body: str, day: str, reason: str) -> None:
    published = annotated(line, body).published
    assert published is not None and str(published.day) == day
    assert reason in published.reason and line.split()[0] in published.reason


@pytest.mark.parametrize(
    ("metadata", "day"),
    [
        pytest.param(ArticleMetadata(date_beside="13/02/2022"), "2022-04-03", id="a date of its table, day first"),
        pytest.param(ArticleMetadata(date_beside="2/13/2022 9:30"), "2022-03-04", id="one with the month first"),
        pytest.param(ArticleMetadata(language="en-US"), "2022-03-04", id="declared for the United States"),
        pytest.param(ArticleMetadata(language="en-GB"), "2022-04-03", id="declared for Britain"),
        pytest.param(ArticleMetadata(url="https://ferry.example.co.uk/stops"), "2022-04-03", id="domain"),
        pytest.param(ArticleMetadata(publisher="The Ireland Ferryman"), "2022-04-03", id="publisher"),
    ],
)
def test_the_country_decides_where_the_text_does_not(metadata: ArticleMetadata, day: str) -> None:
    published = annotated("03/04/2022", BODY, metadata=metadata).published
    assert published is not None and str(published.day) == day


def test_a_day_after_the_fetch_is_none() -> None:
    published = annotated("03/04/2022", BODY, datetime(2022, 3, 10)).published
    assert published is not None and str(published.day) == "2022-03-04" and "fetched" in published.reason


def test_what_nothing_decides_stays_open_and_says_so() -> None:
    doc = annotated("Published: 03/04/2022", BODY)
    assert doc.published is None
    assert doc.undated_because is not None and "03/04/2022" in doc.undated_because


def test_a_number_that_is_no_month_is_the_day() -> None:
    doc = annotated("27/04/2022", BODY)
    assert doc.published is not None and str(doc.published.day) == "2022-04-27"
    assert doc.undated_because is None


@pytest.mark.parametrize(
    ("written", "telling"),
    [
        pytest.param(["03/04/2022", "", "15/04/2022", "28/04/2022"], "15/04/2022", id="the first that tells it"),
        pytest.param(["4/3/22 10:15", "4/15/22 10:15"], "4/15/22", id="with a clock"),
        pytest.param(["15/04/2022", "04/15/2022"], None, id="two orders"),
        pytest.param(["03/04/2022", "2022-04-15", "April 15"], None, id="nothing tells it"),
    ],
)
def test_the_date_that_tells_the_order_of_a_table(written: list[str], telling: str | None) -> None:
    assert find_telling_date(written) == telling
