"""Name a document that speaks by its owner and its noun: "a memo of the Silva Bank" is "Silva Bank memo".

Looks in the document's own phrase, then in the sentences before. Does not decide that a source is a document; that is
description_sources.py.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from transforms.coreference.index import DocumentIndex
from transforms.document import EntityType, Mention, Span

_OWNER_PREPOSITIONS = frozenset(("by", "from", "of"))
_OWNER_RELATIONS = frozenset(("poss", "compound", "nmod"))
# Sentences back in which the document may have been introduced.
_MAX_SENTENCES_BACK = 6
# One document may be called by each noun of a group.
_INTERCHANGEABLE = (
    frozenset(("article", "story", "piece", "report", "column", "feature", "essay", "item")),
    frozenset(("ad", "advert", "advertisement", "spot", "clip", "video", "commercial")),
    frozenset(("report", "study", "paper", "survey", "analysis", "research", "findings")),
    frozenset(("letter", "statement", "note", "memo", "email", "message", "release")),
    frozenset(("ruling", "decision", "opinion", "judgment", "judgement", "order", "verdict")),
    frozenset(("complaint", "lawsuit", "suit", "filing", "petition", "motion", "brief")),
    frozenset(("poll", "survey")),
)


def name_source_document(index: DocumentIndex, span: Span, head: Token) -> str | None:
    """Name a document by its owner, as its own phrase or an earlier sentence gives it; None where neither does."""
    owner = _find_owner_of_source_document(index, span, head)
    if owner is not None:
        return _join_name_of_source_document(index, owner, head.lemma_)
    if not _is_definite_source_document(head):
        return None

    for earlier_span, noun in _find_earlier_nouns_of_source_document(index, span, head):
        owner = _find_owner_of_source_document(index, earlier_span, noun) or _find_issuer_of_source_document(
            index, earlier_span, noun
        )
        if owner is not None:
            return _join_name_of_source_document(index, owner, noun.lemma_)
    return None


def _join_name_of_source_document(index: DocumentIndex, owner: Mention, noun: str) -> str:
    entity = index.entities[owner.entity_id]
    if entity.entity_type == EntityType.PERSON:
        return f"{entity.name}'s {noun}"
    return f"{entity.name} {noun}"


def _is_definite_source_document(head: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that") for child in head.children)


def _find_earlier_nouns_of_source_document(
    index: DocumentIndex, span: Span, head: Token
) -> Iterator[tuple[Span, Token]]:
    """Find the nouns before `span` that may be of the same document, nearest first, each with its sentence."""
    nouns = frozenset({head.lemma_}).union(*(group for group in _INTERCHANGEABLE if head.lemma_ in group))
    position = index.sentence_at(span.start_char).position
    for sentence in reversed(index.sentences_before(position, _MAX_SENTENCES_BACK)):
        for token in reversed(list(index.tokens_of_span(sentence.span) or ())):
            is_before = index.char_of_token(token, sentence.span) < span.start_char
            if token.lemma_ in nouns and token.pos_ == "NOUN" and is_before:
                yield sentence.span, token


def _find_owner_of_source_document(index: DocumentIndex, span: Span, head: Token) -> Mention | None:
    """Find the named owner of a noun: "the bank's memo", "a memo by the bank", "a memo written by the bank"."""
    owners = [child for child in head.children if child.dep_ in _OWNER_RELATIONS and child.i < head.i]
    for child in head.children:
        owners += _prepositional_owners_of_source_document(child)
    return _first_owner_of_source_document(index, span, owners)


def _prepositional_owners_of_source_document(child: Token) -> list[Token]:
    if child.dep_ == "acl":
        prepositions = [below for below in child.children if below.dep_ == "agent"]
    elif child.dep_ in ("prep", "agent") and child.lower_ in _OWNER_PREPOSITIONS:
        prepositions = [child]
    else:
        return []
    return [noun for preposition in prepositions for noun in preposition.children if noun.dep_ == "pobj"]


def _find_issuer_of_source_document(index: DocumentIndex, span: Span, head: Token) -> Mention | None:
    """Find who makes a document, the subject of its verb: "the bank issued a statement"."""
    if head.i == 0 or head.dep_ not in ("dobj", "pobj"):
        return None
    verb = head.head if head.dep_ == "dobj" else head.head.head
    return _first_owner_of_source_document(index, span, [child for child in verb.children if child.dep_ == "nsubj"])


def _first_owner_of_source_document(index: DocumentIndex, span: Span, tokens: list[Token]) -> Mention | None:
    mentions = (index.mention_at(index.char_of_token(token, span)) for token in tokens)
    return next((mention for mention in mentions if mention is not None), None)
