"""How each act of saying is told: as done or not, and to whom, when and where, by the words around the cue."""

from dataclasses import replace

from transforms.acts import ASSERTED, HYPOTHETICAL, speech_act_of
from transforms.addressees import addressee_of
from transforms.document import Document, Quote, Span, Speaker, Telling
from transforms.saying_days import day_said
from transforms.saying_places import place_said
from transforms.sayings import saying_of
from transforms.scene import Scene

NEEDS = ("quotes", "speakers", "mentions", "entities", "sentences", "published")
ADDS = ("tellings",)


def annotate(doc: Document) -> Document:
    """Add `tellings`, one for each quote but scare quotes, by the quote's position."""
    scene = Scene(doc)
    spoken: dict[int, list[Speaker]] = {}
    for one in doc.speakers:
        spoken.setdefault(one.quote, []).append(one)
    said = (quote for quote in doc.quotes if quote.quote_type != "scare")
    return replace(doc, tellings=tuple(_telling(quote, spoken.get(quote.position, []), scene) for quote in said))


def _telling(quote: Quote, speakers: list[Speaker], scene: Scene) -> Telling:
    sources = (*quote.sources, *(one.span for one in speakers if one.span is not None))
    saying = saying_of(quote, sources, scene)
    if saying is None:
        return Telling(quote.position, ASSERTED)
    act = speech_act_of(saying)
    found = addressee_of(saying)
    addressee = saying.span_of(*found) if found else None
    # What is yet to be said has no day behind it, and no place where it was.
    published = scene.doc.published.day if scene.doc.published else None
    day = day_said(saying, published) if act != HYPOTHETICAL else None
    place = place_said(saying, scene) if act != HYPOTHETICAL else None
    return Telling(
        quote.position,
        act,
        None if addressee is None or _is_speaker(addressee, speakers, scene) else addressee,
        *(day or (None, None)),
        *((place.name, place.words, place.entity_id) if place else (None, None, None)),
    )


def _is_speaker(addressee: Span, speakers: list[Speaker], scene: Scene) -> bool:
    named = {one.entity_id for one in scene.inside(addressee)}
    return any(one.entity_id in named for one in speakers if one.entity_id is not None)
