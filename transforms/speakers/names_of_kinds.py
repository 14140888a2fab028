"""Find the name beside a noun that only says of what kind the named is: "the city of Lund", "the Quist party".

Which noun is the head of a source, and names that stand elsewhere in it: source_heads.py.
"""

import re
from collections.abc import Sequence

from transforms.coreference.index import DocumentIndex
from transforms.coreference.stated_kinds import KINDS_BEHIND_NAMES
from transforms.document import EntityType, Mention, Span, Token
from transforms.knowledge.place_words import PlaceWord, is_place_word

# Before a place: "the city of".
_KIND_OF_PLACE = re.compile(r"(?:[Tt]he\s)?[\w-]+\sof\s(?:the\s)?")
_ARTICLE = re.compile(r"(?:[Tt]he\s)?")


def find_name_of_kind(index: DocumentIndex, span: Span, head: Token, mentions: Sequence[Mention]) -> Mention | None:
    """Find the place or body that the head of a source says the kind of; None where it says more or something else."""
    if not mentions:
        return None
    return _find_place_of_kind(index, span, head, mentions[0]) or _find_body_of_kind(index, span, head, mentions[0])


def _find_place_of_kind(index: DocumentIndex, span: Span, head: Token, mention: Mention) -> Mention | None:
    """Find the place that a noun for places is told of: "the city of Lund"; None where the noun is no such."""
    if not _KIND_OF_PLACE.fullmatch(index.doc.text[span.start_char : mention.span.start_char]):
        return None
    is_place = index.entities[mention.entity_id].entity_type == EntityType.PLACE
    is_last = not index.doc.text[mention.span.end_char : span.end_char].strip()
    is_kind = is_last and is_place_word(head.lower_, PlaceWord.SPEAKING)
    return mention if is_place and is_kind else None


def _find_body_of_kind(index: DocumentIndex, span: Span, head: Token, mention: Mention) -> Mention | None:
    """Find the body whose name a noun in small letters follows that says what it is: "the Quist party"."""
    text = index.doc.text
    if head.text not in KINDS_BEHIND_NAMES or not _ARTICLE.fullmatch(text[span.start_char : mention.span.start_char]):
        return None
    behind = text[mention.span.end_char : span.end_char].split()
    is_kind = behind in ([head.text], ["news", head.text])
    return mention if is_kind and index.entities[mention.entity_id].entity_type == EntityType.ORGANIZATION else None
