"""Find the circumstances of each quote's speech event: factuality, addressee, day and place.

Puts together what the modules of this room find, and decides nothing but what excludes what: no day and no place of
what is yet to be said, no addressee who is the speaker.
"""

from transforms.circumstances.addressees import find_addressee
from transforms.circumstances.days import find_speech_time
from transforms.circumstances.factuality import classify_factuality
from transforms.circumstances.places import find_speech_place
from transforms.circumstances.speech_event import SpeechEvent, find_speech_event
from transforms.coreference.index import DocumentIndex
from transforms.document import Circumstances, Document, Quote, Span, Speaker, SpeechAct


def find_circumstances(doc: Document) -> tuple[Circumstances, ...]:
    """Find the circumstances of each statement, in the order of the quotes."""
    index = DocumentIndex(doc)
    speakers_by_quote: dict[int, list[Speaker]] = {}
    for speaker in doc.speakers:
        speakers_by_quote.setdefault(speaker.quote, []).append(speaker)
    return tuple(
        _circumstances_of(quote, speakers_by_quote.get(quote.position, []), index)
        for quote in doc.quotes
        if quote.is_statement
    )


def _circumstances_of(quote: Quote, speakers: list[Speaker], index: DocumentIndex) -> Circumstances:
    speaker_spans = (speaker.span for speaker in speakers if speaker.span is not None)
    event = find_speech_event(quote, (*quote.sources, *speaker_spans), index)
    if event is None:
        return Circumstances(quote.position, SpeechAct.ASSERTED)

    speech_act = classify_factuality(event)
    addressee = _find_addressee_beside_speakers(event, speakers, index)
    if speech_act == SpeechAct.HYPOTHETICAL:  # what is yet to be said has no day behind it, and no place
        return Circumstances(quote.position, speech_act, addressee)

    published = index.doc.published.day if index.doc.published else None
    time = find_speech_time(event, published)
    place = find_speech_place(event, index)
    return Circumstances(
        quote=quote.position,
        speech_act=speech_act,
        addressee=addressee,
        day=time.day if time else None,
        day_words=time.words if time else None,
        period=(time.first, time.last) if time else None,
        place=place.name if place else None,
        place_words=place.words if place else None,
        place_entity_id=place.entity_id if place else None,
    )


def _find_addressee_beside_speakers(event: SpeechEvent, speakers: list[Speaker], index: DocumentIndex) -> Span | None:
    """Find the addressee; None where the text names no addressee, or names one of the speakers."""
    found = find_addressee(event)
    if found is None:
        return None
    addressee = event.span_of(*found)
    named = index.entity_ids_within((addressee,))
    is_speaker = any(speaker.entity_id in named for speaker in speakers if speaker.entity_id is not None)
    return None if is_speaker else addressee
