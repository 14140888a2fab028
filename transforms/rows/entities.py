"""Make the rows of entities: the things, their names and offices, and the places that refer to them.

Which words refer to which entity is decided in `transforms/entities` and `transforms/coreference`; rows copy it.
"""

from collections.abc import Iterator
from datetime import date

from transforms.document import Document, Entity, RoleHeld, Row, ids
from transforms.identity import name_key
from transforms.roles.offices import IN_FORCE, read_offices
from transforms.roles.role_times import RoleTime, strip_time_words
from transforms.rows.row_ids import SentenceIndex
from transforms.rows.values import offsets_of


def make_entity_rows(doc: Document) -> Iterator[Row]:
    """Yield a row of `entities` for each entity, sorted by id; both dates are the day of the article."""
    day = doc.published and doc.published.day
    for entity in _sort_by_id(doc):
        yield {
            "entity_id": entity.entity_id,
            "entity_type": str(entity.entity_type),
            "name": entity.name,
            "wikidata_id": entity.wikidata_id,
            "country_code": entity.country_code,
            "told_gender": entity.told_gender,
            "first_seen_date": day,
            "last_seen_date": day,
            "merged_into_entity_id": None,
        }


def make_alias_rows(doc: Document) -> Iterator[Row]:
    """Yield a row of `entity_aliases` for each name of each entity, once."""
    for entity in _sort_by_id(doc):
        kinds = {one.alias: one.kind for one in sorted(entity.aliases, key=lambda one: (one.alias, one.kind))}
        for alias, kind in kinds.items():
            yield {
                "entity_id": entity.entity_id,
                "alias": alias,
                "alias_key": name_key(entity.entity_type, alias),
                "alias_kind": str(kind),
                "is_given": None,
                "first_seen_date": doc.published and doc.published.day,
                "first_seen_document_id": doc.document_id,
            }


def make_role_rows(doc: Document) -> list[Row]:
    """Make a row of `entity_roles` for each office of each entity, once, sorted by id."""
    day = doc.published.day if doc.published is not None else None
    by_id: dict[str, Row] = {}
    for entity in _sort_by_id(doc):
        offices = read_offices(entity.roles, day)
        for held, time in sorted(offices, key=lambda one: one[0].evidence, reverse=True):
            row = _make_role_row(entity, held, time, day)
            by_id[row["entity_role_id"]] = row
    return [by_id[role_id] for role_id in sorted(by_id)]


def _make_role_row(entity: Entity, held: RoleHeld, time: RoleTime, day: date | None) -> Row:
    role = strip_time_words(held)
    is_held = time.status in IN_FORCE
    return {
        "entity_role_id": ids.entity_role_id(entity.entity_id, role, held.organization_entity_id, time.status),
        "entity_id": entity.entity_id,
        "role": role,
        "organization_entity_id": held.organization_entity_id,
        "status": str(time.status),
        "valid_from": time.first_day or (day if is_held else None),
        "valid_to": day if is_held else time.last_day,
        "evidence": held.evidence or None,
        "first_seen_date": day,
    }


def make_mention_rows(doc: Document, common: Row, sentences: SentenceIndex) -> Iterator[Row]:
    """Yield a row of `entity_mentions` for each mention, in order of the text, a longer one before those inside it."""
    mentions = sorted(
        doc.mentions, key=lambda one: (one.span.start_char, -one.span.end_char, one.entity_id, one.mention_type)
    )
    for position, mention in enumerate(mentions, start=1):
        yield {
            **common,
            "mention_id": ids.mention_id(doc.document_id, position),
            "sentence_id": sentences.sentence_id_of(mention.span),
            "entity_id": mention.entity_id,
            **offsets_of(mention.span),
            "text": mention.span.of(doc.text),
            "mention_type": str(mention.mention_type),
            "literal_entity_id": mention.literal_entity_id,
            "mention_rule": str(mention.rule),
            "mention_confidence": float(mention.confidence),
        }


def _sort_by_id(doc: Document) -> list[Entity]:
    return sorted(doc.entities, key=lambda one: one.entity_id)
