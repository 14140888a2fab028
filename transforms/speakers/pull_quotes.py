"""Find who speaks in a pull quote: words without a source that pages set between paragraphs and the article has again.

Decides by whole sentences that both share. What a headline repeats: headline_echoes.py.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from transforms.document import Document, Quote, QuoteType, Speaker, SpeakerRule
from transforms.knowledge.name_forms import fold_name

_SENTENCE_END = re.compile(r"(?<=[.?!\u2026])\s+")
_WORD = re.compile(r"\w+")
# Shorter sentences are anybody's: "We had no choice."
_MIN_WORDS = 5
# Set by hand: what is repeated word for word is hardly another's.
_CONFIDENCE = 0.85


def find_speakers_of_pull_quotes(doc: Document, speakers: Mapping[int, Sequence[Speaker]]) -> dict[int, list[Speaker]]:
    """Give the speakers of quotes without a source beside them that repeat a sentence of one with a source.

    Gives them by the quote's position.
    """
    direct = [quote for quote in doc.quotes if quote.quote_type == QuoteType.DIRECT and quote.parent is None]
    with_source = {quote.position for quote in direct if _has_source_beside(doc, quote)}
    said: dict[str, Speaker] = {}
    for quote in direct:
        named = [speaker for speaker in speakers.get(quote.position, ()) if speaker.name is not None]
        if quote.position in with_source and len(named) == 1:
            for sentence in _sentences_of_quote(doc, quote):
                said.setdefault(sentence, named[0])
    found = {}
    for quote in direct:
        sentences = _sentences_of_quote(doc, quote) if quote.position not in with_source else iter(())
        speaker = next((said[sentence] for sentence in sentences if sentence in said), None)
        if speaker is not None:
            found[quote.position] = [_repeat_speaker(speaker, quote)]
    return found


def _has_source_beside(doc: Document, quote: Quote) -> bool:
    """Say whether a source stands in the paragraph of one of a quote's pieces."""
    return any(
        "\n" not in doc.text[min(piece.end_char, source.end_char) : max(piece.start_char, source.start_char)]
        for source in quote.sources
        for piece in quote.spans
    )


def _sentences_of_quote(doc: Document, quote: Quote) -> Iterator[str]:
    """Give the longer sentences of a quote, as words in one form."""
    for piece in quote.spans:
        for sentence in _SENTENCE_END.split(piece.of(doc.text)):
            words = _WORD.findall(fold_name(sentence))
            if len(words) >= _MIN_WORDS:
                yield " ".join(words)


def _repeat_speaker(speaker: Speaker, quote: Quote) -> Speaker:
    return replace(
        speaker,
        quote=quote.position,
        position=1,
        span=None,
        rule=SpeakerRule.GOES_ON,
        reason=f"no cue of its own; {speaker.name} says the same in the article",
        confidence=min(_CONFIDENCE, speaker.confidence),
    )
