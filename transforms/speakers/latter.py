"""Resolve "the former" and "the latter" to the first and the last of those whom the sentence names before.

Persons come before bodies; one alone is no pair. Descriptions with a noun: description_sources.py.
"""

from collections.abc import Sequence

from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, EntityType, Span

_WHICH = {"the former": 0, "the latter": -1}


def find_former_or_latter(index: DocumentIndex, span: Span) -> Entity | None:
    """Find whom "the former" or "the latter" means; None for other sources, and where no two are named."""
    which = _WHICH.get(span.of(index.doc.text).lower())
    if which is None:
        return None
    sentence = index.sentence_at(span.start_char)
    own = Span(sentence.span.start_char, span.start_char)
    before = [each.span for each in index.doc.sentences if each.position == sentence.position - 1]
    for stretch in (own, *before):
        for entity_type in (EntityType.PERSON, EntityType.ORGANIZATION):
            pair = _find_named(index, stretch, entity_type)
            if len(pair) > 1:
                return pair[which]
    return None


def _find_named(index: DocumentIndex, stretch: Span, entity_type: EntityType) -> Sequence[Entity]:
    """Find the entities of a type that a stretch names, each once, in their order."""
    ids = dict.fromkeys(mention.entity_id for mention in index.mentions_within(stretch))
    return [index.entities[each] for each in ids if index.entities[each].entity_type == entity_type]
