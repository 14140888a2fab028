"""Headlines that give words to somebody by their form, whatever their capitals."""

import pytest

from transforms.document import Document, RawArticle
from transforms.layouts.headline_speakers import attribute_headline_to_speaker
from transforms.reading import parse

BODY = "\n\nMinister Efe Okafor said on Monday that she had left the party to save her people from hunger and want.\n"


def read(text: str) -> Document:
    (doc,) = parse(RawArticle(text.encode(), "file:///in/a.txt", None, "text/plain"))
    assert isinstance(doc, Document)
    return doc


@pytest.mark.parametrize(
    ("headline", "words", "speaker"),
    [
        ("Taxes Will Fall In May: Okafor", "Taxes Will Fall In May", "Okafor"),
        ("TAXES WILL FALL IN MAY: OKAFOR", "TAXES WILL FALL IN MAY", "OKAFOR"),
        ("Okafor: No Plan To Resign", "No Plan To Resign", "Okafor"),
        ("OKAFOR SAYS DEAL NEAR COLLAPSE", "DEAL NEAR COLLAPSE", "OKAFOR"),
        ("Deal near collapse, says Okafor", "Deal near collapse", "Okafor"),
        ("DEAL NEAR COLLAPSE, OKAFOR SAYS", "DEAL NEAR COLLAPSE", "OKAFOR"),
    ],
)
def test_a_headline_names_its_speaker(headline: str, words: str, speaker: str) -> None:
    doc = read(headline + BODY)
    (found,) = attribute_headline_to_speaker(doc)
    assert found.source is not None
    assert (found.content[0].of(doc.text), found.source.of(doc.text)) == (words, speaker)


@pytest.mark.parametrize(
    "headline",
    [
        "Five Things To Know: Efe Okafor",
        "Album of the week: Efe Okafor",
        "Who will win the vote: Okafor",
        "Taxes will fall in May: Lisbon",
        "Taxes will fall in May: minister",  # an office, of which the body may tell more than one
        "Silva says deal near collapse",  # who is not in the text
        "Okafor says sorry",
        "Okafor says 'deal near collapse'",  # left to the marks
    ],
)
def test_other_headlines_give_no_words_to_anybody(headline: str) -> None:
    assert list(attribute_headline_to_speaker(read(headline + BODY))) == []
