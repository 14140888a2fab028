"""Name documents and bodies that are no entities by the words of their phrase: "Norland's home ministry".

Who owns a document: owners.py, document_sources.py. Which phrase is a speaker: description_sources.py.
"""

from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import EntityType, Span, SpeakerKind, Token
from transforms.knowledge import source_kinds
from transforms.knowledge.lexicon import fits_any_organization
from transforms.speakers import document_sources
from transforms.speakers.owners import OwnerFinder


def name_source_phrase(
    index: DocumentIndex, discourse: DiscourseModel, span: Span, head: Token, kind: str
) -> str | None:
    """Name a source without an entity by its own words; None for kinds other than documents and organizations."""
    if kind == SpeakerKind.DOCUMENT:
        return document_sources.name_source_document(index, discourse, span, head)
    if kind != SpeakerKind.ORGANIZATION:
        return None

    owners = OwnerFinder(index, discourse).find_owners(span, head)
    if owners is not None and owners.is_of_person and is_possessed(head):
        return owners.name_owned(head.text)

    # "the Homeland Security office" bears the name of another
    head_char = index.char_of_token(head, span)
    named = [one.entity_id for one in index.mentions_within(span) if one.span.end_char <= head_char]
    if fits_any_organization(head.lemma_.lower()):  # "the US firm" is any firm of a country
        named = [one for one in named if index.entities[one].entity_type != EntityType.PLACE]
    if not named:
        return None
    return source_kinds.drop_determiner(index.doc.text[span.start_char : head_char + len(head.text)])


def name_referent(index: DocumentIndex, discourse: DiscourseModel, entity_id: str) -> str | None:
    """Name a document or body that the text brought in before, by its words there; None where they name nobody."""
    span = discourse.span_of_referent(entity_id)
    head = index.head_of_span(span) if span is not None else None
    if span is None or head is None:
        return None
    kind = source_kinds.look_up_speaker_kind(head.lemma_, head.tag_)
    return name_source_phrase(index, discourse, span, head, kind)


def is_possessed(noun: Token) -> bool:
    """Say whether a noun has an owner before it: "her office", "the bank's memo"."""
    return any(child.dep_ == "poss" for child in noun.children)
