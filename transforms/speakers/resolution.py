"""Resolve the phrase of a source to speakers: joined names, one name, "I", a pronoun or a description.

Decides which branch answers, and answers for names itself. Sources have to be resolved in the order of the text. The
branches: authors.py, pronoun_sources.py, description_sources.py. Quotes without a source: turn_taking.py.
"""

from dataclasses import dataclass, replace

from transforms.coreference import plurals, pronouns
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import (
    Entity,
    EntityType,
    Mention,
    MentionType,
    Quote,
    QuoteType,
    Span,
    Speaker,
    SpeakerRule,
    Token,
)
from transforms.knowledge import lexicon
from transforms.knowledge.gazetteer import is_one_of_people
from transforms.knowledge.name_forms import drop_suffix, fold_name
from transforms.persons.persons import LIKELIER
from transforms.speakers import source_heads
from transforms.speakers.answers import named_speaker
from transforms.speakers.authors import resolve_author
from transforms.speakers.description_sources import DescriptionSources
from transforms.speakers.examples import cut_before_examples
from transforms.speakers.honorifics import resolve_honorific
from transforms.speakers.house_numbers import resolve_house_number
from transforms.speakers.joined_offices import find_holder_of_joined_offices, find_trade_behind_names
from transforms.speakers.kin import find_bearer_by_generation, is_introduced_as_kin
from transforms.speakers.pronoun_sources import PronounSources
from transforms.speakers.relative_sources import RELATIVES, RelativeSources, find_relative_of_source

_FIRST_PERSON = frozenset(("i", "me", "my"))
# What opens a phrase for one of a group, and for one of a party or land alone: "Top House Republican".
_OF_ONE = frozenset(("the", "a", "an", "one", "another", "this"))
_OF_ONE_OF_PARTY = frozenset(("every", "each", "any", "no", "top", "senior", "leading", "ranking", "fellow", "former"))
# A name in the source leaves the doubt of the entity alone.
_MAX_NAME_CONFIDENCE = 0.98


@dataclass(frozen=True)
class SourceResolver:
    """Resolves the sources of an article, one at a time, in the order of the text."""

    index: DocumentIndex
    discourse: DiscourseModel

    def resolve_source(self, quote: Quote, span: Span, head: Token) -> list[Speaker]:
        """Resolve a source's phrase; to several speakers where it joins names, or refers to persons named together."""
        several = cut_before_examples(self.index.doc.text, span, head)
        if several != span:
            whole = source_heads.head_of_source(self.index, several) or head
            return [replace(speaker, span=span) for speaker in self.resolve_source(quote, several, whole)]
        if (trade := find_trade_behind_names(self.index, span, head)) is not None:
            return [self._description_sources.resolve_description_source(quote, span, trade)]
        parts = source_heads.split_coordinated_source(self.index, span, head)
        if len(parts) > 1:
            if (holder := find_holder_of_joined_offices(self.index, parts)) is not None:
                return [self._answer_named_speaker(quote, span, holder)]
            speakers = [self._resolve_source_part(quote, part, head) for part in parts]
            if all(speaker.entity_id for speaker in speakers):
                return [_as_joint_speaker(speaker) for speaker in speakers]

        is_pair = head.lower_ in plurals.PAIRS and not _is_some_of_others(head)
        if is_pair or _is_definite_plural(head):
            together = self._pronoun_sources.resolve_plural_source(quote, span, head)
            if together:
                return together
        relative = find_relative_of_source(head)
        if relative is not None and source_heads.find_named_source(self.index, span, head) is None:
            return self._relative_sources.resolve_relative_sources(quote, span, relative)
        return [self.resolve_source_phrase(quote, span, head)]

    def resolve_source_phrase(self, quote: Quote, span: Span, head: Token) -> Speaker:
        """Resolve a phrase to one speaker."""
        if (bearer := resolve_honorific(self.index, quote, span)) is not None:
            return bearer
        mention = source_heads.find_named_source(self.index, span, head)
        if mention is not None and not self._is_speaker_group_member(span, head, mention):
            return self._answer_named_speaker(quote, span, mention)
        if (house := resolve_house_number(self.index, quote, span)) is not None:
            return house
        if mention is not None or not _is_pronoun_source(head):
            return self._description_sources.resolve_description_source(quote, span, head)
        if head.lower_ in _FIRST_PERSON:
            return resolve_author(self.index, quote, span)
        if head.lower_ in RELATIVES:
            return self._relative_sources.resolve_relative_source(quote, span, head)
        return self._pronoun_sources.resolve_pronoun_source(quote, span, head)

    @property
    def _relative_sources(self) -> RelativeSources:
        return RelativeSources(self.index, self.discourse)

    @property
    def _pronoun_sources(self) -> PronounSources:
        return PronounSources(self.index, self.discourse)

    @property
    def _description_sources(self) -> DescriptionSources:
        return DescriptionSources(self.index, self.discourse)

    def _resolve_source_part(self, quote: Quote, part: Span, head: Token) -> Speaker:
        return self.resolve_source_phrase(quote, part, source_heads.head_of_source(self.index, part) or head)

    def _answer_named_speaker(self, quote: Quote, span: Span, mention: Mention) -> Speaker:
        entity = self._choose_speaker_by_surname(span, mention)
        if entity.entity_id != mention.entity_id:
            self.discourse.correct_mention(mention.span.start_char, entity.entity_id)
        is_metonym = mention.mention_type == MentionType.METONYM
        mention_type = MentionType.METONYM if is_metonym else MentionType.NAME
        reason = f"the source names {entity.name}"
        confidence = min(_MAX_NAME_CONFIDENCE, mention.confidence)
        return named_speaker(quote, span, entity, SpeakerRule.NAME, reason, confidence, mention_type)

    def _choose_speaker_by_surname(self, span: Span, mention: Mention) -> Entity:
        """Choose the bearer of a surname that several persons share.

        That is the last speaker where the mention's entity was not named since, else the mention's entity. One who is
        there only as kin of another ("her father, Rui Silva") is not called by the surname alone, but as last speaker.
        """
        index, last = self.index, self.discourse.last_speaker
        entity = index.entities[mention.entity_id]
        if mention.rule != LIKELIER:
            return entity

        if last is not None and last.span == span and last.entity_id is not None:  # two quotes of one source
            return index.entities[last.entity_id]
        surname = fold_name(mention.span.of(index.doc.text))
        bearers = [each for each in index.entities.values() if _bears_surname(each, surname)]
        if (told_apart := find_bearer_by_generation(index, bearers, span.of(index.doc.text))) is not None:
            return told_apart
        last_entity = next((each for each in bearers if last is not None and each.entity_id == last.entity_id), None)
        others = [each for each in bearers if not is_introduced_as_kin(each)]
        if last_entity is not None and (last_entity in others or self._has_been_quoted(last)):
            ids = {entity.entity_id, last_entity.entity_id}
            latest = pronouns.find_latest_mention(self.discourse.mentions, ids, mention.span.start_char)
            return last_entity if latest == last_entity.entity_id else entity
        return others[0] if len(others) == 1 else entity

    def _has_been_quoted(self, speaker: Speaker | None) -> bool:
        """Say whether the words of a speaker stand between marks."""
        quotes = self.index.doc.quotes
        return any(
            quote.position == speaker.quote and quote.quote_type != QuoteType.INDIRECT
            for quote in quotes
            if speaker is not None
        )

    def _is_speaker_group_member(self, span: Span, head: Token, mention: Mention) -> bool:
        """Say whether the name of a group or land stands for one of its people: "the Democrat", "the Spaniard"."""
        is_of_people = is_one_of_people(mention.span.of(self.index.doc.text))
        is_group = self.index.entities[mention.entity_id].entity_type == EntityType.GROUP
        if not (is_group or is_of_people) or head.tag_ not in ("NN", "NNP"):
            return False
        words = span.of(self.index.doc.text).lower().split()
        is_one = words[0] in _OF_ONE or (is_of_people and words[0] in _OF_ONE_OF_PARTY)
        return is_one and not words[-1].endswith("s")


def _bears_surname(entity: Entity, surname: str) -> bool:
    return entity.entity_type == EntityType.PERSON and fold_name(drop_suffix(entity.name)).split()[-1:] == [surname]


def _is_pronoun_source(head: Token) -> bool:
    return head.pos_ == "PRON" or head.lower_ in RELATIVES or head.tag_ in ("PRP", "PRP$")


def _is_some_of_others(head: Token) -> bool:
    """Say whether a number tells how many of others speak: "two of the officials" are nobody who was named."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in head.rights)


def _is_definite_plural(head: Token) -> bool:
    """Say whether a source is "the lawmakers", "the two authors": persons of an office or trade, and no word more."""
    before = [child.lower_ for child in head.children if child.i < head.i]
    is_bare = bool(before) and before[0] in ("the", "both") and set(before[1:]) <= plurals.PAIRS
    return head.tag_ == "NNS" and is_bare and lexicon.look_up_role_noun(head.lemma_) is not None


def _as_joint_speaker(speaker: Speaker) -> Speaker:
    return replace(speaker, rule=SpeakerRule.JOINT, reason=f"one of several: {speaker.reason}")
