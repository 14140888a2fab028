"""Whom one source's words mean, given what was told before them: a name, a pronoun, a description, a document.

Each answer is a Speaker, with rule, reason, confidence and who came second.
"""

import re
from dataclasses import dataclass, replace

from spacy.tokens import Token

from transforms.coreference import descriptions, plurals, pronouns
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, Mention, Quote, Role, Span, Speaker
from transforms.entities.persons import LIKELIER
from transforms.knowledge import lexicon, source_kinds
from transforms.knowledge.name_forms import fold_name
from transforms.speakers import authors, document_sources, source_heads

# Who acts as a speaker of which kind; works and agreements are documents, all others organizations.
KINDS = {"person": "person", "organization": "organization", "place": "place", "group": "group"}
_DOCUMENTS = frozenset(("work", "agreement"))
# "The 51-year-old", "the former midfielder": definite, and nothing that would tell it from another.
_IN_FOCUS = re.compile(r"[Tt]he(?:\s+[\w-]+){1,2}")
# "The 51-year-old", "the midfielder", "the pianist": people by their age or the end of the noun.
_PERSON = re.compile(
    r"\d{1,3}-year-old|.*(?:[^l]ist|ian|lete|man|woman|(?:field|keep|play|work|sing|writ|mak|runn|driv|fight|strik|defend"
    r"|wing|bowl|box|rid|danc|paint|teach|research|build|farm|own|broadcast|swimm|skat|climb|raid|hold|found)er)",
    re.IGNORECASE,
)
# Offices of one: whom the text calls something else is not "the president" a sentence later.
_OFFICES = frozenset((
    "president", "premier", "prime minister", "chancellor", "governor", "mayor", "minister", "king", "queen", "pope",
    "speaker", "first lady", "emperor", "sultan", "emir", "secretary", "vice president", "attorney general",
))  # fmt: skip
# Of those who are brought in without a name, one may speak for himself or for others: "the club spokesman".
_OTHERS = descriptions.FUNCTIONS - {"spokesman", "spokeswoman", "spokesperson"}
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
# How often those without a name are right on PolNeAR's dev split, source and the lack of a name together.
_UNNAMED, _UNNAMED_PRONOUN = 0.75, 0.6
# So far from where somebody spoke last he is still in focus, in paragraphs.
NEAR_PARAGRAPHS = 1


@dataclass(frozen=True)
class SourceResolver:
    """Answers for the sources of a text, in the order in which they are asked for."""

    scene: DocumentIndex
    narrative: DiscourseModel

    def of_source(self, quote: Quote, span: Span, head: Token) -> list[Speaker]:
        """The speakers that a source's phrase means; several where it joins names, or means people named together."""
        apart = source_heads.apart(self.scene, span, head)
        together = [self.of_one(quote, one, source_heads.head_of(self.scene, one) or head) for one in apart]
        if len(together) > 1 and all(one.entity_id for one in together):
            return [_joint(one) for one in together]
        if head.lower_ in plurals.PAIRS and (found := self._of_several(quote, span, head)):
            return found
        return [self.of_one(quote, span, head)]

    def of_one(self, quote: Quote, span: Span, head: Token) -> Speaker:
        """The speaker that a phrase means."""
        named = source_heads.named_in(self.scene, span, head)
        if named is not None and not self._is_member(span, head, named):
            return self._named(quote, span, named)
        if named is None and (head.pos_ == "PRON" or head.lower_ in RELATIVES or head.tag_ in ("PRP", "PRP$")):
            return self._of_pronoun(quote, span, head)
        return self._of_description(quote, span, head)

    def of_author(self, quote: Quote, span: Span) -> Speaker:
        """The one who says I."""
        found = authors.of_place(self.scene, span.start_char)
        if found is None:
            return unnamed_speaker(quote, span, "person", "the author, whom the text does not name", "pronoun")
        entity, by = self.scene.entities[found[0].entity_id], found[1]
        return speaker_of(quote, span, entity, "author", f"{entity.name} is the author by the {by}", 0.9, "pronoun")

    def _named(self, quote: Quote, span: Span, mention: Mention) -> Speaker:
        entity = self._bearer(mention)
        kind = mention.mention_type if mention.mention_type == "metonym" else "name"
        reason = f"the source names {entity.name}"
        return speaker_of(quote, span, entity, "name", reason, min(0.98, mention.confidence), kind)

    def _bearer(self, mention: Mention) -> Entity:
        """Of several with one surname who spoke last, where no other of them was named since; else the mention's."""
        entity, last = self.scene.entities[mention.entity_id], self.narrative.last
        spoke = self.scene.entities.get(last.entity_id or "") if last is not None else None
        if mention.rule != LIKELIER or spoke is None or spoke.entity_type != "person":
            return entity
        is_surname = fold_name(spoke.name).split()[-1] == fold_name(mention.span.of(self.scene.doc.text))
        both = {entity.entity_id, spoke.entity_id}
        latest = pronouns.latest(self.narrative.places, both, mention.span.start_char)
        return spoke if is_surname and latest == spoke.entity_id else entity

    def _is_member(self, span: Span, head: Token, named: Mention) -> bool:
        """Say whether a group's name means one of it: "the Democrat"."""
        if self.scene.entities[named.entity_id].entity_type != "group" or head.tag_ not in ("NN", "NNP"):
            return False
        words = span.of(self.scene.doc.text).lower().split()
        return words[0] in ("the", "a", "an") and not words[-1].endswith("s")

    def _of_several(self, quote: Quote, span: Span, head: Token) -> list[Speaker]:
        """They, both, the two: those named together before; else the organization that spoke last."""
        people = plurals.plural_antecedents(self.scene, self.narrative.places, self.scene.features_of(span, ""))
        word = span.of(self.scene.doc.text)
        entities = [self.scene.entities[key] for key in dict.fromkeys(one.entity_id for one in people)]
        if len(entities) > 1:
            names = " and ".join(one.name for one in entities)
            reason = f'"{word}" are {names}, named together before'
            return [speaker_of(quote, span, one, "joint", reason, 0.6, "pronoun") for one in entities]
        last = self.narrative.last
        is_body = last is not None and last.kind == "organization" and last.entity_id and head.lower_ == "they"
        if last is not None and is_body and self._is_near(span) and self._is_subject(last):
            entity = self.scene.entities[last.entity_id or ""]
            reason = f'"{word}" is {entity.name}, which spoke just before'
            return [speaker_of(quote, span, entity, "pronoun", reason, 0.5, "pronoun")]
        return []

    def _is_near(self, span: Span) -> bool:
        paragraph = self.scene.sentence_at(span.start_char).paragraph or 0
        return paragraph - self.narrative.last_paragraph <= NEAR_PARAGRAPHS

    def _is_subject(self, last: Speaker) -> bool:
        """Say whether the last speaker was its sentence's subject; "according to the bank" leaves another in focus."""
        return last.span is None or self.scene.features_of(last.span, "").is_subject

    def _context(self, quote: Quote, last: str | None) -> pronouns.Context:
        return pronouns.Context(self.narrative.places, self.narrative.entities, last, talked_of(self.scene, quote))

    def _of_pronoun(self, quote: Quote, span: Span, head: Token) -> Speaker:
        word, last = head.lower_, self.narrative.last
        if _is_expletive(head):
            return unnamed_speaker(
                quote, span, "unnamed", f'"{word}" stands for what follows, not for who says it', "pronoun"
            )
        if word in RELATIVES:
            return self._of_relative(quote, span, head)
        if word in ("i", "me", "my"):
            return self.of_author(quote, span)
        gender = pronouns.gender_of(word)
        if gender is None and not pronouns.is_neuter(word):
            kind = "group" if pronouns.is_plural(word) else "unnamed"
            return unnamed_speaker(quote, span, kind, f'"{word}" names nobody', "pronoun")
        context = self._context(quote, self.narrative.last_id)
        order = pronouns.ranked(self.scene.features_of(span, ""), gender, context)
        if gender is None and last is not None and last.kind == "document" and last.name and self._is_near(span):
            reason = f'"{word}" is the {last.name}, which spoke just before'
            return unnamed_speaker(quote, span, "document", reason, "pronoun", last.name)
        if not order:
            kind = "unnamed" if gender is None else "person"
            return unnamed_speaker(quote, span, kind, f'nobody before "{word}" fits it', "pronoun")
        return self._ranked(quote, span, word, order)

    def _ranked(self, quote: Quote, span: Span, word: str, order: list[pronouns.Ranked]) -> Speaker:
        """The best of several; one whom the text does not name has no name here either."""
        best, entity = order[0], self.narrative.entities[order[0].entity_id]
        if pronouns.is_nameless(best.entity_id):
            self.narrative.add(span, entity.entity_id)
            kind = "unnamed" if entity.entity_type == "person" else entity.entity_type
            return unnamed_speaker(quote, span, kind, f'"{word}" is "{entity.name}", not named', "pronoun")
        reason = f'"{word}" is {entity.name}, {best.reason}'
        second = self.narrative.entities[order[1].entity_id].name if len(order) > 1 else None
        return speaker_of(quote, span, entity, "pronoun", reason, 0.95 * best.chance, "pronoun", second)

    def _of_relative(self, quote: Quote, span: Span, head: Token) -> Speaker:
        """The relative pronoun's antecedent is the noun that its clause hangs from."""
        scene, noun = self.scene, _antecedent(head)
        if noun is None:
            return unnamed_speaker(quote, span, "unnamed", f'"{head.lower_}" names nobody', "pronoun")
        start = scene.char_of(noun.left_edge, span)
        whole = Span(min(start, span.start_char), max(scene.char_of(head, span), start + 1))
        named = source_heads.named_in(scene, whole, noun)
        if named is not None:
            entity = scene.entities[named.entity_id]
            return speaker_of(quote, span, entity, "relative", f'"{head.lower_}" is {entity.name}', 0.85, "pronoun")
        kind = source_kinds.speaker_kind(noun.lemma_, noun.tag_)
        phrase = whole.of(scene.doc.text).rstrip(" ,")
        offered = descriptions.candidates(phrase, whole.start_char, scene.doc, scene.named)
        if offered and kind in ("unnamed", "organization"):
            entity = scene.entities[offered[0].entity_id]
            reason = f'"{head.lower_}" is {noun.text}; {offered[0].reason}'
            return speaker_of(quote, span, entity, "relative", reason, 0.8 * offered[0].score, "pronoun")
        return unnamed_speaker(quote, span, kind, f'"{head.lower_}" is {noun.text}, not named', "pronoun")

    def _of_description(self, quote: Quote, span: Span, head: Token) -> Speaker:
        scene, phrase = self.scene, span.of(self.scene.doc.text)
        kind = source_kinds.speaker_kind(head.lemma_, head.tag_)
        offered: list[descriptions.DescriptionMatch] = []
        if kind in ("unnamed", "organization"):
            is_title = scene.sentence_at(span.start_char).role in (Role.HEADLINE, Role.DEK)
            asked = f"the {phrase.lower()}" if is_title else phrase  # titles leave articles out
            offered = descriptions.candidates(asked, span.start_char, scene.doc, scene.named)
        if lexicon.find_role_noun(head.lemma_):  # "the Ministry of Transport spokesperson" is no ministry
            offered = [one for one in offered if scene.entities[one.entity_id].entity_type == "person"]
        if head.lower_ == "group" and _is_plural(head.head):  # "the group were seen" tells of people
            offered = []
        if kind in ("unnamed", "organization") and (same := self.narrative.introduced(span, head)):
            offered = self.narrative.not_introduced(span, same, offered)
            if not offered:
                return self._introduced(quote, span, kind, same)
        if offered:
            best, entity = offered[0], scene.entities[offered[0].entity_id]
            second = scene.entities[offered[1].entity_id].name if len(offered) > 1 else None
            rule = f"description: {best.rule}"
            return speaker_of(quote, span, entity, rule, best.reason, best.score, "nominal", second)
        if _IN_FOCUS.fullmatch(phrase.partition(",")[0]) and (focus := self._in_focus(quote, span, head, kind)):
            return focus
        name = _phrase_name(scene, span, head) if kind == "organization" else None
        name = document_sources.name_of(scene, span, head) if kind == "document" else name
        return unnamed_speaker(quote, span, kind, f'the text names this {kind} only as "{phrase[:80]}"', name=name)

    def _introduced(self, quote: Quote, span: Span, kind: str, entity_id: str) -> Speaker:
        """The one without a name whom the text brought in by the same noun: "a teacher ... The teacher"."""
        phrase = self.narrative.entities[entity_id].name
        return unnamed_speaker(quote, span, kind, f'"{span.of(self.scene.doc.text)}" is "{phrase}", not named')

    def _in_focus(self, quote: Quote, span: Span, head: Token, kind: str) -> Speaker | None:
        """A person who is called something new: whoever spoke last."""
        last, noun, phrase = self.narrative.last, lexicon.find_role_noun(head.lemma_), span.of(self.scene.doc.text)
        phrase = phrase.partition(",")[0]
        is_said = quote.quote_type == "direct" and len(phrase.split()) > 2
        is_person = kind == "unnamed" and (noun is not None or _PERSON.fullmatch(phrase.split()[-1]) or is_said)
        if not is_person or last is None or last.kind != "person" or not last.entity_id or not self._is_near(span):
            return None
        entity = self.scene.entities[last.entity_id]
        if noun is not None and (noun.noun in _OTHERS or (entity.roles and noun.noun in _OFFICES)):
            return None
        reason = f'"{phrase}" is {entity.name}, who spoke just before'
        return speaker_of(quote, span, entity, "description: in focus", reason, 0.35, "nominal")


def talked_of(scene: DocumentIndex, quote: Quote) -> frozenset[str]:
    """Whom the words of a quote name."""
    return frozenset(mention.entity_id for piece in quote.spans for mention in scene.inside(piece))


def unnamed_speaker(
    quote: Quote, span: Span, kind: str, reason: str, mention_type: str = "nominal", name: str | None = None
) -> Speaker:
    """A speaker whom the text does not name as an entity."""
    confidence = _UNNAMED if mention_type == "nominal" else _UNNAMED_PRONOUN
    return Speaker(quote.position, 1, span, kind, "unnamed", reason, confidence, name=name, mention_type=mention_type)


def speaker_of(
    quote: Quote,
    span: Span,
    entity: Entity,
    rule: str,
    reason: str,
    confidence: float,
    mention_type: str,
    second: str | None = None,
) -> Speaker:
    """A speaker who is an entity of the text."""
    return Speaker(
        quote.position,
        1,
        span,
        KINDS.get(entity.entity_type, "document" if entity.entity_type in _DOCUMENTS else "organization"),
        rule,
        reason,
        round(min(1.0, confidence), 4),
        entity.entity_id,
        entity.name,
        entity.roles[0].role if entity.roles else None,
        mention_type,
        second,
    )


def _joint(one: Speaker) -> Speaker:
    return replace(one, rule="joint", reason=f"one of several: {one.reason}")


def _is_plural(verb: Token) -> bool:
    return any(one.lower_ in ("are", "were", "have") for one in (verb, *verb.children))


def _is_expletive(it: Token) -> bool:
    """Say whether it only holds a place: "it is silly to think", "it was not known how many"."""
    verb = it.head
    if it.lower_ != "it" or it.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    late = [kid for kid in verb.children if kid.i > verb.i and kid.dep_ in ("csubj", "xcomp", "ccomp")]
    is_told = verb.lemma_ == "be" and any(kid.dep_ in ("acomp", "attr") for kid in verb.children)
    return it.dep_ == "expl" or (bool(late) and is_told) or (it.dep_ == "nsubjpass" and bool(late))


def _antecedent(relative: Token) -> Token | None:
    """The noun that a relative clause hangs from, the named one of an apposition; else the noun right before."""
    verb = relative
    while verb.dep_ not in ("relcl", "acl") and verb.dep_ != "ROOT":
        verb = verb.head
    noun = verb.head
    if verb.dep_ not in ("relcl", "acl") or noun.pos_ not in _NOUNS or noun.i >= relative.i:
        before = [token for token in relative.doc[max(0, relative.i - 3) : relative.i] if not token.is_punct]
        if not before or before[-1].pos_ not in _NOUNS:
            return None
        noun = before[-1]
        while noun.dep_ in ("compound", "nmod") and noun.head.i < relative.i:
            noun = noun.head
    while noun.dep_ == "appos" and noun.head.pos_ in _NOUNS:
        noun = noun.head
    is_place = noun.ent_type_ in ("GPE", "LOC", "FAC") and noun.dep_ == "pobj"
    if relative.lower_ == "who" and is_place and noun.head.head.pos_ in _NOUNS:
        return noun.head.head  # "voters in Springfield, who"
    return noun


def _phrase_name(scene: DocumentIndex, span: Span, head: Token) -> str | None:
    """A name for what has none of its own but bears another's: "the Homeland Security office"."""
    at = scene.char_of(head, span)
    if not any(one.span.end_char <= at for one in scene.inside(span)):
        return None
    return source_kinds.drop_determiner(scene.doc.text[span.start_char : at + len(head)])
