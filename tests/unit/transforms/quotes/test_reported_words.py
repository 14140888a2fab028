"""Marked words of one that another reports: a quote of their own within the report."""

import pytest

from tests.kit.reading import read
from transforms.document import Document, Profile
from transforms.pipeline import annotate


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        pytest.param(
            '"You will sink the port," Ana Silva told Rui Costa, one of them said.',
            ("You will sink the port,", "told", "Ana Silva"),
            id="cue behind the mark",
        ),
        pytest.param(
            'The mayor, Ana Silva, told donors that "some ports have gone to sleep," according to a recording.',
            ("some ports have gone to sleep,", "told", "The mayor, Ana Silva,"),
            id="cue before the mark",
        ),
        pytest.param('Ana Silva said the port was "a wreck" and left.', None, id="nobody in between"),
        pytest.param('Ana Silva told donors the port offered a "hard bargain" in May.', None, id="a term in a phrase"),
        pytest.param('The suit says that doors slammed "in anger" at night.', None, id="no verb of speech"),
    ],
)
def test_reported_words_are_a_quote_of_their_own(text: str, inner: tuple[str, str, str] | None) -> None:
    (doc,) = annotate([read(f"Port row\n\nThe port is old.\n\n{text}")], Profile.ACCURATE)
    assert isinstance(doc, Document)
    nested = [quote for quote in doc.quotes if quote.parent is not None]
    found = [
        (quote.spans[0].of(doc.text), quote.cue[0].of(doc.text), quote.sources[0].of(doc.text)) for quote in nested
    ]
    assert found == ([inner] if inner else [])
