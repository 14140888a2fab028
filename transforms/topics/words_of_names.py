"""Find the words of an article that are names in it, whatever they mean elsewhere: "Gardener" the sprinter, "Lions".

They are no terms of topics, as far as they are single words; a phrase inside a name says what it says ("Peace Talks").
Which words are terms is decided in terms.py, which names there are by the room of entities.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from transforms.document import Document, Entity, EntityType, Mention, MentionType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.knowledge.media_topics import first_topic_above
from transforms.language.dictionary import is_word_of_dictionary
from transforms.topics.terms import TermHit

# Names of other kinds say by their words what they name: "Six Nations Championship", "the Hunting Act", "Muslims".
_NAMING_TYPES = frozenset((EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PRODUCT, EntityType.WORK))
# Bodies of politics, law, war and faith are often called by a common noun alone, and so are teams: "the Treasury",
# "the Church", "the Cubs".
_BRANCHES_OF_BODIES = frozenset(("02000000", "11000000", "12000000", "15000000", "16000000"))


def drop_words_of_names(hits: Sequence[TermHit], doc: Document) -> Iterator[TermHit]:
    """Yield the hits but single words that are names in the article, or stand in one of several words."""
    entities = {entity.entity_id: entity for entity in doc.entities}
    names = [one for one in doc.mentions if one.mention_type == MentionType.NAME and one.entity_id in entities]
    names.sort(key=lambda one: one.span.start_char)
    starts = [one.span.start_char for one in names]

    def is_name_alone(hit: TermHit) -> bool:
        at = bisect_right(starts, hit.start_char) - 1
        is_inside = at >= 0 and hit.start_char < names[at].span.end_char
        return is_inside and _says_nothing(hit, names[at], entities[names[at].entity_id], doc.text)

    return (hit for hit in hits if " " in hit.term.term or not is_name_alone(hit))


def _says_nothing(hit: TermHit, mention: Mention, entity: Entity, text: str) -> bool:
    """Say whether a word in a name says nothing of what it means elsewhere."""
    words = mention.span.of(text)
    word = hit.term.term
    if entity.entity_type == EntityType.PERSON and word.endswith("'s"):
        return True  # "Christie's campaign" is no house of auctions
    if not text[hit.start_char : hit.start_char + 2].istitle() or not is_word_of_dictionary(word):
        return False
    if entity.entity_type == EntityType.PERSON:
        return True
    if entity.entity_type not in _NAMING_TYPES:
        return False
    if " " in words:
        # "River" says what the Amazon River is, "Ivory" nothing of the Ivory Coast
        return entity.entity_type != EntityType.PLACE or " " in text[hit.start_char : mention.span.end_char]
    branches = {first_topic_above(topic_id).topic_id for topic_id, _ in hit.term.listed}
    is_body = branches <= _BRANCHES_OF_BODIES or look_up_organization_noun(words) is not None
    return not is_body and look_up_known_name(words) is None
