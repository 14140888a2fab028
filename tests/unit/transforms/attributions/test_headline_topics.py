"""What stands before the colon of a headline: what it is about, or who speaks."""

import pytest

from transforms.attributions.headline_topics import is_topic_of_quotation, is_topic_of_words
from transforms.document import Document, RawArticle, Span
from transforms.reading import parse

BODY = "\n\nMinister Efe Okafor said on Monday that she had left the party. The Quist wafer plant is to be sold.\n"


def read(headline: str) -> tuple[Document, Span]:
    (doc,) = parse(RawArticle((headline + BODY).encode(), "file:///in/a.txt", None, "text/plain"))
    assert isinstance(doc, Document)
    at = doc.text.index(":")
    return doc, Span(at, at + 1)


@pytest.mark.parametrize(
    ("headline", "is_topic"),
    [
        ("Quist wafer plant: Crews told to sell their boats", True),
        ("Oslo: Ferry closures will have a cost", True),
        ("Efe Okafor: Who could be her successor?", True),
        ("Efe Okafor: Former minister to leave the country", True),
        ("Efe Okafor: The party is dead, says rival", True),
        ("Okafor: The party is dead and gone", False),
        ("Minister: No plan for a vote this year", False),
        ("Quist wafer plant: I will not give up my job", False),
    ],
)
def test_a_topic_is_no_speaker_of_words_without_marks(headline: str, is_topic: bool) -> None:
    assert is_topic_of_words(*read(headline)) is is_topic


@pytest.mark.parametrize(
    ("headline", "is_topic"),
    [
        ("Ferry strike: 'We cannot feed our children'", True),
        ("Oslo: 'We cannot feed our children'", True),
        ("Efe Okafor: 'We cannot feed our children'", False),
        ("Ana Silva: 'We cannot feed our children'", False),
        ("Port minister on strike: 'We cannot feed our children'", False),
    ],
)
def test_a_topic_is_no_speaker_of_words_between_marks(headline: str, is_topic: bool) -> None:
    assert is_topic_of_quotation(*read(headline)) is is_topic
