"""Speakers: whom each source means. A name, a pronoun, a description, a document, or somebody who is not named.

Every answer says by which rule, why, how sure, and who came second. Quotes are read in the order of the text, so that
he and she can mean who spoke last.
"""

import re
from bisect import insort
from collections import Counter
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from transforms import antecedents, descriptions, noun_phrases, source_names, turns
from transforms.antecedents import Place
from transforms.document import Document, Entity, Mention, Quote, Role, Span, Speaker
from transforms.scene import Scene

NEEDS = ("quotes", "entities", "mentions", "sentences")
ADDS = ("speakers",)
_KINDS = {"person": "person", "organization": "organization", "place": "place", "group": "group"}
# "The company", "the 51-year-old", "the former midfielder": definite, and nothing that would tell it from another.
_IN_FOCUS = re.compile(r"[Tt]he(?:\s+[\w-]+){1,2}")
_RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
# A quote without a cue goes on with the speaker of the one before, if that ended in this paragraph or the last.
_NEAR_PARAGRAPHS = 1
# So many quotes without a cue, and questions, make an interview of a text.
_INTERVIEW = 3


def annotate(doc: Document) -> Document:
    """Add `speakers`, in the order of their quotes; a quote whose source is not known has none."""
    scene = Scene(doc)
    cast = _Cast(scene)
    found: dict[int, list[Speaker]] = {}
    for quote in sorted(doc.quotes, key=_anchor):
        if quote.quote_type != "scare":
            found[quote.position] = cast.speakers_of(quote)
    return replace(doc, speakers=tuple(one for position in sorted(found) for one in found[position]))


def _anchor(quote: Quote) -> tuple[int, int]:
    """Where a quote is attributed: at its source, else its cue, else its content."""
    at = (quote.sources or quote.cue or quote.spans)[0].start_char
    return at, quote.position


class _Cast:
    """Who has spoken and been named so far, in reading order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.places: list[Place] = list(scene.places)
        self.last: Speaker | None = None
        self.last_paragraph = -9

    def speakers_of(self, quote: Quote) -> list[Speaker]:
        """The speakers of one quote, none where nothing tells; remembers them for the next."""
        found = [one for span in quote.sources for one in self._of_source(quote, span)]
        if not quote.sources and quote.rule in ("uncued", "marked"):
            found = self._going_on(quote)
        found = [replace(one, position=position) for position, one in enumerate(found, start=1)]
        if found and quote.parent is None:
            self._remember(quote, found[0])
        return found

    def _remember(self, quote: Quote, speaker: Speaker) -> None:
        end = (
            quote.spans[-1].end_char
            if quote.rule == "uncued"
            else max(one.end_char for one in [*quote.spans, *quote.sources])
        )
        if speaker.rule == "author":
            return  # the narrator's own words tell nothing of who "she" is
        if speaker.kind in _KINDS and (speaker.entity_id or quote.quote_type != "indirect"):
            self.last = speaker
            self.last_paragraph = self.scene.sentence_at(end - 1).paragraph or -9
        if speaker.entity_id and speaker.span and speaker.mention_type != "name":
            insort(self.places, self.scene.place(speaker.span, speaker.entity_id), key=lambda one: one.start_char)

    def _going_on(self, quote: Quote) -> list[Speaker]:
        """A quote without a cue: whoever spoke last near by, else the one who is interviewed."""
        scene, start = self.scene, quote.spans[0].start_char
        paragraph = scene.sentence_at(start).paragraph or 0
        is_answer = scene.doc.text[max(0, start - 6) : start].rstrip("\"\u201c\u2018'\u00ab \n\r").endswith("?")
        is_near = self.last is not None and 0 <= paragraph - self.last_paragraph <= _NEAR_PARAGRAPHS
        if self.last is not None and is_near and not is_answer and self.last.entity_id not in self._talked_of(quote):
            reason = f"no cue of its own; it goes on where {self.last.name or 'the speaker before'} spoke"
            return [replace(self.last, quote=quote.position, span=None, rule="goes on", reason=reason, confidence=0.6)]
        person = self.interviewee
        if person is None:
            return []
        reason = f"no cue near it; the text is an interview with {person.name}"
        return [replace(_speaker(quote, quote.spans[0], person, "interviewee", reason, 0.6, "name"), span=None)]

    def _talked_of(self, quote: Quote) -> frozenset[str]:
        return frozenset(mention.entity_id for piece in quote.spans for mention in self.scene.inside(piece))

    @cached_property
    def interviewee(self) -> Entity | None:
        """The person named first and most, where several quotes have no cue and some answer a question."""
        doc = self.scene.doc
        loose = [one for one in doc.quotes if one.rule == "uncued"]
        asked = sum(sentence.span.of(doc.text).endswith("?") for sentence in doc.sentences)
        if len(loose) < _INTERVIEW or asked < _INTERVIEW:
            return None
        named = Counter(one.entity_id for one in doc.mentions if _is_person(self.scene, one))
        return self.scene.entities[named.most_common(1)[0][0]] if named else None

    def _of_source(self, quote: Quote, span: Span) -> list[Speaker]:
        scene = self.scene
        text = span.of(scene.doc.text)
        head = source_names.head_of(scene, span)
        if head is None:
            return [self._nobody(quote, span, "unnamed", "the source is no word")]
        if quote.rule == "turn" and (side := turns.side_of(text)):
            return [self._of_side(quote, span, side)]
        apart = source_names.apart(scene, span, head)
        together = [self._of_one(quote, one, source_names.head_of(scene, one) or head) for one in apart]
        if len(together) > 1 and all(one.entity_id for one in together):
            return [replace(one, rule="joint", reason=f"one of several: {one.reason}") for one in together]
        return [self._of_one(quote, span, head)]

    def _of_one(self, quote: Quote, span: Span, head: Token) -> Speaker:
        named = source_names.named_in(self.scene, span, head)
        if named is not None:
            return _named(quote, span, named, self.scene.entities[named.entity_id])
        if head.pos_ == "PRON" or head.lower_ in _RELATIVES or head.tag_ in ("PRP", "PRP$"):
            return self._of_pronoun(quote, span, head)
        return self._of_description(quote, span, head)

    def _of_side(self, quote: Quote, span: Span, side: str) -> Speaker:
        """Q and A: the answers are those of whom the text before the first turn names most."""
        counts = self._introduced
        if side == "asks" and self._authors:
            return replace(self._of_author(quote, span), mention_type="nominal")
        if side == "asks" or not counts:
            return self._nobody(quote, span, "unnamed", f"the one who {side} is not named")
        entity = self.scene.entities[counts.most_common(1)[0][0]]
        reason = "answers in an interview; the text before it names this person most"
        return _speaker(quote, span, entity, "interviewee", reason, 0.8, "nominal")

    @cached_property
    def _introduced(self) -> Counter[str]:
        """How often people are named before the first turn."""
        first = min(one.spans[0].start_char for one in self.scene.doc.quotes if one.rule == "turn")
        people = (one for one in self.scene.doc.mentions if _is_person(self.scene, one))
        authors = {one.entity_id for one in self._authors}
        return Counter(one.entity_id for one in people if one.span.start_char < first and one.entity_id not in authors)

    @cached_property
    def _authors(self) -> list[Mention]:
        byline = self.scene.doc.first(Role.BYLINE)
        return [one for one in self.scene.inside(byline.span) if _is_person(self.scene, one)] if byline else []

    def _of_pronoun(self, quote: Quote, span: Span, head: Token) -> Speaker:
        scene, word = self.scene, head.lower_
        if word in _RELATIVES:
            return self._of_relative(quote, span, head)
        if word in ("i", "me", "my"):
            return self._of_author(quote, span)
        gender = antecedents.gender_of(word)
        if gender is None and not antecedents.is_neuter(word):
            kind = "group" if antecedents.is_plural(word) else "unnamed"
            return self._nobody(quote, span, kind, f'"{word}" names nobody', "pronoun")
        last = self.last.entity_id if self.last else None
        here = scene.place(span, "")
        context = antecedents.Context(self.places, scene.entities, last, self._talked_of(quote))
        order = antecedents.ranked(here, gender, context)
        if not order:
            kind = "unnamed" if gender is None else "person"
            return self._nobody(quote, span, kind, f'nobody before "{word}" fits it', "pronoun")
        best, entity = order[0], scene.entities[order[0].entity_id]
        reason = f'"{word}" is {entity.name}, {best.reason}'
        second = scene.entities[order[1].entity_id].name if len(order) > 1 else None
        return _speaker(quote, span, entity, "pronoun", reason, 0.95 * best.chance, "pronoun", second)

    def _of_relative(self, quote: Quote, span: Span, head: Token) -> Speaker:
        """The relative pronoun's antecedent is the noun that its clause hangs from."""
        scene = self.scene
        verb = head
        while verb.dep_ not in ("relcl", "acl") and verb.dep_ != "ROOT":
            verb = verb.head
        noun = verb.head
        if verb.dep_ in ("relcl", "acl") and noun.pos_ in ("NOUN", "PROPN", "PRON") and noun.i < head.i:
            start = scene.char_of(noun.left_edge, span)
            whole = Span(min(start, span.start_char), max(scene.char_of(head, span), start + 1))
            named = source_names.named_in(scene, whole, noun)
            if named is not None:
                entity = scene.entities[named.entity_id]
                return _speaker(quote, span, entity, "relative", f'"{head.lower_}" is {entity.name}', 0.85, "pronoun")
            kind = noun_phrases.kind_of(noun.lemma_, noun.tag_)
            return self._nobody(quote, span, kind, f'"{head.lower_}" is {noun.text}, not named', "pronoun")
        return self._nobody(quote, span, "unnamed", f'"{head.lower_}" names nobody', "pronoun")

    def _of_author(self, quote: Quote, span: Span) -> Speaker:
        if not self._authors:
            return self._nobody(quote, span, "person", "the author, whom the text does not name", "pronoun")
        entity = self.scene.entities[self._authors[0].entity_id]
        return _speaker(quote, span, entity, "author", f"{entity.name} is the author by the byline", 0.9, "pronoun")

    def _of_description(self, quote: Quote, span: Span, head: Token) -> Speaker:
        scene, phrase = self.scene, span.of(self.scene.doc.text)
        kind = noun_phrases.kind_of(head.lemma_, head.tag_)
        offered: list[descriptions.Candidate] = []
        if kind in ("unnamed", "organization"):
            is_title = scene.sentence_at(span.start_char).role in (Role.HEADLINE, Role.DEK)
            asked = f"the {phrase.lower()}" if is_title else phrase  # titles leave articles out
            offered = descriptions.candidates(asked, span.start_char, scene.doc)
        if offered:
            best, entity = offered[0], scene.entities[offered[0].entity_id]
            second = scene.entities[offered[1].entity_id].name if len(offered) > 1 else None
            rule = f"description: {best.rule}"
            return _speaker(quote, span, entity, rule, best.reason, best.score, "nominal", second)
        is_one = kind in ("unnamed", "organization")
        if is_one and _IN_FOCUS.fullmatch(phrase) and (focus := self._in_focus(quote, span, kind)):
            return focus
        name = _phrase_name(scene, span, head) if kind in ("organization", "document") else None
        reason = f'the text names this {kind} only as "{phrase[:80]}"'
        return replace(self._nobody(quote, span, kind, reason), name=name)

    def _in_focus(self, quote: Quote, span: Span, kind: str) -> Speaker | None:
        """For "the company" the organization named most clearly just before, for a person whoever spoke last."""
        scene, here = self.scene, self.scene.place(span, "")
        if kind == "organization":
            context = antecedents.Context(self.places, scene.entities, None, self._talked_of(quote))
            order = [
                one
                for one in antecedents.ranked(here, None, context)
                if scene.entities[one.entity_id].entity_type == "organization"
            ]
            if not order:
                return None
            entity = scene.entities[order[0].entity_id]
            reason = f'"{span.of(scene.doc.text)}" is {entity.name}, {order[0].reason}'
            return _speaker(quote, span, entity, "description: in focus", reason, 0.4, "nominal")
        is_near = self.last is not None and here.paragraph - self.last_paragraph <= _NEAR_PARAGRAPHS
        if self.last is None or not is_near or self.last.kind != "person" or self.last.entity_id is None:
            return None
        entity = scene.entities[self.last.entity_id]
        reason = f'"{span.of(scene.doc.text)}" is {entity.name}, who spoke just before'
        return _speaker(quote, span, entity, "description: in focus", reason, 0.35, "nominal")

    def _nobody(self, quote: Quote, span: Span, kind: str, reason: str, mention_type: str = "nominal") -> Speaker:
        return Speaker(quote.position, 1, span, kind, "unnamed", reason, 0.5, mention_type=mention_type)


def _speaker(
    quote: Quote,
    span: Span,
    entity: Entity,
    rule: str,
    reason: str,
    confidence: float,
    mention_type: str,
    second: str | None = None,
) -> Speaker:
    return Speaker(
        quote.position,
        1,
        span,
        _KINDS.get(entity.entity_type, "document" if entity.entity_type in ("work", "agreement") else "organization"),
        rule,
        reason,
        round(min(1.0, confidence), 4),
        entity.entity_id,
        entity.name,
        entity.roles[0].role if entity.roles else None,
        mention_type,
        second,
    )


def _named(quote: Quote, span: Span, mention: Mention, entity: Entity) -> Speaker:
    kind = mention.mention_type if mention.mention_type == "metonym" else "name"
    reason = f"the source names {entity.name}"
    return _speaker(quote, span, entity, "name", reason, min(0.98, mention.confidence), kind)


def _is_person(scene: Scene, mention: Mention) -> bool:
    return scene.entities[mention.entity_id].entity_type == "person"


def _phrase_name(scene: Scene, span: Span, head: Token) -> str | None:
    """A name for what has none of its own but bears another's: "the Homeland Security memo"."""
    at = scene.char_of(head, span)
    if not any(one.span.end_char <= at for one in scene.inside(span)):
        return None
    return noun_phrases.without_determiner(scene.doc.text[span.start_char : at + len(head)])
