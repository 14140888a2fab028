"""When a page was published: to the minute, with its zone, never a guess without a word."""

from datetime import date, datetime

import pytest

from tests.kit.pages import make_article, make_json_ld, make_meta, make_page, make_paragraphs
from transforms.document import Published
from transforms.markup.embedded import find_article_nodes, read_embedded_data
from transforms.markup.page_times import find_page_published
from transforms.markup.tree import parse_page_markup

NOON = datetime(2024, 5, 6, 12, 30)


def _find(
    head: str, body: str = "", fetched_at: datetime | None = None, address: str | None = None
) -> Published | None:
    root = parse_page_markup(make_page(make_article(make_paragraphs(), body), head))
    embedded = read_embedded_data(root)
    article = next(iter(find_article_nodes(embedded.nodes)), None)
    return find_page_published(root, embedded, article, fetched_at, address)


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        (
            make_json_ld(datePublished="2024-05-06T12:30:00Z", dateModified="2024-05-07T09:00:00Z"),
            "",
            "json-ld datePublished",
        ),
        (make_meta(article__published_time="2024-05-06T12:30:00Z"), "", "meta article:published_time"),
        ("", '<span itemprop="datePublished" content="2024-05-06T14:30:00+02:00"></span>', "microdata datepublished"),
        ("", '<time datetime="2024-05-06T12:30:00Z">noon</time>', "time"),
        (
            make_meta(article__published_time="2024-05-06T11:00:00") + make_json_ld(datePublished="2024-05-06"),
            '<time datetime="2024-05-06T12:30:00Z">noon</time>',
            "time",
        ),
        (
            make_json_ld(datePublished="2024-05-06 00:00:00"),
            '<time datetime="May 6, 2024 at 1:30 pm BST">noon</time>',
            "time",
        ),
    ],
    ids=["json-ld", "meta", "microdata", "time", "a zone goes before order", "midnight of no zone is a day"],
)
def test_the_minute_is_found_with_its_place(head: str, body: str, reason: str) -> None:
    assert _find(head, body) == Published(date(2024, 5, 6), NOON, "metadata", reason, 1.0)


def test_the_day_is_that_of_the_publisher() -> None:
    found = _find(make_json_ld(datePublished="2024-05-07T01:30:00+13:00"))
    assert found is not None
    assert (found.day, found.at) == (date(2024, 5, 7), NOON)


def test_a_time_without_zone_says_so() -> None:
    found = _find(make_json_ld(datePublished="2024-05-06T12:30:00"))
    assert found is not None
    assert found.at == NOON
    assert "no zone" in found.reason
    assert found.confidence < 1


def test_what_lies_after_the_fetch_or_before_the_web_is_not_believed() -> None:
    head = make_json_ld(datePublished="2031-01-01T00:00:00Z") + make_meta(
        article__published_time="2024-05-06T12:30:00Z"
    )
    found = _find(head, fetched_at=datetime(2024, 5, 6, 13))
    assert found is not None
    assert found.at == NOON
    assert _find(make_json_ld(datePublished="0001-01-01T00:00:00Z")) is None
    assert _find(make_json_ld(datePublished="9999-12-31T23:59:00-12:00")) is None


def test_a_day_is_weighed_where_no_machine_is_told_one() -> None:
    found = _find("", '<p class="date">Monday, 6 May 2024</p>')
    assert found is not None
    assert (found.day, found.at, found.reason) == (date(2024, 5, 6), None, "guess")
    assert _find("") is None


PICTURE = make_meta(og__image="https://cdn.example/media/2016/04/05/pitch.jpg")


def test_the_line_that_readers_see_goes_before_the_day_of_a_picture() -> None:
    body = '<div class="publish-date"><span>Published</span> 7:07 PM EST May 6, 2024</div>'
    found = _find(PICTURE, body, address="https://news.example/2024/05/07/pitch/")
    assert found is not None
    assert (found.day, found.at) == (date(2024, 5, 6), None)
    assert found.reason == 'line "Published 7:07 PM EST May 6, 2024"'


def test_the_address_goes_before_the_day_of_a_picture() -> None:
    found = _find(PICTURE, address="https://news.example/story/2024/05/06/pitch/123/")
    assert found is not None
    assert (found.day, found.reason) == (date(2024, 5, 6), 'address "2024/05/06"')
