"""Resolve sources that are pronouns: "she said", "they said", "it said". "Who said": relative_sources.py.

Decides which antecedent speaks and gives a Speaker with rule, reason and runner-up. Must not resolve "I", which is
authors.py. How antecedents are ranked: transforms/coreference/pronouns.py. Descriptions: description_sources.py.
"""

import re
from dataclasses import dataclass, replace

from transforms.coreference import plurals, pronouns
from transforms.coreference.discourse import NEAR_PARAGRAPHS, DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.coreference.pronouns import RankedAntecedent
from transforms.document import Entity, EntityType, MentionType, Quote, Span, Speaker, SpeakerKind, SpeakerRule, Token
from transforms.knowledge import lexicon
from transforms.language.expletives import is_expletive_pronoun
from transforms.speakers.answers import named_by_pronoun, unnamed_by_pronoun, unnamed_speaker
from transforms.speakers.kin_spoken_of import put_owner_of_kin_first
from transforms.speakers.phrase_names import name_referent
from transforms.speakers.signing_bodies import resolve_signing_body

# A sentence that opens so tells whom or what is spoken of before it tells who speaks.
_ABOUT_OTHERS = re.compile(
    r"(?:When\s+)?(?:Asked|Questioned|Quizzed|Pressed|Reacting|Responding|Replying|Referring|Commenting"
    r"|Hitting (?:out|back)|Speaking about|Taking a (?:dig|swipe)|Lashing out|Praising|Slamming"
    r"|Criticising|Criticizing)\b[^.]*,\s*\Z"
)
# Who speaks is more in mind: a source counts as so many mentions of a referent without a name. Another number moves the
# confidence of later pronouns.
_MENTIONS_BY_UNNAMED_SOURCE = 2
# Acts against somebody for what he did, and what leads to that.
_SANCTIONS = frozenset((
    "arrest", "ban", "discipline", "dismiss", "expel", "fine", "fire", "jail", "oust", "punish", "reprimand", "sack",
    "sentence", "suspend",
))  # fmt: skip
_REASONS = frozenset(("after", "because"))
_OBJECTS = ("dobj", "dative")
# What a document does with its words.
_DOCUMENT_VERBS = frozenset(("claim", "depict", "note", "read", "say", "show", "state", "warn"))
# Who adds something has just spoken: in the sentence before, or the one before that.
_GOING_ON = "add"
_SENTENCES_TO_ADDING = 2
# Endings of nouns for what nobody is: "movement", "reaction", "idealism".
_ABSTRACT = re.compile(r"(?:ment|tion|sion|ism|ness|ship)$")
# "We" outside of quotes is whoever signs.
_AUTHORS = ("we", "us")
_SHOWN = "shown in the sentence before"
# Confidences, set by hand.
_ACTED_ON = 0.8
_ADDING = 0.8
_NAMED_TOGETHER = 0.6
_SPOKE_BEFORE_THEY = 0.5
# Factor for confidences that rest on a rank.
_RANKED = 0.95


@dataclass(frozen=True)
class PronounSources:
    """Resolves pronouns against the discourse model, in the order of the text."""

    index: DocumentIndex
    discourse: DiscourseModel

    def resolve_pronoun_source(self, quote: Quote, span: Span, head: Token) -> Speaker:
        """Resolve one pronoun; an unnamed speaker where nothing before it fits."""
        word = head.lower_
        if is_expletive_pronoun(head):
            reason = f'"{word}" stands for what follows, not for who says it'
            return unnamed_by_pronoun(quote, span, SpeakerKind.UNNAMED, reason)
        gender = pronouns.gender_of_pronoun(word)
        is_singular = gender is not None or pronouns.is_neuter_pronoun(word)
        if not is_singular:
            if word in _AUTHORS and (body := resolve_signing_body(self.index, quote, span)):
                return body
            if word == "they" and (group := self._resolve_to_speaking_group(quote, span)):
                return group
            kind = SpeakerKind.GROUP if pronouns.is_plural_pronoun(word) else SpeakerKind.UNNAMED
            return unnamed_by_pronoun(quote, span, kind, f'"{word}" names nobody')
        if gender is None and (document := self._resolve_to_speaking_document(quote, span, word)):
            return document
        if gender is None and (shown := self._find_document_shown(span, head)):
            return self._choose_best_speaker(quote, span, word, [shown])
        if gender is not None and (person := self._find_person_who_adds(quote, span, gender)):
            reason = f'"{word}" is {person.name}, who spoke just before and adds to it'
            return named_by_pronoun(quote, span, person, SpeakerRule.PRONOUN, reason, _ADDING)
        if gender is not None and (person := self._find_person_acted_on(span, head, gender)):
            reason = f'"{word}" is {person.name}, whom that was the reason to act against'
            return named_by_pronoun(quote, span, person, SpeakerRule.PRONOUN, reason, _ACTED_ON)
        return self._resolve_singular_source(quote, span, word, gender)

    def _find_person_who_adds(self, quote: Quote, span: Span, gender: str) -> Entity | None:
        """Find who spoke in the sentence before, where "he added": a given name that women bear more often is no bar.

        None where a title says the other gender, or where others are mentioned in between.
        """
        last = self.discourse.last_speaker
        if quote.cue_lemma != _GOING_ON or last is None or last.span is None or last.entity_id is None:
            return None
        entity = self.discourse.entities[last.entity_id]
        if entity.entity_type == EntityType.PERSON and entity.gender in (None, gender):
            return entity if self._is_last_named(last.span, span) else None
        is_known = entity.gender in (None, gender) or entity.told_gender is not None
        if entity.entity_type != EntityType.PERSON or is_known:
            return None
        first, at = (self.index.sentence_at(one.start_char).position for one in (last.span, span))
        since = (one for each in range(first, at + 1) for one in self.discourse.mentions_of_sentence(each))
        others = (self.discourse.entities[one.entity_id] for one in since if one.entity_id != entity.entity_id)
        if at - first > _SENTENCES_TO_ADDING or any(one.entity_type == EntityType.PERSON for one in others):
            return None
        self.discourse.entities[entity.entity_id] = replace(entity, gender=gender)
        return entity

    def _is_last_named(self, source: Span, pronoun: Span) -> bool:
        """Say whether nobody but in what is said is named between a source and a pronoun, a sentence or two behind."""
        first, at = (self.index.sentence_at(one.start_char).position for one in (source, pronoun))
        if at - first > _SENTENCES_TO_ADDING:
            return False
        between = (one for each in range(first, at + 1) for one in self.discourse.mentions_of_sentence(each))
        return not any(
            source.end_char <= one.start_char < pronoun.start_char and not one.is_reported
            for one in between
            if self.discourse.entities[one.entity_id].entity_type == EntityType.PERSON
        )

    def _find_person_acted_on(self, span: Span, pronoun: Token, gender: str) -> Entity | None:
        """Find whom an act is done to for what "he" did: "fired Rui Okafor after he said"; None where none is told."""
        clause = pronoun.head
        act = clause.head
        is_reason = clause.dep_ == "advcl" and any(word.lower_ in _REASONS for word in clause.lefts)
        if pronoun.dep_ != "nsubj" or not is_reason or act.lemma_ not in _SANCTIONS:
            return None
        target = next((child for child in act.rights if child.dep_ == "dobj"), None)
        mention = self.index.mention_at(self.index.char_of_token(target, span)) if target is not None else None
        if mention is None or not self.index.is_person(mention):
            return None
        person = self.index.entities[mention.entity_id]
        return person if person.gender in (None, gender) else None

    def _find_document_shown(self, span: Span, pronoun: Token) -> RankedAntecedent | None:
        """Find what the sentence before tells that somebody posts, holds or issues: "shared an image. It says".

        Documents say so in the present; "it said" may be whoever issued them.
        """
        if pronoun.dep_ != "nsubj" or pronoun.head.tag_ != "VBZ" or pronoun.head.lemma_ not in _DOCUMENT_VERBS:
            return None
        sentence = self.index.sentence_at(span.start_char).position
        shown = [
            mention.entity_id
            for mention in self.discourse.mentions_of_sentence(sentence - 1)
            if pronouns.is_unnamed_referent(mention.entity_id) and not mention.is_subject
            if self.discourse.entities[mention.entity_id].entity_type == SpeakerKind.DOCUMENT
        ]
        return RankedAntecedent(shown[-1], 1.0, _SHOWN) if shown else None

    def resolve_plural_source(self, quote: Quote, span: Span, head: Token) -> list[Speaker]:
        """Resolve "they", "both", "the two" to the persons named together before, else to the last speaker.

        The last speaker is meant only where it is an organization and the source is "they". Returns an empty list if
        neither applies.
        """
        features = self.index.features_of(span, "")
        people = plurals.plural_antecedents(self.index, self.discourse.mentions, features, head)
        if people and head.lower_ == "they" and self._is_group_nearer(people[-1].span.end_char, span):
            people = []
        ids = list(dict.fromkeys(mention.entity_id for mention in people))
        if len(ids) < 2 and head.lower_ == "they" and self.discourse.is_near_last_speaker(span.start_char):
            ids = list(self.discourse.last_together)
        if len(ids) > 1:
            return self._resolve_to_joint_speakers(quote, span, [self.index.entities[entity_id] for entity_id in ids])

        organization = self._last_speaking_organization(span)
        if organization is None or head.lower_ != "they" or self._has_group_spoken_since():
            return []
        if self._is_group_subject_in_sentence(span):
            return []
        reason = f'"{self._text_of_source(span)}" is {organization.name}, which spoke just before'
        return [named_by_pronoun(quote, span, organization, SpeakerRule.PRONOUN, reason, _SPOKE_BEFORE_THEY)]

    def _is_group_nearer(self, start_char: int, span: Span) -> bool:
        """Say whether the sentence before "they" is about several without a name, brought in since a character."""
        before = self.index.sentence_at(span.start_char).position - 1
        sentence = next((each.span for each in self.index.doc.sentences if each.position == before), None)
        tokens = self.index.tokens_of_span(sentence) if sentence is not None else None
        if sentence is None or tokens is None or start_char > sentence.start_char:
            return False
        return any(token.tag_ == "NNS" and _is_new_subject(token) for token in tokens)

    def _is_group_subject_in_sentence(self, span: Span) -> bool:
        """Say whether the sentence of "they" is itself about several without a name: "Crews plan a march they said"."""
        start = self.index.sentence_at(span.start_char).span.start_char
        tokens = self.index.tokens_of_span(Span(start, span.start_char)) if start < span.start_char else None
        return any(token.tag_ == "NNS" and _is_new_subject(token) for token in tokens or ())

    def _resolve_to_joint_speakers(self, quote: Quote, span: Span, people: list[Entity]) -> list[Speaker]:
        names = " and ".join(person.name for person in people)
        reason = f'"{self._text_of_source(span)}" are {names}, named together before'
        return [named_by_pronoun(quote, span, person, SpeakerRule.JOINT, reason, _NAMED_TOGETHER) for person in people]

    def _last_speaking_organization(self, span: Span) -> Entity | None:
        """Give the organization that spoke last, near by and as subject; None where another was the last speaker."""
        last = self.discourse.last_speaker
        if last is None or last.kind != SpeakerKind.ORGANIZATION or not last.entity_id:
            return None
        if not self.discourse.is_near_last_speaker(span.start_char):
            return None
        # "according to the bank" leaves another in focus
        was_subject = last.span is None or self.index.features_of(last.span, "").is_subject
        return self.index.entities[last.entity_id] if was_subject else None

    def _has_group_spoken_since(self) -> bool:
        """Say whether a group, "analysts", has spoken behind the last speaker with a name."""
        group, last = self.discourse.last_group, self.discourse.last_speaker
        if group is None or group.span is None or last is None or last.span is None:
            return False
        return group.span.start_char > last.span.start_char

    def _resolve_to_speaking_group(self, quote: Quote, span: Span) -> Speaker | None:
        """Resolve "they" to the group that spoke last, near by: "police officers", Democrats; None without one."""
        last = self.discourse.last_group
        if last is None or last.span is None:
            return None
        paragraph, before = (self.index.sentence_at(one.start_char).paragraph or 0 for one in (span, last.span))
        if paragraph - before > NEAR_PARAGRAPHS:
            return None
        if last.entity_id in self.index.entities:
            group = self.index.entities[last.entity_id]
            reason = f'"they" are {group.name}, who spoke just before'
            return named_by_pronoun(quote, span, group, SpeakerRule.PRONOUN, reason, _SPOKE_BEFORE_THEY)
        introduction = last.introduction or last.span
        reason = f'"they" are "{self._text_of_source(introduction)}", not named'
        return unnamed_speaker(quote, span, last.kind, reason, MentionType.PRONOUN, introduction=introduction)

    def _resolve_to_speaking_document(self, quote: Quote, span: Span, word: str) -> Speaker | None:
        """Resolve "it" to the document that spoke last, near by; None where another was the last speaker."""
        last = self.discourse.last_speaker
        if last is None or last.kind != SpeakerKind.DOCUMENT or not last.name:
            return None
        if not self.discourse.is_near_last_speaker(span.start_char) or self._is_body_subject_before(span, last):
            return None
        reason = f'"{word}" is the {last.name}, which spoke just before'
        return unnamed_speaker(quote, span, SpeakerKind.DOCUMENT, reason, MentionType.PRONOUN, last.name)

    def _is_body_subject_before(self, span: Span, last: Speaker) -> bool:
        """Say whether the sentence before, behind the last speaker's, opens with an organization as its subject."""
        sentence = self.index.sentence_at(span.start_char).position
        if last.span is None or self.index.sentence_at(last.span.start_char).position >= sentence - 1:
            return False
        before = self.discourse.mentions_of_sentence(sentence - 1)
        is_body = (self.discourse.entities[one.entity_id].entity_type == EntityType.ORGANIZATION for one in before)
        return any(
            mention.is_subject and mention.is_first and is_one for mention, is_one in zip(before, is_body, strict=True)
        )

    def _resolve_singular_source(self, quote: Quote, span: Span, word: str, gender: str | None) -> Speaker:
        context = pronouns.Context(
            mentions=self.discourse.mentions,
            entities=self.discourse.entities,
            last_speaker=self.discourse.last_id,
            last_paragraph=self.discourse.last_paragraph,
            named_in_content=self.index.entity_ids_within(quote.spans) | self._entity_ids_of_topic(span),
        )
        antecedents = pronouns.rank_antecedents(self.index.features_of(span, ""), gender, context)
        verb = _find_verb_of_pronoun(self.index.head_of_span(span))
        beside = self._find_objects_of_verb(span, verb) if verb is not None else ()
        antecedents = [each for each in antecedents if each.entity_id not in beside] or antecedents
        antecedents = put_owner_of_kin_first(self.index, self.discourse, quote, antecedents)
        if gender is not None:
            antecedents = sorted(antecedents, key=self._is_thing_without_name)  # stable
        if antecedents:
            if verb is not None and verb.dep_ == "ROOT":
                self.discourse.learn_gender(antecedents[0], gender)
            return self._choose_best_speaker(quote, span, word, antecedents)
        kind = SpeakerKind.UNNAMED if gender is None else SpeakerKind.PERSON
        return unnamed_by_pronoun(quote, span, kind, f'nobody before "{word}" fits it')

    def _is_thing_without_name(self, antecedent: RankedAntecedent) -> bool:
        """Say whether an antecedent of "he" or "she" has no name, and a noun that is not known to be of people."""
        noun = self.discourse.noun_of_referent(antecedent.entity_id)
        if noun is None or lexicon.look_up_role_noun(noun) is not None:
            return False
        return _ABSTRACT.search(noun) is not None

    def _entity_ids_of_topic(self, span: Span) -> frozenset[str]:
        """Give those whom a sentence opens with as what somebody was asked or speaks about: "Asked about Silva, he"."""
        sentence = self.index.sentence_at(span.start_char).span
        opening = Span(sentence.start_char, max(sentence.start_char, span.start_char))
        is_about = _ABOUT_OTHERS.match(opening.of(self.index.doc.text)) is not None
        return frozenset(self.index.entity_ids_within([opening])) if is_about else frozenset()

    def _find_objects_of_verb(self, span: Span, verb: Token) -> set[str]:
        """Find the entities named as objects of the pronoun's verb, which it is not: "he emailed Silva"."""
        objects = [child for child in verb.rights if child.dep_ in _OBJECTS]
        mentions = (self.index.mention_at(self.index.char_of_token(each, span)) for each in objects)
        return {mention.entity_id for mention in mentions if mention is not None}

    def _choose_best_speaker(self, quote: Quote, span: Span, word: str, antecedents: list[RankedAntecedent]) -> Speaker:
        """Choose the best antecedent; a referent without a name gives an unnamed speaker, and is mentioned here."""
        best = antecedents[0]
        entity = self.discourse.entities[best.entity_id]
        if pronouns.is_unnamed_referent(best.entity_id):
            for _ in range(_MENTIONS_BY_UNNAMED_SOURCE):
                self.discourse.add_mention(span, entity.entity_id)
            kind = SpeakerKind.UNNAMED if entity.entity_type == EntityType.PERSON else entity.entity_type
            is_thing = kind in (SpeakerKind.DOCUMENT, SpeakerKind.ORGANIZATION)
            name = name_referent(self.index, self.discourse, best.entity_id) if is_thing else None
            reason = f'"{word}" is "{entity.name}"' if name else f'"{word}" is "{entity.name}", not named'
            introduction = self.discourse.span_of_referent(best.entity_id)
            return unnamed_speaker(quote, span, kind, reason, MentionType.PRONOUN, name, introduction)

        reason = f'"{word}" is {entity.name}, {best.reason}'
        runner_up = self.discourse.entities[antecedents[1].entity_id].name if len(antecedents) > 1 else None
        return named_by_pronoun(quote, span, entity, SpeakerRule.PRONOUN, reason, _RANKED * best.chance, runner_up)

    def _text_of_source(self, span: Span) -> str:
        return span.of(self.index.doc.text)


def _is_new_subject(noun: Token) -> bool:
    """Say whether a noun is the subject of its sentence and brings somebody in: "veterans", not "the two"."""
    is_subject = noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT"
    return is_subject and all(child.dep_ != "det" for child in noun.children)


def _find_verb_of_pronoun(pronoun: Token | None) -> Token | None:
    """Find the verb that a pronoun is the subject of; None where it is none."""
    return pronoun.head if pronoun is not None and pronoun.dep_ == "nsubj" else None
