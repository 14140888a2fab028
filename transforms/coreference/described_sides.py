"""Compare the country, party, place, organization or gender that a description tells with those of an entity."""

import re

from transforms.coreference.description_phrases import (
    DescriptionPhrase,
    country_or_party_of_description,
    is_party_of_description,
)
from transforms.coreference.mention_table import MentionTable
from transforms.document import Entity, EntityType, Span
from transforms.entities.ids import entity_id_of
from transforms.knowledge import gazetteer, lexicon

_COUNTRY_AGAIN = re.compile(r"(?:the|that|this) (?:country|nation|kingdom|republic)['\u2019]s\b", re.IGNORECASE)


def compare_described_sides(entity: Entity, parts: DescriptionPhrase) -> int:
    """Compare countries and parties: 1 where a role names the description's own, -1 where only others, else 0."""
    if parts.country_or_party is None:
        return 0
    wanted_type = _type_of_described_side(parts.country_or_party)
    known = (gazetteer.look_up_known_name(word) for held in entity.roles for word in held.role.split())
    sides = {side for each in known if each and (side := country_or_party_of_description(each))}
    own = {side for side in sides if _type_of_described_side(side) == wanted_type}

    wanted_id = entity_id_of(wanted_type, parts.country_or_party)
    is_of_organization = any(held.organization_entity_id == wanted_id for held in entity.roles)
    if parts.country_or_party in own or is_of_organization:
        return 1
    return -1 if own else 0


def find_country_in_mind(parts: DescriptionPhrase, at_char: int, table: MentionTable) -> str | None:
    """Find the country that "the country's foreign minister" speaks of, by its canonical name: the only one near.

    That is the one before it in its sentence, else of the sentence before; None for descriptions of another form. A
    field of its own, "the country's fisheries minister", tells of somebody else than who holds another office there.
    """
    is_other = parts.country_or_party is not None or _COUNTRY_AGAIN.match(parts.phrase) is None
    if is_other or len(parts.words) > 1:  # "country" is one of them
        return None
    for sentences_back in (0, 1):
        countries = _find_countries_before(table, table.sentences_up_to(at_char, sentences_back).start_char, at_char)
        if countries:
            return countries.pop() if len(countries) == 1 else None
    return None


def _find_countries_before(table: MentionTable, start_char: int, end_char: int) -> set[str]:
    """Find the canonical names of the countries that are named between two characters."""
    places = {entity.entity_id: entity.name for entity in table.doc.entities if entity.entity_type == EntityType.PLACE}
    near = (one for one in table.doc.named_mentions if start_char <= one.span.start_char < end_char)
    names = {places[one.entity_id] for one in near if one.entity_id in places}
    return set(filter(gazetteer.is_country, names))


def is_of_other_organization(person: Entity, parts: DescriptionPhrase) -> bool:
    """Say whether a description names an organization, and the text calls the person by roles in others alone."""
    if parts.organization is None:
        return False
    own = {held.organization_entity_id for held in person.roles if held.organization_entity_id}
    wanted = entity_id_of(EntityType.ORGANIZATION, parts.organization)
    return wanted not in own and any(one.startswith(EntityType.ORGANIZATION) for one in own)


def differs_from_described_gender(noun: lexicon.RoleNoun | None, person: Entity) -> bool:
    """Say whether a role noun is of one gender ("spokeswoman") and the text gives a person the other."""
    if noun is None or not noun.gender or not person.gender:
        return False
    return noun.gender != person.gender


def compare_described_places(person: Entity, parts: DescriptionPhrase, at_char: int, table: MentionTable) -> int:
    """Compare places within countries: 1 where the text gives the person the description's, -1 where others, else 0."""
    wanted = table.places_within(Span(at_char, at_char + len(parts.phrase)))
    own = table.places_of_person(person) if wanted else frozenset()
    if not own:
        return 0
    return 1 if wanted & own else -1


def _type_of_described_side(country_or_party: str) -> str:
    return EntityType.GROUP if is_party_of_description(country_or_party) else EntityType.PLACE
