"""Resolve sources that are a country again: "the country said", "its government said", "the government said".

The only country named near by is meant; "the nation" may be that of the readers.
Governments with a country of their own ("the Norwegian government"): transforms/coreference/descriptions.py.
"""

from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, EntityType, Span
from transforms.knowledge.gazetteer import is_country

_AGAIN = frozenset(("the country", "this country", "the government", "its government", "their government"))
# Sentences within which the country was named.
_MAX_SENTENCES_BACK = 2


def find_country_of_source(index: DocumentIndex, span: Span) -> Entity | None:
    """Find the country that a source stands for; None for other sources, and where several countries are near."""
    words = span.of(index.doc.text).partition(",")[0].lower()
    if words not in _AGAIN:
        return None
    near = _find_countries_before(index, span.start_char)
    return near[0] if len(near) == 1 else None


def _find_countries_before(index: DocumentIndex, char: int) -> list[Entity]:
    """Find the countries that the last sentences name outside of quotation marks, each once, in reading order."""
    sentence = index.sentence_at(char).position
    ids = dict.fromkeys(
        mention.entity_id
        for mention in index.mentions
        if mention.start_char < char and sentence - mention.sentence <= _MAX_SENTENCES_BACK
    )
    return [index.entities[each] for each in ids if _is_country(index.entities[each])]


def _is_country(entity: Entity) -> bool:
    return entity.entity_type == EntityType.PLACE and is_country(entity.name)
