"""Find whose a noun is: "the bank's memo", "her office", "a memo by Silva and Okafor", "the bank issued a memo".

Gives entities of the article only, those that a pronoun or a description stands for included, and decides how what they
own is called. Which owned things speak: document_sources.py, description_sources.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, EntityType, Span, SpeakerKind, Token
from transforms.knowledge import source_kinds

_OWNER_PREPOSITIONS = frozenset(("by", "from", "of"))
# "In a memo, she said": what the subject says is there.
_MEDIUM_PREPOSITIONS = frozenset(("in", "through", "via", "with"))
# Who does so with a document has not written it: "a memo seen by the bank".
_READING = frozenset((
    "cite",
    "examine",
    "hear",
    "inspect",
    "obtain",
    "quote",
    "read",
    "receive",
    "review",
    "see",
    "view",
))
_OWNER_RELATIONS = frozenset(("poss", "compound", "nmod"))


@dataclass(frozen=True, slots=True)
class Owners:
    """Who owns something: the entities, in the order of the text, and the body of theirs that stands between."""

    entities: tuple[Entity, ...]
    body: str | None = None  # "campaign" in "an ad of Silva's campaign"

    @property
    def is_of_person(self) -> bool:
        """Whether a person is the owner, with nothing between."""
        return self.body is None and self.entities[-1].entity_type == EntityType.PERSON

    def name_owned(self, noun: str) -> str:
        """Name what is owned: "Silva Bank memo", "Ana Silva and Rui Okafor's memo", "Silva campaign memo"."""
        if self.body is not None:
            return f"{self.entities[0].name.split()[-1]} {self.body} {noun}"
        names = " and ".join(entity.name for entity in self.entities)
        return f"{names}'s {noun}" if self.is_of_person else f"{names} {noun}"


@dataclass(frozen=True)
class OwnerFinder:
    """Finds owners by the parse, names and pronouns alike."""

    index: DocumentIndex
    discourse: DiscourseModel

    def find_owners(self, span: Span, head: Token) -> Owners | None:
        """Find the owners that a noun's own phrase gives; `span` is in the noun's paragraph. None without one."""
        owners = [child for child in head.children if child.dep_ in _OWNER_RELATIONS and child.i < head.i]
        for child in head.children:
            owners += _find_prepositional_owners(child)
        return self._first_owners(span, owners)

    def find_issuers(self, span: Span, head: Token) -> Owners | None:
        """Find who makes what a noun names, by its verb: "the bank issued a memo", "in a memo, she said".

        Returns None where the noun has no such verb, or the verb's subject is no entity.
        """
        if head.i == 0:
            return None
        if head.dep_ == "nsubjpass" and head.head.lemma_ in _READING:
            return None
        if head.dep_ == "nsubjpass":
            agents = [child for child in head.head.children if child.dep_ == "agent"]
            return self._first_owners(span, (noun for agent in agents for noun in agent.children))
        is_medium = head.dep_ == "pobj" and head.head.lower_ in _MEDIUM_PREPOSITIONS
        if head.dep_ != "dobj" and not is_medium:
            return None
        verb = head.head if head.dep_ == "dobj" else head.head.head
        return self._first_owners(span, (child for child in verb.children if child.dep_ == "nsubj"))

    def _first_owners(self, span: Span, tokens: Iterable[Token]) -> Owners | None:
        found = (self._owners_at(span, token) for token in tokens)
        return next((owners for owners in found if owners is not None), None)

    def _owners_at(self, span: Span, token: Token) -> Owners | None:
        joined = sorted({token, *token.conjuncts}, key=lambda each: each.i)
        entities = [self._entity_at(span, each) for each in joined]
        named = [entity for entity in entities if entity is not None]
        if named and len(named) == len(entities):
            by_id = {entity.entity_id: entity for entity in named}  # "Silva & Co." is one
            return Owners(tuple(by_id.values()))
        if named:
            own = self._entity_at(span, token)
            return Owners((own,)) if own is not None else None
        return self._owners_of_body(span, token)

    def _owners_of_body(self, span: Span, body: Token) -> Owners | None:
        """Find the person whose office or campaign it is that owns: "Silva's campaign"."""
        if source_kinds.look_up_speaker_kind(body.lemma_, body.tag_) != SpeakerKind.ORGANIZATION:
            return None
        owners = self.find_owners(span, body)
        return Owners(owners.entities, body.lemma_) if owners is not None and owners.is_of_person else None

    def _entity_at(self, span: Span, token: Token) -> Entity | None:
        has_owner = any(child.dep_ == "poss" for child in token.children)  # "her counterpart, Ana Silva"
        beside = [token, *(child for child in token.children if has_owner and child.dep_ == "appos")]
        mentions = (self.index.mention_at(self.index.char_of_token(each, span)) for each in beside)
        mention = next(filter(None, mentions), None)
        if mention is not None:
            return self.index.entities[mention.entity_id]
        return self.discourse.entity_referred_to_at(self.index.char_of_token(token.left_edge, span))


def _find_prepositional_owners(child: Token) -> list[Token]:
    if child.dep_ == "acl" and child.lemma_ in _READING:
        return []
    if child.dep_ == "acl":
        prepositions = [below for below in child.children if below.dep_ == "agent"]
    elif child.dep_ in ("prep", "agent") and child.lower_ in _OWNER_PREPOSITIONS:
        prepositions = [child]
    else:
        return []
    return [noun for preposition in prepositions for noun in preposition.children if noun.dep_ == "pobj"]
