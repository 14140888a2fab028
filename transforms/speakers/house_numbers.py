"""Resolve a house that is called by its number to the office there: "No 10 said" is Downing Street.

Players and ranks bear numbers too, so that the text has to tell of the one who lives there. Names of seats of power are
entities already: transforms/entities/metonymy.py.
"""

import re

from transforms.coreference.index import DocumentIndex
from transforms.document import EntityType, MentionType, Quote, Span, Speaker, SpeakerKind, SpeakerRule
from transforms.speakers.answers import named_speaker, unnamed_speaker

_NUMBER = re.compile(r"(?:No\.?|Number)\s(?:(?P<ten>10|Ten)|11|Eleven)")
_RESIDENT = re.compile(r"\b(?:[Pp]rime [Mm]inister|PM|Downing Street|Whitehall)\b")
_RESIDENT_NEXT_DOOR = re.compile(r"\b(?:[Cc]hancellor|Treasury|Downing Street|Whitehall)\b")
_HOUSE, _HOUSE_NEXT_DOOR = "Downing Street", "11 Downing Street"
# Set by hand: the number is hardly anything else there.
_CONFIDENCE = 0.8


def resolve_house_number(index: DocumentIndex, quote: Quote, span: Span) -> Speaker | None:
    """Resolve "No 10" where the text tells of a prime minister, "No 11" of a chancellor; None for other sources."""
    text = index.doc.text
    number = _NUMBER.fullmatch(span.of(text))
    resident = _RESIDENT if number and number["ten"] else _RESIDENT_NEXT_DOOR
    if number is None or not resident.search(text):
        return None
    name = _HOUSE if number["ten"] else _HOUSE_NEXT_DOOR
    reason = f'"{span.of(text)}" is the number of {name}'
    is_house = (
        entity
        for entity in index.entities.values()
        if entity.name == name and entity.entity_type == EntityType.ORGANIZATION
    )
    house = next(is_house, None)
    if house is None:
        return unnamed_speaker(quote, span, SpeakerKind.ORGANIZATION, reason, name=name)
    rule = SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME
    return named_speaker(quote, span, house, rule, reason, _CONFIDENCE, MentionType.NOMINAL)
