"""The dates of an article, with their places."""

from datetime import date

from tests.kit.stories import story
from transforms.annotators.date_mentions import annotate
from transforms.document import Published


def test_it_adds_the_dates_in_order() -> None:
    doc = story(
        "It|PRP|nsubj|opened opened=open|VBD|ROOT on|IN|prep|opened Monday|NNP|pobj|on "
        "in|IN|prep|opened 2016:DATE|CD|pobj|in"
    )
    assert [mention.span.of(doc.text) for mention in annotate(doc).date_mentions] == ["Monday", "2016"]


def test_it_adds_nothing_where_no_date_is_named() -> None:
    assert annotate(story("It|PRP|nsubj|opened opened=open|VBD|ROOT")).date_mentions == ()
    assert Published(date(2024, 5, 15), None, "metadata", "given").day.year == 2024
