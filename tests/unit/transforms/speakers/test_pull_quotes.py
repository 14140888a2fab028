"""Words that a page sets between paragraphs have the speaker of the same words in the article."""

import pytest

from transforms.document import (
    Block,
    Document,
    Piece,
    Quote,
    QuoteRule,
    QuoteType,
    RawArticle,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
)
from transforms.speakers.pull_quotes import find_speakers_of_pull_quotes

BODY = "And it has come so far: no boats go. The harbour is closed to all of us."


@pytest.mark.parametrize(
    ("pulled", "name"),
    [
        pytest.param("No boats go. The harbour is closed to all of us.", "Ana Silva", id="a sentence of hers"),
        pytest.param("The harbour is CLOSED to all of us", "Ana Silva", id="other letters and marks"),
        pytest.param("The harbour is open to all of us.", None, id="other words"),
        pytest.param("No boats go.", None, id="too short to tell"),
    ],
)
def test_a_pull_quote_has_the_speaker_of_the_words_that_it_repeats(pulled: str, name: str | None) -> None:
    text = f"{pulled}\n\n{BODY}"
    start = len(pulled) + 2
    blocks = (Block(Role.BODY, Span(0, len(pulled))), Block(Role.BODY, Span(start, len(text))))
    said = (
        Quote(1, (Piece(0, len(pulled), is_quoted=True),), rule=QuoteRule.UNCUED, quote_type=QuoteType.DIRECT),
        Quote(
            2,
            (Piece(start, len(text), is_quoted=True),),
            sources=(Span(len(text), len(text)),),
            rule=QuoteRule.MARKED,
            quote_type=QuoteType.DIRECT,
        ),
    )
    doc = Document("0" * 16, RawArticle(b"", "file:///a.txt"), text, blocks, quotes=said)
    speaker = Speaker(2, 1, None, SpeakerKind.PERSON, SpeakerRule.NAME, "", 0.9, "person.ana-silva", "Ana Silva")
    found = find_speakers_of_pull_quotes(doc, {2: [speaker]})
    assert (found[1][0].name if 1 in found else None) == name
