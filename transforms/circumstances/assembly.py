"""How each act of saying is told: as done or not, and to whom, when and where, by the words around the cue."""

from transforms.circumstances.addressees import addressee_of
from transforms.circumstances.days import day_said
from transforms.circumstances.factuality import ASSERTED, HYPOTHETICAL, speech_act_of
from transforms.circumstances.places import place_said
from transforms.circumstances.speech_event import saying_of
from transforms.coreference.index import DocumentIndex
from transforms.document import Circumstances, Document, Quote, Span, Speaker


def find_circumstances(doc: Document) -> tuple[Circumstances, ...]:
    """Give `circumstances`, one for each quote but scare quotes, by the quote's position."""
    index = DocumentIndex(doc)
    spoken: dict[int, list[Speaker]] = {}
    for one in doc.speakers:
        spoken.setdefault(one.quote, []).append(one)
    said = (quote for quote in doc.quotes if quote.quote_type != "scare")
    return tuple(_telling(quote, spoken.get(quote.position, []), index) for quote in said)


def _telling(quote: Quote, speakers: list[Speaker], index: DocumentIndex) -> Circumstances:
    sources = (*quote.sources, *(one.span for one in speakers if one.span is not None))
    saying = saying_of(quote, sources, index)
    if saying is None:
        return Circumstances(quote.position, ASSERTED)
    act = speech_act_of(saying)
    found = addressee_of(saying)
    addressee = saying.span_of(*found) if found else None
    # What is yet to be said has no day behind it, and no place where it was.
    published = index.doc.published.day if index.doc.published else None
    day = day_said(saying, published) if act != HYPOTHETICAL else None
    place = place_said(saying, index) if act != HYPOTHETICAL else None
    return Circumstances(
        quote.position,
        act,
        None if addressee is None or _is_speaker(addressee, speakers, index) else addressee,
        *(day or (None, None)),
        *((place.name, place.words, place.entity_id) if place else (None, None, None)),
    )


def _is_speaker(addressee: Span, speakers: list[Speaker], index: DocumentIndex) -> bool:
    named = {one.entity_id for one in index.mentions_within(addressee)}
    return any(one.entity_id in named for one in speakers if one.entity_id is not None)
