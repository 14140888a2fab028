"""Give words that no cue is near to the one who speaks before and behind them, where nobody else is named between.

A second look, behind turn_taking.py: it goes in the order of the text and does not know who speaks next.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.document import Document, EntityType, Mention, Quote, QuoteRule, Role, Span, Speaker, SpeakerRule

# Paragraphs between words without a cue and the attributed ones on either side.
_MOST_PARAGRAPHS = 3
_BREAK = re.compile(r"\n+")
_CONFIDENCE = 0.5


def find_speakers_between(doc: Document, speakers: Mapping[int, Sequence[Speaker]]) -> dict[int, list[Speaker]]:
    """Give the speakers of words between marks that have none, by the quote's position."""
    told = _list_told_in_body(doc)
    persons = {entity.entity_id for entity in doc.entities if entity.entity_type == EntityType.PERSON}
    people = [one for one in doc.named_mentions if one.entity_id in persons]
    found: dict[int, list[Speaker]] = {}
    for before, behind in pairwise([quote for quote in told if speakers.get(quote.position)]):
        speaker = _speaker_of_both(speakers[before.position], speakers[behind.position])
        between = Span(before.spans[-1].end_char, max(before.spans[-1].end_char, behind.spans[0].start_char))
        if speaker is None or _names_others(doc, people, between, speaker):
            continue
        idle = (quote for quote in told if _has_no_cue(quote) and not speakers.get(quote.position))
        found |= {quote.position: [_go_on(speaker, quote)] for quote in idle if _is_near(doc, between, quote)}
    return found


def _list_told_in_body(doc: Document) -> list[Quote]:
    titles = [block.span for block in doc.blocks if block.role in (Role.HEADLINE, Role.DEK)]
    said = (quote for quote in doc.quotes if quote.parent is None and quote.is_statement)
    return [quote for quote in said if not any(title.holds(quote.spans[0]) for title in titles)]


def _speaker_of_both(before: Sequence[Speaker], behind: Sequence[Speaker]) -> Speaker | None:
    """Give the person that speaks two quotes alone; None where they have not one and the same."""
    if len(before) != 1 or len(behind) != 1 or before[0].entity_id is None:
        return None
    return before[0] if before[0].entity_id == behind[0].entity_id else None


def _has_no_cue(quote: Quote) -> bool:
    return quote.rule == QuoteRule.UNCUED and not quote.sources


def _names_others(doc: Document, people: Sequence[Mention], between: Span, speaker: Speaker) -> bool:
    quoted = [piece for quote in doc.quotes for piece in quote.spans if piece.is_quoted]
    return any(
        between.holds(one.span)
        and one.entity_id != speaker.entity_id
        and not any(piece.holds(one.span) for piece in quoted)
        for one in people
    )


def _is_near(doc: Document, between: Span, quote: Quote) -> bool:
    start, last = quote.spans[0].start_char, quote.spans[-1].end_char
    if not between.start_char <= start <= last <= between.end_char:
        return False
    gaps = (doc.text[between.start_char : start], doc.text[last : between.end_char])
    return all(len(_BREAK.findall(gap)) <= _MOST_PARAGRAPHS for gap in gaps)


def _go_on(speaker: Speaker, quote: Quote) -> Speaker:
    return replace(
        speaker,
        quote=quote.position,
        position=1,
        span=None,
        rule=SpeakerRule.GOES_ON,
        reason=f"no cue of its own; {speaker.name} speaks before and behind it",
        confidence=min(_CONFIDENCE, speaker.confidence),
    )
