"""Cues that the sentence itself gives: a tag behind a question, halves of one sentence, a report before a paragraph."""

import pytest

from tests.kit.reading import read
from transforms.annotators import quotes


def shown(text: str) -> list[tuple[str, str | None]]:
    doc = quotes.annotate(read(text))
    return [
        (" / ".join(piece.of(text) for piece in quote.spans), quote.sources[0].of(text) if quote.sources else None)
        for quote in doc.quotes
        if all(piece.is_quoted for piece in quote.spans)
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“Who paid?” Deputy Mayor Ana Silva asked. “Nobody!” Rui Okafor, a roofer, shouted back.",
            [("Who paid?", "Deputy Mayor Ana Silva"), ("Nobody!", "Rui Okafor, a roofer,")],
            id="each question with its own tag",
        ),
        pytest.param(
            "“We never asked,” Ana Silva said, “for a port.” “It came,” Rui Okafor added, “by itself.”",
            [("We never asked, / for a port.", "Ana Silva"), ("It came, / by itself.", "Rui Okafor")],
            id="halves of two sentences",
        ),
        pytest.param(
            "The head of the port’s trust, Ana Silva, says the trouble with old boats is that nobody paints them.\n"
            "“You see them from the quay. That is all we know.\n“A boat without a name is firewood.”",
            [
                (
                    "You see them from the quay. That is all we know. / A boat without a name is firewood.",
                    "The head of the port’s trust, Ana Silva,",
                )
            ],
            id="a paragraph left open behind a report",
        ),
        pytest.param(
            "A word from Ana Silva, head of research at the Harbour Trust:\n“We drew the quay on a napkin.”",
            [("We drew the quay on a napkin.", "Ana Silva, head of research at the Harbour Trust")],
            id="a line that brings in whose words follow",
        ),
        pytest.param(
            "She told the court that when the boat was found, Ana Silva said: “I am glad that it is over.”",
            [("I am glad that it is over.", "Ana Silva")],
            id="words of whom another one tells",
        ),
        pytest.param(
            "“We look at the needs of the town,” Ana Silva said, going on to say that it was “tired of boats.”",
            [("We look at the needs of the town,", "Ana Silva")],
            id="a second report behind the tag has words of its own",
        ),
    ],
)
def test_the_sentence_gives_the_cue(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert shown(text) == expected
