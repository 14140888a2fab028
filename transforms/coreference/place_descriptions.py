"""Resolve what a text calls a place again: "the country", "this city".

The place of that kind that was named last is meant, if that is not far back. A noun with words of its own beside the
article ("the neighbouring country") means another place. Descriptions of persons and bodies: descriptions.py.
"""

from bisect import bisect_left
from collections.abc import Iterator

from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, EntityType, Mention, MentionType, Token
from transforms.knowledge.gazetteer import is_country
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.language.alignment import span_of_tokens
from transforms.language.grammar import DEFINITE_WORDS
from transforms.language.words import tokens_with_tags

PLACE_NAMED_BEFORE = "description: place named before"
# How sure one is; set by hand.
_CONFIDENCE = 0.7
_KINDS_OF_PLACES = (MetonymWord.COUNTRY, MetonymWord.TOWN)
# Sentences within which the place was named, and mentions looked at.
_MAX_SENTENCES_BACK = 3
_MAX_MENTIONS_BACK = 30


def find_place_descriptions(index: DocumentIndex) -> Iterator[Mention]:
    """Find definite nouns for places outside of quotation marks that mean a place named before."""
    for parse in index.doc.parses:
        for token in tokens_with_tags(parse, ("NN",)):
            is_of_place = any(is_metonym_word(token.lower_, kind) for kind in _KINDS_OF_PLACES)
            if not is_of_place or not _is_definite_alone(token):
                continue
            span = span_of_tokens(parse, token.i - 1, token.i + 1)
            entity_id = None if index.is_quoted(span.start_char) else _find_place_before(index, span.start_char, token)
            if entity_id is not None:
                yield Mention(span, entity_id, MentionType.NOMINAL, PLACE_NAMED_BEFORE, _CONFIDENCE)


def _is_definite_alone(token: "Token") -> bool:
    """Say whether nothing but an article is said of a noun, right before it."""
    beside = [child for child in token.children if child.dep_ not in ("case", "punct")]
    return len(beside) == 1 and beside[0].i == token.i - 1 and beside[0].lower_ in DEFINITE_WORDS


def _find_place_before(index: DocumentIndex, char: int, noun: "Token") -> str | None:
    """Find the place of a noun's kind that was named last; None where none is near."""
    sentence = index.sentence_at(char).position
    end = bisect_left(index.mentions, char, key=lambda mention: mention.start_char)
    for mention in reversed(index.mentions[max(0, end - _MAX_MENTIONS_BACK) : end]):
        if sentence - mention.sentence > _MAX_SENTENCES_BACK:
            return None
        if _is_of_kind(index.entities[mention.entity_id], noun.lower_):
            return mention.entity_id
    return None


def _is_of_kind(entity: Entity, noun: str) -> bool:
    return entity.entity_type == EntityType.PLACE and is_country(entity.name) == is_metonym_word(
        noun, MetonymWord.COUNTRY
    )
