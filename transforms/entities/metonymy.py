"""Decide whether a place's name means its government: "the Kremlin said", "between Moscow and Washington".

It reads the words beside one name; which names are seats and capitals is known in `knowledge/gazetteer.py`.
"""

from collections.abc import Iterable, Iterator

from transforms.document import Entity, EntityType, Mention, MentionType
from transforms.entities.ids import entity_id_of
from transforms.entities.name_spans import NameSpan
from transforms.knowledge.gazetteer import KnownForm, KnownName
from transforms.language.words import Word

# Behind these a place is a place.
_LOCATIVE = frozenset((
    "at", "in", "inside", "outside", "near", "around", "into", "to", "toward", "towards", "by", "through",
    "leave", "left", "leaving", "visit", "visiting",
))  # fmt: skip
# Behind these it is a party to something.
_DEALING = frozenset((
    "between", "with", "against", "accuse", "accused", "accuses", "urge", "urged", "urges",
))  # fmt: skip
# Only those who govern can do this; a city is, has, sees, gets and hosts as itself.
_GOVERNING_VERBS = frozenset((
    "said", "says", "say", "told", "announced", "denied", "denies", "accused", "accuses", "rejected", "rejects",
    "wants", "want", "wanted", "hopes", "hoped", "agreed", "agree", "agrees", "insists", "insisted", "believes",
    "believed", "decided", "decide", "decides", "condemned", "condemns", "warned", "warns", "vowed", "pledged",
    "confirmed", "proposed", "proposes", "supports", "supported", "backs", "backed", "demands", "demanded",
    "responded", "retaliated", "threatened", "considers", "cooperate", "cooperated", "expects", "expected",
    "called", "calls", "argues", "argued", "maintains", "signed", "refused", "refuses", "sent", "suspended",
    "imposed", "plans", "sees", "seeks", "sought", "claims", "claimed", "expressed", "expelled", "recognises",
    "recognizes", "recognized",
))  # fmt: skip
# A seat of power mostly means its holders; a capital mostly the city. Set by hand.
_SEAT_CONFIDENCE = 0.85
_SEAT_AS_PLACE_CONFIDENCE = 0.7
_ACTING_CONFIDENCE = 0.8
_DEALT_WITH_CONFIDENCE = 0.6


def make_mention_of_seat_or_capital(
    name_span: NameSpan, known: KnownName, entity_id: str, words: list[Word], confidence: float
) -> Mention:
    """Make the mention of a seat of power or a capital, as a metonym or as the place itself.

    `entity_id` and `confidence` are those of the name; a metonym has ones of its own.
    """
    first = name_span.first - 1 if name_span.has_article else name_span.first
    before = words[first - 1].text.lower() if first > 0 else ""
    is_acting = _is_metonym_acting(name_span, words)

    if known.form == KnownForm.SEAT:
        place_id = entity_id_of(EntityType.PLACE, known.name)
        if before in _LOCATIVE and not is_acting:
            return Mention(name_span.span, place_id, MentionType.NAME, "seat as a place", _SEAT_AS_PLACE_CONFIDENCE)
        return Mention(
            name_span.span,
            entity_id,
            MentionType.METONYM,
            "seat of power",
            _SEAT_CONFIDENCE,
            literal_entity_id=place_id,
        )

    is_party = is_acting or _is_metonym_dealt_with(name_span, words, before)
    if known.government and before not in _LOCATIVE and is_party:
        country_id = entity_id_of(EntityType.PLACE, known.government)
        metonym_confidence = _ACTING_CONFIDENCE if is_acting else _DEALT_WITH_CONFIDENCE
        return Mention(
            name_span.span, country_id, MentionType.METONYM, "capital", metonym_confidence, literal_entity_id=entity_id
        )
    return Mention(name_span.span, entity_id, MentionType.NAME, "known name", confidence)


def make_literal_entities(
    mentions: Iterable[Mention], have: set[str], known_names: Iterable[KnownName]
) -> Iterator[Entity]:
    """Give the entities that metonyms need and no plain name has: a capital's country, a seat's building.

    `have` are the ids of the entities that are there already.
    """
    used = {
        entity_id for mention in mentions for entity_id in (mention.entity_id, mention.literal_entity_id) if entity_id
    }
    missing = used - have
    for known in known_names:
        for name in (known.name, known.government):
            if name and (entity_id := entity_id_of(EntityType.PLACE, name)) in missing:
                missing.discard(entity_id)
                yield Entity(entity_id, EntityType.PLACE, name, country_code=known.country_code)


def _is_metonym_acting(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether the name, or the first of several that it is joined to, is the subject of a governing verb."""
    last = words[name_span.last]
    while last.dep == "conj" and words[last.head] is not last:
        last = words[last.head]
    return last.dep == "nsubj" and words[last.head].text.lower() in _GOVERNING_VERBS


def _is_metonym_dealt_with(name_span: NameSpan, words: list[Word], before: str) -> bool:
    if before in _DEALING:
        return True
    # "between Moscow and Washington", of which this is the second
    return before == "and" and name_span.first > 2 and words[name_span.first - 3].text == "between"
