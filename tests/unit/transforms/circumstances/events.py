"""Speech events made by hand, without a language model."""

from tests.kit.stories import index_of, piece_in, span_in, story
from transforms.circumstances.speech_event import SpeechEvent, find_speech_event
from transforms.document import Document, Entity, Piece, Quote, QuoteType


def event_of(
    sentence: str,
    cue: str,
    content: str | None = None,
    source: str | None = None,
    *,
    quote_type: QuoteType = QuoteType.INDIRECT,
    names: dict[str, Entity] | None = None,
) -> tuple[Document, SpeechEvent]:
    """The document of one sentence in the notation of tests/kit/stories.py, and its event; words are told by text."""
    doc = story(sentence, names=names)
    is_quoted = quote_type == QuoteType.DIRECT
    nowhere = Piece(len(doc.text), len(doc.text), is_quoted)
    quote = Quote(
        1,
        (piece_in(doc, content, is_quoted=is_quoted) if content else nowhere,),
        quote_type,
        cue=(span_in(doc, cue),),
        sources=(span_in(doc, source),) if source else (),
    )
    event = find_speech_event(quote, quote.sources, index_of(doc))
    assert event is not None
    return doc, event
