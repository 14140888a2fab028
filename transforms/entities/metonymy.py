"""Make the mention of a place's name, as a metonym or as the place: "the Kremlin said", "a treaty with Norway".

A metonym's entity is who acts: of a capital its country, of a seat of power its holders, of any other place the entity
of the place; `literal_entity_id` is the place itself. How a name is read: `place_readings.py`; which names are seats
and capitals: `knowledge/gazetteer.py`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from transforms.document import Entity, EntityType, Mention, MentionType
from transforms.entities.ids import entity_id_of
from transforms.knowledge.gazetteer import KnownForm, KnownName, find_body_of_town, find_wikidata_id, look_up_known_name
from transforms.language.words import Word
from transforms.name_types.place_readings import PlaceReading, read_place_name
from transforms.names.name_spans import NameSpan

# Behind these a seat of power is a place.
_LOCATIVE = frozenset((
    "at", "in", "inside", "outside", "near", "around", "into", "to", "toward", "towards", "by", "through",
    "leave", "left", "leaving", "visit", "visiting",
))  # fmt: skip
# Forms of a known name whose places act as a whole.
_POLITIES = (KnownForm.NAME, KnownForm.ACRONYM, KnownForm.CAPITAL)
# Readings by which a capital is its country; another one is of the city, its people or its team.
_READINGS_OF_GOVERNMENTS = (PlaceReading.GOVERNING, PlaceReading.DEALT_WITH, PlaceReading.OWNING_DEED)
# A seat of power mostly means its holders. Set by hand.
_SEAT_CONFIDENCE = 0.85
_SEAT_AS_PLACE_CONFIDENCE = 0.7
# How sure a metonym is; set by hand.
_CONFIDENCE = {
    PlaceReading.GOVERNING: 0.8,
    PlaceReading.ACTING: 0.7,
    PlaceReading.DEALT_WITH: 0.7,
    PlaceReading.AFFECTED: 0.6,
    PlaceReading.OWNING_DEED: 0.7,
    PlaceReading.SIDE: 0.8,
}


def make_mention_of_seat(name_span: NameSpan, known: KnownName, entity_id: str, words: list[Word]) -> Mention:
    """Make the mention of a seat of power: its holders, or the place itself behind "in", "to" and the like."""
    first = name_span.first - 1 if name_span.has_article else name_span.first
    before = words[first - 1].text.lower() if first > 0 else ""
    place_id = entity_id_of(EntityType.PLACE, known.name)
    if before in _LOCATIVE and read_place_name(name_span, words) is None:
        return Mention(name_span.span, place_id, MentionType.NAME, "seat as a place", _SEAT_AS_PLACE_CONFIDENCE)
    rule, kind = "seat of power", MentionType.METONYM
    return Mention(name_span.span, entity_id, kind, rule, _SEAT_CONFIDENCE, literal_entity_id=place_id)


def make_mention_of_polity(
    name_span: NameSpan, known: KnownName | None, words: list[Word], mention: Mention, bodies: Mapping[str, str]
) -> Mention:
    """Make the mention of a country, a city or a region, as a metonym where it acts or is dealt with.

    `mention` is the one of the place itself. A capital that governs is its country, or one of `bodies`; what else it
    does, it does itself.
    """
    reading = read_place_name(name_span, words)
    if reading is None:
        return mention
    government = known.government if known and reading in _READINGS_OF_GOVERNMENTS else None
    actor_id = entity_id_of(EntityType.PLACE, government) if government else mention.entity_id
    if known and reading in _READINGS_OF_GOVERNMENTS:
        actor_id = bodies.get(known.name, actor_id)
    rule = "capital" if actor_id != mention.entity_id else str(reading)
    kind, confidence = MentionType.METONYM, _CONFIDENCE[reading]
    return Mention(name_span.span, actor_id, kind, rule, confidence, literal_entity_id=mention.entity_id)


def find_bodies_by_town(names: Collection[str]) -> dict[str, str]:
    """Find the ids of bodies that the capitals of a text stand for where it names the body and not the country.

    Args:
        names: the canonical names of all that the text names.
    """
    out = {}
    for name in names:
        body, known = find_body_of_town(name), look_up_known_name(name)
        if body is not None and body in names and known is not None and known.government not in names:
            out[name] = entity_id_of(EntityType.ORGANIZATION, body)
    return out


def may_be_polity(name_spans: Sequence[NameSpan], known: KnownName | None) -> bool:
    """Say whether a place is one whose name may stand for who acts there: a country, a city, no sea and no street."""
    if known is not None and known.country_code and known.form in _POLITIES:
        return True
    is_open = known is None or (known.country_code is None and known.form == KnownForm.NAME)  # Georgia
    return is_open and any(name_span.label == "GPE" for name_span in name_spans)


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
                item = find_wikidata_id(EntityType.PLACE, name)
                yield Entity(entity_id, EntityType.PLACE, name, wikidata_id=item, country_code=known.country_code)
