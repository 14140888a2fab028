"""Names of documents that speak: whose they are and what they are, "a memo of the Silva Bank" Silva Bank memo."""

from spacy.tokens import Token

from transforms.coreference.index import DocumentIndex
from transforms.document import Mention, Span
from transforms.knowledge import source_kinds

_OWNS = frozenset(("by", "from", "of"))
_HAS = frozenset(("poss", "compound", "nmod"))
# Sentences back in which the document was first spoken of.
_REACH = 6
# One document may be called by each of these.
_ALIKE = (
    frozenset(("article", "story", "piece", "report", "column", "feature", "essay", "item")),
    frozenset(("ad", "advert", "advertisement", "spot", "clip", "video", "commercial")),
    frozenset(("report", "study", "paper", "survey", "analysis", "research", "findings")),
    frozenset(("letter", "statement", "note", "memo", "email", "message", "release")),
    frozenset(("ruling", "decision", "opinion", "judgment", "judgement", "order", "verdict")),
    frozenset(("complaint", "lawsuit", "suit", "filing", "petition", "motion", "brief")),
    frozenset(("poll", "survey")),
)


def name_of(scene: DocumentIndex, span: Span, head: Token) -> str | None:
    """A name for a document by whose it is: in its own phrase, else where it was spoken of before."""
    owner = _owner(scene, span, head, by_verb=False)
    if owner is not None:
        return _named(scene, owner, head.lemma_)
    if not _is_definite(head):
        return None
    for near, token in _before(scene, span, head):
        found = _owner(scene, near, token, by_verb=True)
        if found is not None:
            return _named(scene, found, token.lemma_)
    return None


def _named(scene: DocumentIndex, owner: Mention, noun: str) -> str:
    entity = scene.entities[owner.entity_id]
    return f"{entity.name}'s {noun}" if entity.entity_type == "person" else f"{entity.name} {noun}"


def _is_definite(head: Token) -> bool:
    return any(kid.lower_ in ("the", "this", "that") for kid in head.children)


def _before(scene: DocumentIndex, span: Span, head: Token) -> list[tuple[Span, Token]]:
    """The same document in the sentences before, nearest first: its noun, or one that may stand for it."""
    alike = frozenset({head.lemma_}).union(*(group for group in _ALIKE if head.lemma_ in group))
    here = scene.sentence_at(span.start_char).position
    out = []
    for sentence in reversed(scene.sentences_before(here, _REACH)):
        tokens = scene.tokens(sentence.span) or ()
        out += [
            (sentence.span, token)
            for token in reversed(list(tokens))
            if token.lemma_ in alike and token.pos_ == "NOUN" and scene.char_of(token, sentence.span) < span.start_char
        ]
    return out


def _owner(scene: DocumentIndex, span: Span, head: Token, by_verb: bool) -> Mention | None:
    """Who is named as the owner of the noun, or with `by_verb` who makes it: "the bank issued a statement"."""
    owners = [kid for kid in head.children if kid.dep_ in _HAS and kid.i < head.i]
    for prep in head.children:
        if prep.dep_ != "acl" and not (prep.dep_ in ("prep", "agent") and prep.lower_ in _OWNS):
            continue
        agents = [kid for kid in prep.children if kid.dep_ == "agent"] if prep.dep_ == "acl" else [prep]
        owners += [kid for one in agents for kid in one.children if kid.dep_ == "pobj"]
    if by_verb and head.dep_ in ("dobj", "pobj") and head.i > 0:
        verb = head.head if head.dep_ == "dobj" else head.head.head
        owners += [kid for kid in verb.children if kid.dep_ == "nsubj"]
    for token in owners:
        if mention := scene.mention_at(scene.char_of(token, span)):
            return mention
    return None


def is_document(head: Token) -> bool:
    """Say whether a noun is of what is read or watched."""
    return source_kinds.speaker_kind(head.lemma_, head.tag_) == "document"
