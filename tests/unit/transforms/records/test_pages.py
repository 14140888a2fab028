"""Pages that lie in something else: which HTML is one, and what it says of itself."""

import pytest

from transforms.document import Role
from transforms.markup.metadata import describe_page
from transforms.markup.page import read_page
from transforms.records.pages import begins_as_page, drop_record_head, names_its_address


@pytest.mark.parametrize(
    ("markup", "is_page"),
    [
        (" <!DOCTYPE html><html><body>A</body></html>", True),
        ("<html lang=en><p>A", True),
        ("<p>A</p>", False),
        ("words of <html>", False),
    ],
)
def test_a_whole_page_begins_as_one(markup: str, is_page: bool) -> None:
    assert begins_as_page(markup) is is_page


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<link href="https://north.example/a" rel="canonical">', True),
        ("<meta content='https://north.example/a' property='og:url'>", True),
        ('<meta property="og:title" content="A">', False),
        ("<p>canonical og:url</p>", False),
    ],
)
def test_a_page_of_the_web_names_its_address(markup: str, names: bool) -> None:
    assert names_its_address(markup) is names


def test_a_page_says_what_every_format_says() -> None:
    markup = (
        '<html lang="en"><head><title>Port opens</title><link rel="canonical" href="https://north.example/a">'
        '<meta property="article:published_time" content="2017-04-12T10:30:00Z"></head>'
        "<body><p>It opens.</p></body></html>"
    )
    metadata = describe_page(read_page(markup, None).metadata)
    assert (metadata.headline, metadata.url, metadata.language) == ("Port opens", "https://north.example/a", "en")
    assert metadata.published is not None and metadata.published.day.isoformat() == "2017-04-12"


def test_headline_and_byline_are_left_to_who_says_them() -> None:
    assert drop_record_head(((Role.HEADLINE, "A"), (Role.DEK, "B"), (Role.BYLINE, "C"), (Role.BODY, "D"))) == [
        (Role.DEK, "B"),
        (Role.BODY, "D"),
    ]
