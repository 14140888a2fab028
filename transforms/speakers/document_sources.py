"""Name a document that speaks by its owner and its noun: "a memo of the Silva Bank" is "Silva Bank memo".

Looks in the document's own phrase, then in the sentences before. Does not decide that a source is a document
(description_sources.py), nor whose a noun is (owners.py).
"""

from collections.abc import Container, Iterator

from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Role, Span, Token
from transforms.knowledge.document_nouns import (
    interchangeable_nouns,
    is_noun_of_written_document,
    nouns_with_others,
)
from transforms.knowledge.source_kinds import noun_of_source
from transforms.speakers.owners import OwnerFinder, Owners

# Sentences back in which the document may have been introduced, by the same noun or by another.
_MAX_SENTENCES_BACK = 20
_MAX_SENTENCES_BACK_TO_OTHER_NOUN = 6
_MAX_SENTENCES_BELOW_TITLE = 3
# What any document may be called.
_ANY_DOCUMENT = frozenset(("document", "text"))
_MODIFIERS = frozenset(("amod", "compound", "nummod"))


def name_source_document(index: DocumentIndex, discourse: DiscourseModel, span: Span, head: Token) -> str | None:
    """Name a document by its owner, as its own phrase or an earlier sentence gives it; None where neither does.

    One that was not spoken of before is of whoever wrote just before it: "Silva wrote ... The letter said".
    """
    finder = OwnerFinder(index, discourse)
    owners = finder.find_owners(span, head) or finder.find_issuers(span, head)
    if owners is not None:
        return owners.name_owned(_noun_with_modifiers(index, span, head))
    if _is_title(index, span):
        return _name_by_later_noun(index, finder, span, head)
    if not _is_definite_source_document(head):
        return None

    for earlier_span, noun in _find_earlier_nouns_of_source_document(index, span, head):
        owners = finder.find_owners(earlier_span, noun) or finder.find_issuers(earlier_span, noun)
        if owners is not None:
            return owners.name_owned(_noun_with_modifiers(index, earlier_span, noun))
        if _is_new_source_document(noun):
            return None
    return _name_by_last_writer(index, discourse, span, head)


def _name_by_later_noun(index: DocumentIndex, finder: OwnerFinder, span: Span, head: Token) -> str | None:
    """Name a document that a title only mentions as the first sentences below name it."""
    position = index.sentence_at(span.start_char).position
    for sentence in index.sentences_before(position + _MAX_SENTENCES_BELOW_TITLE, _MAX_SENTENCES_BELOW_TITLE):
        for token in index.tokens_of_span(sentence.span) or ():
            owners = finder.find_owners(sentence.span, token) if token.lemma_ == head.lemma_.lower() else None
            if owners is not None:
                return owners.name_owned(_noun_with_modifiers(index, sentence.span, token))
    return None


def _name_by_last_writer(index: DocumentIndex, discourse: DiscourseModel, span: Span, head: Token) -> str | None:
    """Name a document that is spoken of for the first time by who wrote right before it."""
    last = discourse.last_speaker
    is_written = discourse.has_last_written and is_noun_of_written_document(head.lemma_)
    if not is_written or not discourse.is_near_last_speaker(span.start_char):
        return None
    if last is None or last.entity_id is None:
        return None
    return Owners((index.entities[last.entity_id],)).name_owned(head.lemma_)


def _is_title(index: DocumentIndex, span: Span) -> bool:
    return index.sentence_at(span.start_char).role in (Role.HEADLINE, Role.DEK)


def _noun_with_modifiers(index: DocumentIndex, span: Span, noun: Token) -> str:
    """Give a noun with the nouns before it that are no names: "web video"."""
    modifiers = [
        child for child in noun.children if child.dep_ == "compound" and child.tag_ == "NN" and child.i < noun.i
    ]
    kept = [child for child in modifiers if index.mention_at(index.char_of_token(child, span)) is None]
    return " ".join([*(child.text for child in kept), noun_of_source(noun.lemma_, noun.tag_)])


def _is_definite_source_document(head: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that") for child in head.children)


def _is_new_source_document(noun: Token) -> bool:
    """Say whether a noun brings in a document that was not spoken of before: "a report"."""
    return any(child.lower_ in ("a", "an", "another") for child in noun.children)


def _find_earlier_nouns_of_source_document(
    index: DocumentIndex, span: Span, head: Token
) -> Iterator[tuple[Span, Token]]:
    """Find the nouns before `span` that may be of the same document, each with its sentence.

    First come those of the same lemma, nearest first, then those that are interchangeable with it; none of the latter
    for a noun that others beside it tell from such ("the joint statement").
    """
    yield from _find_nouns_before_source(index, span, head, {head.lemma_}, _MAX_SENTENCES_BACK)
    is_told_apart = any(child.dep_ in _MODIFIERS and not _is_length(child) for child in head.children)
    if not is_told_apart:
        others = nouns_with_others() if head.lemma_ in _ANY_DOCUMENT else interchangeable_nouns(head.lemma_)
        yield from _find_nouns_before_source(index, span, head, others, _MAX_SENTENCES_BACK_TO_OTHER_NOUN)


def _is_length(modifier: Token) -> bool:
    """Say whether a word before a document's noun says how long it is, and tells it from no other: "60-page"."""
    return modifier.lower_ in ("page", "word", "line", "long", "brief", "short")


def _find_nouns_before_source(
    index: DocumentIndex, span: Span, head: Token, nouns: Container[str], max_sentences_back: int
) -> Iterator[tuple[Span, Token]]:
    """Find the nouns before `span` with one of some lemmas and the number of `head`, nearest first."""
    position = index.sentence_at(span.start_char).position
    for sentence in reversed(index.sentences_before(position, max_sentences_back)):
        for token in reversed(list(index.tokens_of_span(sentence.span) or ())):
            is_before = index.char_of_token(token, sentence.span) < span.start_char
            if token.lemma_ in nouns and token.tag_ == head.tag_ and is_before:
                yield sentence.span, token
