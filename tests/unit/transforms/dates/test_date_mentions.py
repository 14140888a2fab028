"""Dates of an article: what each is seen from, and the reason that is given."""

from dataclasses import replace
from datetime import date

from tests.kit.stories import story
from transforms.dates.date_mentions import find_date_mentions
from transforms.document import DateAnchor, DateKind, Document, Published

PUBLISHED = Published(date(2024, 5, 15), None, "metadata", "given")
OPENED = "It|PRP|nsubj|opened opened=open|VBD|ROOT"


def dated(*paragraphs: str, published: Published | None = PUBLISHED) -> Document:
    return replace(story(*paragraphs), published=published)


def test_a_date_says_what_it_is_seen_from() -> None:
    doc = dated(f"{OPENED} on|IN|prep|opened Monday|NNP|pobj|on of|IN|prep|Monday 1981:DATE|CD|pobj|of")
    first, second = find_date_mentions(doc)
    assert (first.anchor, first.anchor_day) == (DateAnchor.PUBLISHED, date(2024, 5, 15))
    assert "2024-05-15" in first.reason
    assert (second.anchor, second.anchor_day, second.kind) == (DateAnchor.WORDS, None, DateKind.YEAR)


def test_without_publication_the_place_is_known_and_the_value_is_not() -> None:
    (found,) = find_date_mentions(dated(f"{OPENED} on|IN|prep|opened Monday|NNP|pobj|on", published=None))
    assert (found.value, found.kind, found.anchor_day) == (None, DateKind.DAY, None)


def test_a_paragraph_goes_on_telling_of_its_year() -> None:
    told = "In|IN|prep|opened 1981:DATE|CD|pobj|In it|PRP|nsubj|opened opened=open|VBD|ROOT"
    june = f"{OPENED} on|IN|prep|opened June|NNP|pobj|on 12|CD|nummod|June"
    mentions = find_date_mentions(dated(f"{told} / {june}", june))
    values = [mention.value.value for mention in mentions if mention.value]
    assert values == ["1981", "1981-06-12", "2023-06-12"]
    assert mentions[1].anchor is DateAnchor.EARLIER_DATE


def test_a_year_is_told_on_for_one_sentence() -> None:
    told = "In|IN|prep|opened 1981:DATE|CD|pobj|In it|PRP|nsubj|opened opened=open|VBD|ROOT"
    june = f"{OPENED} on|IN|prep|opened June|NNP|pobj|on 12|CD|nummod|June"
    mentions = find_date_mentions(dated(f"{told} / {OPENED} / {june}"))
    assert [mention.value.value for mention in mentions if mention.value] == ["1981", "2023-06-12"]


def test_a_year_to_come_is_not_told_on() -> None:
    planned = "until|IN|prep|opened 2037:DATE|CD|pobj|until it|PRP|nsubj|opened opened=open|VBD|ROOT"
    mentions = find_date_mentions(dated(f"{planned} / {OPENED} in|IN|prep|opened March|NNP|pobj|in"))
    assert [mention.value.value for mention in mentions if mention.value] == ["2037", "2024-03"]


def test_a_weekday_of_some_month_is_none_of_this_week() -> None:
    told = "on|IN|prep|opened Tuesday|NNP|pobj|on in|IN|prep|Tuesday December|NNP|pobj|in 1999|CD|nummod|December"
    mentions = find_date_mentions(dated(f"{OPENED} {told}"))
    assert [mention.value.value for mention in mentions if mention.value] == ["1999-12"]


def test_the_year_behind_the_end_is_that_of_the_beginning() -> None:
    words = "on|IN|prep|opened July|NNP|pobj|on 30|CD|nummod|July to|IN|prep|opened Aug.|NNP|pobj|to 14|CD|nummod|Aug."
    mentions = find_date_mentions(dated(f"{OPENED} {words} ,|,|punct|Aug. 1932|CD|nummod|Aug."))
    assert [mention.value and mention.value.value for mention in mentions] == ["1932-07-30", "1932-08-14"]


def test_a_day_of_no_calendar_is_left_out() -> None:
    assert find_date_mentions(dated(f"{OPENED} on|IN|prep|opened April|NNP|pobj|on 31|CD|nummod|April")) == ()
