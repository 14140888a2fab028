"""Entities to rows: the things, their names and offices, and the places that refer to them."""

from collections.abc import Iterator
from typing import Any

from transforms.document import Document, Entity, Mention, MentionType, Speaker, ids
from transforms.rows.quotes import offsets
from transforms.rows.row_ids import SentenceIndex

Row = dict[str, Any]
# A speaker found by name is a mention already, or was named elsewhere; these the entities' annotator does not look for.
_FOUND_BY_SPEAKERS = (MentionType.NOMINAL, MentionType.PRONOUN)


def entities(doc: Document) -> list[Row]:
    """Give a row of `entities` for each entity, sorted by id; both dates are the day of the article."""
    day = doc.published and doc.published.day
    return [
        {
            "entity_id": one.entity_id,
            "entity_type": str(one.entity_type),
            "name": one.name,
            "wikidata_id": one.wikidata_id,
            "country_code": one.country_code,
            "first_seen_date": day,
            "last_seen_date": day,
            "merged_into_entity_id": None,
        }
        for one in _sorted(doc)
    ]


def entity_aliases(doc: Document) -> Iterator[Row]:
    """Yield a row of `entity_aliases` for each name of each entity, once."""
    for entity in _sorted(doc):
        kinds = {one.alias: str(one.kind) for one in sorted(entity.aliases, key=lambda one: (one.alias, one.kind))}
        for alias, kind in kinds.items():
            yield {
                "entity_id": entity.entity_id,
                "alias": alias,
                "alias_kind": kind,
                "first_seen_date": doc.published and doc.published.day,
                "first_seen_document_id": doc.document_id,
            }


def entity_roles(doc: Document) -> list[Row]:
    """Give a row of `entity_roles` for each office of each entity, once, sorted by id."""
    day = doc.published and doc.published.day
    found = {
        ids.entity_role_id(entity.entity_id, held.role, held.organization_entity_id): {
            "entity_role_id": ids.entity_role_id(entity.entity_id, held.role, held.organization_entity_id),
            "entity_id": entity.entity_id,
            "role": held.role,
            "organization_entity_id": held.organization_entity_id,
            "valid_from": day,
            "valid_to": day,
            "evidence": held.evidence or None,
        }
        for entity in _sorted(doc)
        for held in sorted(entity.roles, key=lambda one: one.evidence, reverse=True)
    }
    return [found[one] for one in sorted(found)]


def entity_mentions(doc: Document, common: Row, places: SentenceIndex) -> Iterator[Row]:
    """Yield a row of `entity_mentions` for each mention, in order of the text."""
    found = [*doc.mentions, *_mentions_of_speakers(doc)]
    found.sort(key=lambda one: (one.span.start_char, one.span.end_char, one.entity_id, one.mention_type))
    for position, mention in enumerate(found, start=1):
        yield {
            **common,
            "mention_id": ids.mention_id(doc.document_id, position),
            "sentence_id": places.sentence_id_of(mention.span),
            "entity_id": mention.entity_id,
            **offsets(mention.span),
            "text": mention.span.of(doc.text),
            "mention_type": str(mention.mention_type),
            "literal_entity_id": mention.literal_entity_id,
            "mention_rule": mention.rule,
            "mention_confidence": float(mention.confidence),
        }


def _mentions_of_speakers(doc: Document) -> list[Mention]:
    """Read speakers that stand as "he" or "the minister" as mentions, where no mention stands yet."""
    taken = {(one.span.start_char, one.span.end_char) for one in doc.mentions}
    found: dict[tuple[int, int], Mention] = {}
    for speaker in sorted(doc.speakers, key=lambda one: (one.quote, one.position)):
        made = _mention(speaker)
        place = made and (made.span.start_char, made.span.end_char)
        if made and place and place not in taken:
            found.setdefault(place, made)
    return list(found.values())


def _mention(speaker: Speaker) -> Mention | None:
    if speaker.span is None or speaker.entity_id is None or speaker.mention_type not in _FOUND_BY_SPEAKERS:
        return None
    return Mention(speaker.span, speaker.entity_id, MentionType(speaker.mention_type), speaker.rule, speaker.confidence)


def _sorted(doc: Document) -> list[Entity]:
    return sorted(doc.entities, key=lambda one: one.entity_id)
