"""Headlines whose words are somebody's: behind a dash, or between marks before a colon."""

import pytest

from transforms.document import Document, RawArticle
from transforms.layouts.headline_labels import find_headline_label
from transforms.reading import parse

BODY = "\n\nMinister Efe Okafor said on Monday that she had left the party to save her people from hunger and want.\n"


@pytest.mark.parametrize(
    ("headline", "words", "speaker"),
    [
        ("I left the party to save my people – Okafor", "I left the party to save my people", "Okafor"),
        ("Defection: I left to save my people - Okafor", "I left to save my people", "Okafor"),
        ("Party will be saved by May — Minister", "Party will be saved by May", "Minister"),
        ("‘I left to save my people’: Okafor", "I left to save my people", "Okafor"),
    ],
)
def test_a_headline_names_its_speaker_at_the_end(headline: str, words: str, speaker: str) -> None:
    doc = read(headline + BODY)
    label = find_headline_label(doc)
    assert label is not None
    assert (label.content.of(doc.text), label.speaker.of(doc.text)) == (words, speaker)


@pytest.mark.parametrize(
    "headline",
    [
        "The party lost its way – Lisbon",
        "Why the party lost its way: Okafor",
        "Party Loses Its Way - Okafor",
        "The party lost its way - and will lose again",
    ],
)
def test_other_headlines_have_no_speaker_there(headline: str) -> None:
    assert find_headline_label(read(headline + BODY)) is None


def read(text: str) -> Document:
    (doc,) = parse(RawArticle(text.encode(), "file:///in/headline.txt", None, "text/plain"))
    assert isinstance(doc, Document)
    return doc
