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
    """Find the country that "the country's foreign minister" speaks of, by its canonical name: the one named last.

    In the sentence of the description or the one before; None for descriptions of another form.
    """
    if parts.country_or_party is not None or _COUNTRY_AGAIN.match(parts.phrase) is None:
        return None
    near = table.sentences_up_to(at_char, 1)
    before = [one for one in table.doc.named_mentions if near.start_char <= one.span.start_char < at_char]
    types = {entity.entity_id: entity.name for entity in table.doc.entities if entity.entity_type == EntityType.PLACE}
    names = [types[one.entity_id] for one in before if one.entity_id in types]
    countries = [name for name in names if gazetteer.is_country(name)]
    return countries[-1] if countries else None


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
