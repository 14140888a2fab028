"""The thread of a story: who was spoken of outside of quotation marks so far, by name, pronoun or description.

A name that a pronoun takes up again is nearer than the name alone would be. People whom the text never names are
there too ("the mayor of the next town"), so that "he" after them means none of the named ones.
"""

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Container

from spacy.tokens import Token

from transforms import antecedents, descriptions, gazetteer
from transforms.antecedents import Place
from transforms.document import Entity, Span, Speaker
from transforms.scene import Scene

# The paragraph before anybody has spoken.
_NOWHERE = -9
# A description at least so good means the named one; one by nearness alone tells nothing that the name did not.
_SURE, _BY_NEARNESS = 0.5, "named just before"
_OWN = frozenset(("poss", "det"))


class Narrative:
    """Places of names, pronouns and descriptions in reading order; the latter two join them as reading goes on."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.entities: dict[str, Entity] = dict(scene.entities)
        self.places: list[Place] = list(scene.places)
        self.last: Speaker | None = None
        self.last_paragraph = _NOWHERE
        sources = {span.start_char for quote in scene.doc.quotes for span in quote.sources}
        self._waiting = deque(_spoken_of(scene, sources))

    def spoke(self, speaker: Speaker, end_char: int) -> None:
        """Keep who spoke last, in words that end at `end_char`."""
        self.last = speaker
        self.last_paragraph = self.scene.sentence_at(end_char - 1).paragraph or _NOWHERE

    def advance(self, until_char: int) -> None:
        """Read on: give pronouns and descriptions before `until_char` to whom they mean; sources are left to `add`."""
        last = self.last.entity_id if self.last else None
        while self._waiting and self._waiting[0][0].start_char < until_char:
            span, gender = self._waiting.popleft()
            if gender is None:
                self._describe(span)
                continue
            here = self.scene.place(span, "")
            order = antecedents.ranked(here, gender, antecedents.Context(self.places, self.entities, last))
            if order:
                self.add(span, order[0].entity_id)

    def add(self, span: Span, entity_id: str) -> None:
        """Put in what is known to mean an entity."""
        insort(self.places, self.scene.place(span, entity_id), key=lambda one: one.start_char)

    def add_nameless(self, span: Span) -> None:
        """Put in one of whom the text tells no name."""
        head = self.scene.head(span)
        noun = gazetteer.role_noun(head.lemma_) if head is not None else None
        key = f"{antecedents.NAMELESS}{span.start_char}"
        self.entities[key] = Entity(key, "person", span.of(self.scene.doc.text), gender=noun.gender if noun else None)
        self.add(span, key)

    def _describe(self, span: Span) -> None:
        found = descriptions.candidates(span.of(self.scene.doc.text), span.start_char, self.scene.doc, self.scene.named)
        if found and found[0].score >= _SURE and found[0].rule != _BY_NEARNESS:
            self.add(span, found[0].entity_id)
        elif not found:
            self.add_nameless(span)


def _spoken_of(scene: Scene, sources: Container[int]) -> list[tuple[Span, str | None]]:
    """Pronouns with gender and descriptions of one person outside of marks, in reading order, sources left out."""
    holes = scene.holes
    starts = [start for start, _ in holes]
    out: list[tuple[Span, str | None]] = []
    for parse in scene.doc.parses:
        for token in parse.tokens:
            at = parse.start_char + token.idx
            gender = antecedents.gender_of(token.lower_) if token.tag_ in ("PRP", "PRP$") else None
            first = token if gender else _description_start(token)
            if first is None or (start := parse.start_char + first.idx) in sources:
                continue
            before = bisect_right(starts, at) - 1
            if before < 0 or at >= holes[before][1]:
                out.append((Span(start, at + len(token)), gender))
    return sorted(out, key=lambda one: one[0].start_char)


def _description_start(token: Token) -> Token | None:
    """Where "the mayor", "a neighbour", "her brother" starts; None where the noun is no person's or bears a name."""
    if token.tag_ != "NN" or not gazetteer.role_noun(token.lemma_):
        return None
    if token.dep_ in ("compound", "appos", "attr", "oprd") or any(kid.dep_ == "appos" for kid in token.children):
        return None
    own = [kid for kid in token.children if kid.dep_ in _OWN and kid.i < token.i]
    return own[0].left_edge if own else None
