"""Find the body that signs a letter, a statement or an editorial, the speaker of "we" outside of quotes.

The line behind a close ("Signed,", "Yours sincerely,") names it, or a line of an editorial board's own. Persons who
sign, and "I": authors.py.
"""

import re

from transforms.coreference.index import DocumentIndex
from transforms.document import Block, EntityType, MentionType, Quote, Role, Span, Speaker, SpeakerKind, SpeakerRule
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.knowledge.name_forms import fold_name
from transforms.speakers.answers import named_speaker, unnamed_speaker

_CLOSE = re.compile(
    r"(?:signed(?: by)?|yours\s\w+|(?:respectfully|sincerely|faithfully)(?: yours)?"
    r"|(?:best|kind|warm) (?:wishes|regards))\s?[,:.]?",
    re.IGNORECASE,
)
_EDITORIAL_BOARD = re.compile(r"(?:by )?((?:the )?(?:[A-Z][\w'\u2019-]+ ){0,5}editorial board)", re.IGNORECASE)
_EDGES = " \t\n-\u2013\u2014.,"
_SMALL_WORDS = frozenset(("of", "the", "for", "and", "in", "on", "to", "&"))
_MAX_NAME_WORDS = 12
# Paragraphs at the beginning in which a byline may be, and at the end in which a signature may be.
_FIRST_PARAGRAPHS = 8
_LAST_PARAGRAPHS = 4
_CONFIDENCE = 0.8


def resolve_signing_body(index: DocumentIndex, quote: Quote, span: Span) -> Speaker | None:
    """Resolve "we" to the body that signs the article below, or whose byline it bears; None where none does."""
    name = _find_signing_body(index, span.start_char)
    if name is None:
        return None
    reason = f'"{name}" signs the text'
    folded = fold_name(name)
    bodies = (one for one in index.entities.values() if one.entity_type == EntityType.ORGANIZATION)
    body = next((one for one in bodies if fold_name(one.name) == folded), None)
    if body is None:
        return unnamed_speaker(quote, span, SpeakerKind.ORGANIZATION, reason, MentionType.PRONOUN, name)
    return named_speaker(quote, span, body, SpeakerRule.AUTHOR, reason, _CONFIDENCE, MentionType.PRONOUN)


def _find_signing_body(index: DocumentIndex, at_char: int) -> str | None:
    text = index.doc.text
    blocks = index.doc.blocks
    last = [block for block in blocks[-_LAST_PARAGRAPHS:] if block.span.start_char > at_char]
    bylines = (block for block in blocks[:_FIRST_PARAGRAPHS] if block.role is Role.BYLINE)
    for block in (*bylines, *last):
        if board := _EDITORIAL_BOARD.fullmatch(block.span.of(text).strip(_EDGES)):
            return _without_article(board[1])
    for close, signature in zip(last, last[1:], strict=False):
        if _CLOSE.fullmatch(close.span.of(text).strip()) and (name := _read_name_of_body(signature, text)):
            return name
    return None


def _read_name_of_body(signature: Block, text: str) -> str | None:
    """Read the name of a body that is all of a line, up to a comma or a line break; None for other words."""
    line = re.split(r"[,\n]", signature.span.of(text).strip(_EDGES))[0]
    words = _without_article(line).split()
    if not 1 < len(words) <= _MAX_NAME_WORDS or not all(word in _SMALL_WORDS or word[0].isupper() for word in words):
        return None
    heads = [words[-1], *(word for word, after in zip(words, words[1:], strict=False) if after in ("of", "for"))]
    is_body = any(look_up_organization_noun(head) == EntityType.ORGANIZATION for head in heads)
    known = look_up_known_name(" ".join(words))
    is_known = known is not None and known.entity_type == EntityType.ORGANIZATION
    return " ".join(words) if is_body or is_known else None


def _without_article(name: str) -> str:
    return re.sub(r"\A[Tt]he\s+", "", name)
