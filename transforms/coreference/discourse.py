"""The thread of a story: who was spoken of outside of quotation marks so far, by name, pronoun or description.

A name that a pronoun takes up again is nearer than the name alone would be. People whom the text never names are
there too ("the mayor of the next town"), so that "he" after them means none of the named ones.
"""

from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Container

from spacy.tokens import Token

from transforms.coreference import descriptions, pronouns
from transforms.coreference.index import DocumentIndex
from transforms.coreference.pronouns import MentionFeatures
from transforms.document import Entity, Span, Speaker
from transforms.knowledge import lexicon, source_kinds
from transforms.language.words import tagged

# The paragraph before anybody has spoken.
_NOWHERE = -9
# A description at least so good means the named one; one by nearness alone tells nothing that the name did not.
_SURE, _BY_NEARNESS = 0.5, "named just before"
_OWN = frozenset(("poss", "det"))
_DEFINITE = frozenset(("the", "this", "that"))
# Sentences in which "the teacher" still is the teacher of before.
_INTRODUCED_REACH = 4


class DiscourseModel:
    """Places of names, pronouns and descriptions in reading order; the latter two join them as reading goes on."""

    def __init__(self, scene: DocumentIndex) -> None:
        self.scene = scene
        self.entities: dict[str, Entity] = dict(scene.entities)
        self.places: list[MentionFeatures] = list(scene.places)
        self.last: Speaker | None = None
        self.last_paragraph = _NOWHERE
        self.last_id: str | None = None  # who spoke last, also one without a name
        sources = {span.start_char for quote in scene.doc.quotes for span in quote.sources}
        self._nouns: dict[str, tuple[str, frozenset[str]]] = {}  # of the nameless: head noun and words
        self._waiting = deque(_spoken_of(scene, sources))

    def spoke(self, speaker: Speaker, end_char: int) -> None:
        """Keep who spoke last, in words that end at `end_char`."""
        self.last, self.last_id = speaker, speaker.entity_id
        self.last_paragraph = self.scene.sentence_at(end_char - 1).paragraph or _NOWHERE

    def advance(self, until_char: int) -> None:
        """Read on: give pronouns and descriptions before `until_char` to whom they mean; sources are left to `add`."""
        while self._waiting and self._waiting[0][0].start_char < until_char:
            span, gender = self._waiting.popleft()
            if gender is None:
                self._describe(span)
                continue
            here = self.scene.features_of(span, "")
            order = pronouns.ranked(here, gender, pronouns.Context(self.places, self.entities, self.last_id))
            if order:
                self.add(span, order[0].entity_id)

    def add(self, span: Span, entity_id: str) -> None:
        """Put in what is known to mean an entity."""
        insort(self.places, self.scene.features_of(span, entity_id), key=lambda one: one.start_char)

    def nameless_spoke(self, span: Span) -> None:
        """Keep one without a name who spoke; whom the text had brought in before is the last speaker then."""
        head = self.scene.head(span)
        if head is not None and (same := self.introduced(span, head)):
            self.last_id = same
        if head is None or head.tag_ not in ("NNS", "NNPS"):  # reports are no "it"
            self.add_nameless(span)

    def add_nameless(self, span: Span) -> None:
        """Put in one of whom the text tells no name, a person, an organization, a document."""
        head, phrase = self.scene.head(span), span.of(self.scene.doc.text)
        if head is not None and (same := self.introduced(span, head)):
            self.add(span, same)
            return
        noun = lexicon.find_role_noun(head.lemma_) if head is not None else None
        key = f"{pronouns.NAMELESS}{span.start_char}"
        kind = _kind_of(head) if head is not None else "person"
        self.entities[key] = Entity(key, kind, phrase, gender=noun.gender if noun else None)
        if head is not None:
            self._nouns[key] = head.lemma_.lower(), frozenset(phrase.lower().split())
        self.add(span, key)

    def introduced(self, span: Span, head: Token) -> str | None:
        """The nameless one whom the text last called by the noun that heads `span`: "a teacher ... The teacher".

        None where the phrase is not definite or has words that the other has not.
        """
        first, *rest = span.of(self.scene.doc.text).lower().split() or [""]
        noun, here = head.lemma_.lower(), self.scene.sentence_at(span.start_char).position
        if first not in _DEFINITE:
            return None
        for at in range(bisect_left(self.places, span.start_char, key=lambda one: one.start_char) - 1, -1, -1):
            place = self.places[at]
            if here - place.sentence > _INTRODUCED_REACH:
                break
            known, words = self._nouns.get(place.entity_id, ("", frozenset()))
            if noun == known and words.issuperset(rest):
                return place.entity_id
        return None

    def not_introduced(
        self, span: Span, same: str, offered: list[descriptions.DescriptionMatch]
    ) -> list[descriptions.DescriptionMatch]:
        """Keep those who may be meant by `span` although its noun brought in `same`: named since, by what they are."""
        return [one for one in offered if one.rule != _BY_NEARNESS and self._is_nearer(one.entity_id, same, span)]

    def _is_nearer(self, entity_id: str, other_id: str, span: Span) -> bool:
        for at in range(bisect_left(self.places, span.start_char, key=lambda one: one.start_char) - 1, -1, -1):
            if (found := self.places[at].entity_id) in (entity_id, other_id):
                return found == entity_id
        return False

    def _describe(self, span: Span) -> None:
        found = descriptions.candidates(span.of(self.scene.doc.text), span.start_char, self.scene.doc, self.scene.named)
        head = self.scene.head(span)
        if head is not None and (same := self.introduced(span, head)):
            found = self.not_introduced(span, same, found)
        if found and found[0].score >= _SURE and found[0].rule != _BY_NEARNESS:
            self.add(span, found[0].entity_id)
        elif not found:
            self.add_nameless(span)


def _spoken_of(scene: DocumentIndex, sources: Container[int]) -> list[tuple[Span, str | None]]:
    """Pronouns with gender and descriptions of one person outside of marks, in reading order, sources left out."""
    holes = scene.quoted_ranges
    starts = [start for start, _ in holes]
    out: list[tuple[Span, str | None]] = []
    for parse in scene.doc.parses:
        for token in tagged(parse, ("PRP", "PRP$", "NN")):
            at = parse.start_char + token.idx
            # "himself" is whoever its clause is of, and tells nothing new
            is_telling = token.tag_ in ("PRP", "PRP$") and not token.lower_.endswith("self")
            gender = pronouns.gender_of(token.lower_) if is_telling else None
            first = token if gender else _description_start(token)
            if first is None or (start := parse.start_char + first.idx) in sources:
                continue
            before = bisect_right(starts, at) - 1
            if before < 0 or at >= holes[before][1]:
                out.append((Span(start, at + len(token)), gender))
    return sorted(out, key=lambda one: one[0].start_char)


def _kind_of(token: Token) -> str:
    """What a noun without a name stands for: an organization, a document, else a person."""
    kind = source_kinds.speaker_kind(token.lemma_, token.tag_)
    return kind if kind in ("organization", "document") else "person"


def _description_start(token: Token) -> Token | None:
    """Where "the mayor", "her brother", "a ministry", "the report" starts; None for other nouns and beside a name."""
    if token.tag_ != "NN":
        return None
    kind = _kind_of(token)
    is_read = kind == "document" and token.dep_ in ("nsubj", "nsubjpass")  # "in a statement, it said" is no statement
    if not (lexicon.find_role_noun(token.lemma_) or kind == "organization" or is_read):
        return None
    if token.dep_ in ("compound", "appos", "attr", "oprd") or any(kid.dep_ == "appos" for kid in token.children):
        return None
    own = [kid for kid in token.children if kid.dep_ in _OWN and kid.i < token.i]
    return own[0].left_edge if own else None
