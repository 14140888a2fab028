"""Resolve sources that are descriptions: "the mayor said", "the company said", "the report said".

Decides between an entity that the description matches, an unnamed referent of the same noun, the person in focus, and
an unnamed speaker. Must not resolve names or pronouns: resolution.py, pronoun_sources.py. How descriptions match:
transforms/coreference/descriptions.py. Names of documents: document_sources.py.
"""

import re
from dataclasses import dataclass

from transforms.coreference import descriptions
from transforms.coreference.described_sides import differs_from_described_gender
from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.coreference.just_named import TOLD_THAT, holds_political_office, is_reporter_of_politician
from transforms.coreference.told_apart import is_host_of_other_show, is_told_apart
from transforms.document import (
    Entity,
    EntityType,
    MentionType,
    Quote,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
    Token,
)
from transforms.knowledge import lexicon, source_kinds
from transforms.knowledge.gazetteer import is_one_of_people
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.roles.role_nouns import find_head_noun_of_role
from transforms.speakers import kin
from transforms.speakers.answers import named_speaker, unnamed_speaker
from transforms.speakers.called_names import find_called_name, is_called_name
from transforms.speakers.company_sources import prefer_last_speaker, put_self_naming_first
from transforms.speakers.country_sources import find_country_of_source
from transforms.speakers.later_names import find_person_named_next
from transforms.speakers.latter import find_former_or_latter
from transforms.speakers.owners import OwnerFinder
from transforms.speakers.person_phrases import may_be_of_person
from transforms.speakers.phrase_names import is_possessed, name_referent, name_source_phrase
from transforms.speakers.police import POLICE, find_only_police
from transforms.speakers.unfit_matches import exclude_people_told_of, exclude_public_bodies, is_by_broader_word

# Kinds of source that an entity may be described as.
_DESCRIBABLE = frozenset((SpeakerKind.UNNAMED, SpeakerKind.ORGANIZATION))
# "The 51-year-old", "the former midfielder": definite, and no word that would tell it from another.
_SHORT_DEFINITE = re.compile(r"[Tt]he(?:\s+[\w-]+){1,2}")
# Longer ones, where no other person is named yet: "the Norwegian central bank governor".
_DEFINITE = re.compile(r"[Tt]he(?:\s+[\w-]+){1,5}")
# Functions of those who may be the person in focus; whoever has another one is brought in beside that person.
_SPEAKING_FOR_OTHERS = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_IN_FOCUS_CONFIDENCE = 0.35
# Confidences of those who are called kin, and of those who are named in the next sentence; set by hand.
_KIN_CONFIDENCE = 0.8
_NAMED_NEXT_CONFIDENCE = 0.6
_COUNTRY_NEAR = 0.6
_FORMER_OR_LATTER = 0.8
_ARTICLES = frozenset(("a", "an", "one", "another", "the"))
# "The "Pose" actor": the title says no more than that.
_MARKED_TITLE = re.compile(r"[\"\u201c\u2018'][^\"\u201c\u201d\u2018\u2019]{1,40}[\"\u201d\u2019']\s+")
# Words beside nouns for persons.
_OF_PERSONS = frozenset(("former", "who", "whose", "fellow", "veteran"))
# How sure it is that the same words mean the same one; set by hand.
_CALLED_BEFORE = 0.6
# What may tell a source's name stands right behind it, within so many characters.
_CLAUSE_BEHIND = (", who ", " who ", ", which calls itself ", " calling itself ", ", identified only ", ", known only ")
_MAX_CLAUSE_CHARS = 100
# Characters of a phrase that a reason quotes at most.
_MAX_QUOTED_CHARS = 80


@dataclass(frozen=True)
class DescriptionSources:
    """Resolves descriptions against the entities of the article and the discourse model."""

    index: DocumentIndex
    discourse: DiscourseModel

    def resolve_description_source(self, quote: Quote, span: Span, head: Token) -> Speaker:
        """Resolve one description; an unnamed speaker where it matches no entity."""
        self.discourse.advance(span.end_char)  # "her office", "a memo by her"
        kind = source_kinds.look_up_speaker_kind(head.lemma_, head.tag_)
        if kin := self._find_kin_of_owner(quote, span, head):
            return kin
        if called := self._answer_called_name(quote, span) or self._answer_former_or_latter(quote, span):
            return called
        # "the paper" is a document or a newspaper
        is_of_body = lexicon.look_up_organization_descriptor(head.lemma_.lower()) is not None
        is_describable = kind in _DESCRIBABLE or is_of_body
        fitting = self._find_matches_of_source(span, head) if is_describable else []
        matches = put_self_naming_first(self.index, quote, exclude_people_told_of(self.index, quote, fitting))
        referent = self._find_earlier_referent(span, head, matches) if kind in _DESCRIBABLE else None
        if referent is not None:
            matches = self.discourse.exclude_less_recent(span, referent, matches)
            if not matches:
                return self._answer_earlier_referent(quote, span, kind, referent)
        if matches:
            return self._answer_best_match(quote, span, matches)

        if answer := self._answer_country(quote, span) or self._answer_speaker_in_focus(quote, span, head, kind):
            return answer
        if kind in _DESCRIBABLE and (same := self._answer_same_words(quote, span)):
            return same
        if kind == SpeakerKind.UNNAMED and (later := self._find_person_named_next(quote, span, head)):
            return later

        return self._answer_phrase_alone(quote, span, head, kind)

    def _answer_phrase_alone(self, quote: Quote, span: Span, head: Token, kind: str) -> Speaker:
        """Answer with one whom nothing names; documents and bodies are named by the words of their phrase."""
        phrase = span.of(self.index.doc.text)
        what = "speaker" if kind == SpeakerKind.UNNAMED else kind
        reason = f'the text names this {what} only as "{phrase[:_MAX_QUOTED_CHARS]}"'
        name = name_source_phrase(self.index, self.discourse, span, head, kind)
        return unnamed_speaker(quote, span, kind, reason, name=name)

    def _find_earlier_referent(self, span: Span, head: Token, matches: list[DescriptionMatch]) -> str | None:
        """Find the one without a name whom a source means, also far back where only broader words lead to a name."""
        near = self.discourse.earlier_referent(span, head)
        if near is not None or not is_by_broader_word(matches):
            return near
        last = self.discourse.last_speaker_called(span, head.lemma_.lower())
        return last or self.discourse.referent_brought_in(span, head)

    def _answer_speaker_in_focus(self, quote: Quote, span: Span, head: Token, kind: str) -> Speaker | None:
        person = self._find_speaker_in_focus(quote, span, head, kind)
        phrase = _source_before_comma(span.of(self.index.doc.text))
        if person is None or is_told_apart(person, phrase, span.start_char, self.index.mention_table):
            return None
        reason = f'"{phrase}" is {person.name}, who spoke just before'
        rule = SpeakerRule.DESCRIPTION_IN_FOCUS
        return named_speaker(quote, span, person, rule, reason, _IN_FOCUS_CONFIDENCE, MentionType.NOMINAL)

    def _answer_same_words(self, quote: Quote, span: Span) -> Speaker | None:
        """Answer with the one whom the same words meant before: "the Prime Minister"."""
        entity = self.discourse.entity_called_before(span)
        if entity is None:
            return None
        reason = f'"{_source_before_comma(span.of(self.index.doc.text))}" is {entity.name}, as before'
        rule = SpeakerRule.DESCRIPTION_ROLE_STATED
        return named_speaker(quote, span, entity, rule, reason, _CALLED_BEFORE, MentionType.NOMINAL)

    def _answer_country(self, quote: Quote, span: Span) -> Speaker | None:
        """Answer with the country that the source calls by its kind, or whose government it is."""
        country = find_country_of_source(self.index, span)
        if country is None:
            return None
        reason = f'"{_source_before_comma(span.of(self.index.doc.text))}" is of {country.name}, named near before'
        rule = SpeakerRule.DESCRIPTION_GOVERNMENT_OF_A_COUNTRY
        return named_speaker(quote, span, country, rule, reason, _COUNTRY_NEAR, MentionType.NOMINAL)

    def _answer_former_or_latter(self, quote: Quote, span: Span) -> Speaker | None:
        entity = find_former_or_latter(self.index, span)
        if entity is None:
            return None
        reason = f'"{span.of(self.index.doc.text)}" of those named before is {entity.name}'
        rule = SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE
        return named_speaker(quote, span, entity, rule, reason, _FORMER_OR_LATTER, MentionType.NOMINAL)

    def _answer_called_name(self, quote: Quote, span: Span) -> Speaker | None:
        """Answer with the name that the phrase gives somebody, or that the text gave before between marks."""
        text = self.index.doc.text
        place = find_called_name(text, self._with_clause_behind(span))
        if place is None and is_called_name(text, span.of(text)):
            place = span
        if place is None:
            return None
        name = place.of(text)
        reason = f'the text calls somebody "{name}"'
        mention = self.index.mention_at(place.start_char)
        if mention is not None:
            called = self.index.entities[mention.entity_id]
            return named_speaker(quote, span, called, SpeakerRule.NAME, reason, mention.confidence, MentionType.NAME)
        return unnamed_speaker(quote, span, SpeakerKind.PERSON, reason, name=name)

    def _with_clause_behind(self, span: Span) -> Span:
        """Give a source with the clause right behind it that may tell its name: ", who gave only his name, Rui"."""
        text = self.index.doc.text
        if not text.startswith(_CLAUSE_BEHIND, span.end_char):
            return span
        end = self.index.sentence_at(span.start_char).span.end_char
        return Span(span.start_char, min(end, span.end_char + _MAX_CLAUSE_CHARS))

    def _find_kin_of_owner(self, quote: Quote, span: Span, head: Token) -> Speaker | None:
        """Find the person who is called kin of another: "Silva's son"; None where that is nobody with a name."""
        noun = head.lemma_.lower()
        if not lexicon.is_kin_noun(noun) or head.tag_ != "NN" or not is_possessed(head):
            return None
        owners = OwnerFinder(self.index, self.discourse).find_owners(span, head)
        if owners is None or not owners.is_of_person:
            return None
        owner = owners.entities[0]
        person = kin.find_kin(self.index, owner, noun) or kin.find_converse_kin(self.index, self.discourse, owner, noun)
        if person is None:
            return None
        reason = f"{person.name} is a {noun} of {owner.name}"
        rule = SpeakerRule.DESCRIPTION_ROLE_STATED
        return named_speaker(quote, span, person, rule, reason, _KIN_CONFIDENCE, MentionType.NOMINAL)

    def _find_person_named_next(self, quote: Quote, span: Span, head: Token) -> Speaker | None:
        """Find the person whom the next sentence names, where the source is one person and not one of many."""
        noun = lexicon.look_up_role_noun(head.lemma_)
        words = span.of(self.index.doc.text).lower().split()
        is_one = head.tag_ == "NN" and (words[0] in _ARTICLES or is_possessed(head))
        if not is_one or (noun is None and _OF_PERSONS.isdisjoint(words)):
            return None
        person = find_person_named_next(self.index, quote, noun, head.lemma_.lower())
        if person is None:
            return None
        reason = f"the next sentence brings {person.name} in"
        rule = SpeakerRule.DESCRIPTION_NAMED_JUST_AFTER
        return named_speaker(quote, span, person, rule, reason, _NAMED_NEXT_CONFIDENCE, MentionType.NOMINAL)

    def _find_matches_of_source(self, span: Span, head: Token) -> list[DescriptionMatch]:
        """Find the entities that a description matches, the best first."""
        # "the group were seen" is about people, not about an organization
        if head.lower_ == "group" and _has_source_plural_verb(head.head):
            return []

        index = self.index
        whole = self._with_owner_before(span, head)
        phrase = whole.of(index.doc.text)
        is_title = index.sentence_at(span.start_char).role in (Role.HEADLINE, Role.DEK)
        if is_title:  # titles leave articles out
            phrase = f"the {phrase.lower()}"
        if head.lower_ == POLICE:
            return find_only_police(self.index, span)
        matches = descriptions.rank_description_matches(phrase, whole.start_char, index.doc, index.mention_table)
        noun = lexicon.look_up_role_noun(head.lemma_)
        if noun is None:
            bodies = exclude_public_bodies(self.index, self.discourse, span, head, matches)
            return prefer_last_speaker(self.index, self.discourse, span, head, bodies)
        if self._is_of_organization_of_others(Span(span.start_char, index.char_of_token(head, span))):
            # "the Lund Daily Leader", "the UN High Commissioner": nothing new about the person just named
            matches = [match for match in matches if match.rule != SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE]
        is_bare = head.tag_ == "NN" and all(child.dep_ not in ("det", "poss") for child in head.children)
        is_function = is_office_word(noun.noun, OfficeWord.FUNCTION)
        if is_bare and is_function:  # "Kenyan official says": one whom the story brings in
            matches = [match for match in matches if match.rule == SpeakerRule.DESCRIPTION_ROLE_STATED]
        # "the Ministry of Transport spokesperson" is no ministry
        may_be_body = descriptions.is_of_body_or_person(noun)
        return [match for match in matches if may_be_body or self._is_match_of_person(match)]

    def _with_owner_before(self, span: Span, head: Token) -> Span:
        """Give a source with the owner right before it that was left out of it: "Norland's" of "prime minister"."""
        owner = next((child for child in head.children if child.dep_ == "poss" and child.i < head.i), None)
        if owner is None:
            return span
        start = self.index.char_of_token(owner.left_edge, span)
        return Span(min(start, span.start_char), span.end_char)

    def _is_match_of_person(self, match: DescriptionMatch) -> bool:
        return self.index.entities[match.entity_id].entity_type == EntityType.PERSON

    def _answer_earlier_referent(self, quote: Quote, span: Span, kind: str, referent: str) -> Speaker:
        """Answer with the referent that the text called by the same noun before: "a teacher ... The teacher"."""
        earlier_phrase = self.discourse.entities[referent].name
        name = name_referent(self.index, self.discourse, referent)
        reason = f'"{span.of(self.index.doc.text)}" is "{earlier_phrase}"' + ("" if name else ", not named")
        introduction = self.discourse.span_of_referent(referent)
        return unnamed_speaker(quote, span, kind, reason, name=name, introduction=introduction)

    def _answer_best_match(self, quote: Quote, span: Span, matches: list[DescriptionMatch]) -> Speaker:
        best = matches[0]
        is_near = best.rule == SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE
        if is_near and (same := self._answer_same_words(quote, span)):  # "the billionaire" is who it was
            return same
        entity = self.index.entities[best.entity_id]
        runner_up = self.index.entities[matches[1].entity_id].name if len(matches) > 1 else None
        return named_speaker(quote, span, entity, best.rule, best.reason, best.score, MentionType.NOMINAL, runner_up)

    def _find_speaker_in_focus(self, quote: Quote, span: Span, head: Token, kind: str) -> Entity | None:
        """Find the person who spoke last, near by, and may now be called something new: "the 51-year-old".

        Returns None if the phrase is long, is not of a person, or is of another one.
        """
        phrase = _source_before_comma(span.of(self.index.doc.text))
        before_comma = Span(span.start_char, span.start_char + len(phrase))
        phrase = _MARKED_TITLE.sub("", self._without_places(phrase, before_comma))
        is_short = _SHORT_DEFINITE.fullmatch(phrase) or (
            _DEFINITE.fullmatch(phrase) and self._is_one_person_named_before(span.start_char)
        )
        sentence = self.index.sentence_at(span.start_char).span
        is_told = TOLD_THAT.search(self.index.doc.text, sentence.start_char, span.start_char) is not None
        if not is_short or is_told or self._is_of_organization_of_others(before_comma):
            return None  # "the NATO chief" is told apart by it; "Silva said that the mayor" goes on about another

        noun = _find_role_of_phrase(phrase) or lexicon.look_up_role_noun(head.lemma_)
        if noun is None and head.text[:1].isupper() and not is_one_of_people(head.text):
            return None  # a name that is no entity
        last = self._find_person_who_spoke_last(span.start_char)
        if kind != SpeakerKind.UNNAMED or not (noun is not None or may_be_of_person(quote, phrase)) or last is None:
            return None

        person = self._find_only_person_before(quote, span) or last
        if is_host_of_other_show(noun, person, span.start_char, self.index.mention_table):
            return None
        is_alone = self._is_one_person_named_before(span.start_char)
        return None if noun is not None and _is_noun_of_another_speaker(noun, person, is_alone=is_alone) else person

    def _without_places(self, phrase: str, span: Span) -> str:
        """Give a party member's description without the place: "The Vermont Democrat" is "The Democrat"."""
        words = phrase.split()
        if not words or not is_one_of_people(words[-1]):  # none where a source is no more than ", who"
            return phrase
        for mention in self.index.mentions_within(span):
            name = mention.span.of(self.index.doc.text)
            if self.index.entities[mention.entity_id].entity_type == EntityType.PLACE:
                phrase = phrase.replace(f"{name} ", "", 1)
        return phrase

    def _find_person_who_spoke_last(self, char: int) -> Entity | None:
        """Find the person who spoke last, if that is near by."""
        last = self.discourse.last_speaker
        if last is None or last.kind != SpeakerKind.PERSON or not last.entity_id:
            return None
        return self.index.entities[last.entity_id] if self.discourse.is_near_last_speaker(char) else None

    def _is_one_person_named_before(self, char: int) -> bool:
        before = (mention for mention in self.index.mentions if mention.start_char < char)
        entities = {mention.entity_id for mention in before}
        return sum(self.index.entities[one].entity_type == EntityType.PERSON for one in entities) == 1

    def _find_only_person_before(self, quote: Quote, span: Span) -> Entity | None:
        """Find the person whom the sentence before the quote begins with, in its paragraph: he is in focus now."""
        start = quote.spans[0].start_char
        if span.start_char < start:
            return None
        before = [each for each in self.index.doc.sentences if each.span.end_char <= start]
        block = self.index.sentence_at(start)
        if not before or before[-1].paragraph != block.paragraph:
            return None
        persons = [each for each in self.index.mentions_within(before[-1].span) if self.index.is_person(each)]
        if not persons or persons[0].span.start_char != before[-1].span.start_char:
            return None
        return self.index.entities[persons[0].entity_id]

    def _is_of_organization_of_others(self, span: Span) -> bool:
        """Say whether a phrase names an organization and does not mean the last speaker, of whom none is stated.

        "The Harbour Party leader" may be a minister who just spoke, where only others have a party.
        """
        entities = (self.index.entities[mention.entity_id] for mention in self.index.mentions_within(span))
        wanted = {entity.entity_id for entity in entities if entity.entity_type == EntityType.ORGANIZATION}
        last = self.discourse.last_speaker
        if not wanted or last is None or not last.entity_id:
            return bool(wanted)
        own = self.index.entities[last.entity_id].roles
        has_organization = any((held.organization_entity_id or "").startswith("organization") for held in own)
        people = [entity for entity in self.index.entities.values() if entity.entity_type == EntityType.PERSON]
        is_taken = any(held.organization_entity_id in wanted for person in people for held in person.roles)
        is_politician = any(holds_political_office(held.role) for held in own)
        return has_organization or is_taken or not is_politician


def _is_noun_of_another_speaker(noun: lexicon.RoleNoun, person: Entity, *, is_alone: bool) -> bool:
    """Say whether a role noun describes somebody else than the person in focus.

    One who `is_alone` named so far may have an office of which the text has told another word: "policymaker".
    """
    offices = [office for held in person.roles if (office := find_head_noun_of_role(held.role))]
    are_officials = all("official" in office.broader for office in offices)
    have_one_holder = any(is_office_word(office.noun, OfficeWord.ONE_HOLDER) for office in offices)
    is_told_so = is_alone and are_officials and not have_one_holder
    has_other_role = bool(person.roles) and is_office_word(noun.noun, OfficeWord.ONE_HOLDER) and not is_told_so
    is_bystander = is_office_word(noun.noun, OfficeWord.FUNCTION) and noun.noun not in _SPEAKING_FOR_OTHERS
    is_of_party = is_one_of_people(noun.noun.title())  # "the Lund Republican" is no businessman
    if differs_from_described_gender(noun, person):
        return True  # "the congressman" is not Ana Silva
    if is_reporter_of_politician(person, noun):
        return True
    return is_bystander or has_other_role or (is_of_party and descriptions.has_other_trade(person))


def _find_role_of_phrase(phrase: str) -> lexicon.RoleNoun | None:
    """Find the longest role noun that ends a phrase: "attorney general" of "the attorney general"."""
    words = phrase.lower().split()
    found = (lexicon.look_up_role_noun(" ".join(words[at:])) for at in range(len(words)))
    return next(filter(None, found), None)


def _source_before_comma(phrase: str) -> str:
    return phrase.partition(",")[0]


def _has_source_plural_verb(verb: Token) -> bool:
    return any(token.lower_ in ("are", "were", "have") for token in (verb, *verb.children))
