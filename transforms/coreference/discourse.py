"""Keep the discourse model: the referents mentioned so far, outside of quotation marks.

Pronouns and descriptions that refer to a name count as mentions of it, so that the name is nearer than it would be
alone. Referents that the text never names ("the mayor of the next town") are in the model too, so that "he" after them
does not mean a named person. Must not read ahead: mentions are added as the text is read. How candidates are ranked:
pronouns.py, descriptions.py. Which speaker a source is: transforms/speakers.
"""

from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from transforms.coreference import descriptions, pronouns
from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.index import DocumentIndex
from transforms.coreference.pronouns import MentionFeatures, RankedAntecedent
from transforms.coreference.referring_expressions import find_referring_expressions, kind_of_unnamed_referent
from transforms.document import (
    Entity,
    EntityType,
    Mention,
    MentionType,
    Span,
    Speaker,
    SpeakerRule,
    Token,
)
from transforms.knowledge import lexicon
from transforms.language.grammar import DEFINITE_WORDS

# The paragraph of the last speaker before anybody has spoken: far from any other.
_NO_PARAGRAPH = -9
# Paragraphs within which the last speaker is still in focus.
NEAR_PARAGRAPHS = 1
# Least score at which a description counts as a mention of a named entity.
_MIN_SCORE = 0.5
# A match by nearness alone says nothing that the name itself did not.
_NAMED_BEFORE = SpeakerRule.DESCRIPTION_ORGANIZATION_NAMED_BEFORE
_BY_NEARNESS = SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE
# Rules that say less of a name than the noun says of one who was brought in by it without a name.
_NEXT_TO_REFERENT = (
    _BY_NEARNESS,
    SpeakerRule.DESCRIPTION_GENDER_AND_NEARNESS,
    SpeakerRule.DESCRIPTION_ROLE_BROADER_WORD,
)
# How likely an antecedent is at least whose gender its pronoun tells; set by hand.
_MIN_CHANCE_OF_GENDER = 0.6
_BRINGING_IN = frozenset(("a", "an", "one", "another"))
# Sentences within which "the teacher" is the teacher mentioned before.
_MAX_SENTENCES_BACK = 4

# Heads of sources that are several: "the two", "some of them", "local media".
_OF_SEVERAL = frozenset((
    "two", "three", "four", "five", "both", "some", "many", "most", "several", "few", "others", "media", "dozens",
))  # fmt: skip


class DiscourseModel:
    """Mentions in reading order, and who spoke last; pronouns and descriptions are added as reading goes on."""

    def __init__(self, index: DocumentIndex) -> None:
        self.index = index
        self.entities: dict[str, Entity] = dict(index.entities)
        self.mentions: list[MentionFeatures] = list(index.mentions)
        self.last_speaker: Speaker | None = None
        self.last_group: Speaker | None = None
        self.last_paragraph = _NO_PARAGRAPH
        self.has_last_written = False
        self.last_id: str | None = None  # of the last speaker, also of one without a name
        self.last_together: tuple[str, ...] = ()  # of those who spoke last, where several did
        sources = {span for quote in index.doc.quotes for span in quote.sources}
        self._nouns: dict[str, tuple[str, frozenset[str]]] = {}  # head noun and words of unnamed referents
        self._introductions: dict[str, Span] = {}
        self._called: dict[str, str] = {}  # the one with a name that a definite description meant last
        self._unread = deque(find_referring_expressions(index, sources))
        self.references: list[Mention] = []  # pronouns and descriptions outside of sources that refer to an entity

    def advance(self, until_char: int) -> None:
        """Resolve the pronouns and descriptions before `until_char`, and add them as mentions.

        Sources of quotes are not resolved here; whoever resolves them calls `add_mention`.
        """
        while self._unread and self._unread[0].span.start_char < until_char:
            expression = self._unread.popleft()
            if expression.gender is None:
                self._resolve_description(expression.span)
            else:
                self._resolve_pronoun(expression.span, expression.gender)

    def record_speaker(self, speaker: Speaker, end_char: int, *, is_writing: bool = False) -> None:
        """Record the last speaker, whose words end at `end_char`, and whether they were written."""
        self.last_speaker = speaker
        self.has_last_written = is_writing
        self.last_id = speaker.entity_id
        self.last_paragraph = self.index.sentence_at(end_char - 1).paragraph or _NO_PARAGRAPH

    def record_group(self, speaker: Speaker | None) -> None:
        """Record the group that spoke last, for whom "they" may stand; None where another spoke."""
        self.last_group = speaker

    def record_speakers_together(self, speakers: Sequence[Speaker]) -> None:
        """Record who spoke last where several with a name did, so that "they" may go on."""
        ids = tuple(speaker.entity_id for speaker in speakers if speaker.entity_id is not None)
        self.last_together = ids if len(ids) > 1 else ()

    def record_unnamed_speaker(self, span: Span) -> None:
        """Record a speaker without a name; one that the text has mentioned before becomes the last speaker."""
        head = self.index.head_of_span(span)
        if head is not None and (referent := self.earlier_referent(span, head)):
            self.last_id = referent

        is_plural = head is not None and (head.tag_ in ("NNS", "NNPS") or head.lower_ in _OF_SEVERAL)
        if not is_plural:  # "reports" are not "it", "the two" not "she"
            self.add_unnamed_referent(span)

    def is_near_last_speaker(self, char: int) -> bool:
        """Say whether a character is in a paragraph in which the last speaker is still in focus."""
        paragraph = self.index.sentence_at(char).paragraph or 0
        return paragraph - self.last_paragraph <= NEAR_PARAGRAPHS

    def add_mention(self, span: Span, entity_id: str) -> None:
        """Add a mention whose referent is known."""
        if entity_id in self.index.entities and (description := self._read_definite_description(span)):
            self._called[description] = entity_id
        features = replace(self.index.features_of(span, entity_id), is_by_reference=True)
        insort(self.mentions, features, key=lambda mention: mention.start_char)

    def learn_gender(self, antecedent: RankedAntecedent, gender: str | None) -> None:
        """Learn a person's gender from the pronoun that most likely stands for it: who was "she" is not "he" later."""
        entity = self.entities[antecedent.entity_id]
        if gender is not None and entity.gender is None and antecedent.chance >= _MIN_CHANCE_OF_GENDER:
            self.entities[antecedent.entity_id] = replace(entity, gender=gender)

    def entity_called_before(self, span: Span) -> Entity | None:
        """Find the entity with a name that the same words meant before: "the Prime Minister"; None where none is."""
        entity_id = self._called.get(self._read_definite_description(span))
        return self.index.entities[entity_id] if entity_id is not None else None

    def _read_definite_description(self, span: Span) -> str:
        """Give a definite description in small letters, up to a comma; "" for other words."""
        words = span.of(self.index.doc.text).partition(",")[0].lower().split()
        return " ".join(words) if len(words) > 1 and words[0] in DEFINITE_WORDS else ""

    def correct_mention(self, start_char: int, entity_id: str) -> None:
        """Give a mention to another entity than the one its name alone is given to: "the younger Silva"."""
        at = bisect_left(self.mentions, start_char, key=lambda mention: mention.start_char)
        if at < len(self.mentions) and self.mentions[at].start_char == start_char:
            self.mentions[at] = replace(self.mentions[at], entity_id=entity_id)

    def add_unnamed_referent(self, span: Span) -> None:
        """Add a mention of a person, organization or document that the text does not name.

        Where its noun repeats an earlier one ("a teacher ... The teacher"), the referent is the same.
        """
        head = self.index.head_of_span(span)
        if head is not None and (referent := self.earlier_referent(span, head)):
            self.add_mention(span, referent)
            return

        phrase = span.of(self.index.doc.text)
        noun = lexicon.look_up_role_noun(head.lemma_) if head is not None else None
        key = f"{pronouns.UNNAMED_PREFIX}{span.start_char}"
        kind = kind_of_unnamed_referent(head) if head is not None else EntityType.PERSON
        self.entities[key] = Entity(key, kind, phrase, gender=noun.gender if noun else None)
        if head is not None:
            self._nouns[key] = head.lemma_.lower(), frozenset(phrase.lower().split())
        self._introductions[key] = span
        self.add_mention(span, key)

    def entity_referred_to_at(self, char: int) -> Entity | None:
        """Give the named entity that a pronoun or description at a character refers to; None where there is none."""
        at = bisect_left(self.mentions, char, key=lambda mention: mention.start_char)
        if at == len(self.mentions) or self.mentions[at].start_char != char or not self.mentions[at].is_by_reference:
            return None
        return self.index.entities.get(self.mentions[at].entity_id)

    def span_of_referent(self, entity_id: str) -> Span | None:
        """Give where an unnamed referent was introduced; None for named entities."""
        return self._introductions.get(entity_id)

    def noun_of_referent(self, entity_id: str) -> str | None:
        """Give the noun that introduced an unnamed referent; None for named entities."""
        return self._nouns.get(entity_id, (None,))[0]

    def earlier_referent(self, span: Span, head: Token) -> str | None:
        """Find the unnamed referent that a phrase means, by an earlier noun: "a teacher ... The teacher".

        "The woman" is whoever was brought in last. Returns the referent's id; None if the phrase is not definite or has
        a word that the earlier phrase lacks.
        """
        first, *rest = span.of(self.index.doc.text).lower().split() or [""]
        if first not in DEFINITE_WORDS:
            return None

        noun = head.lemma_.lower()
        known_noun = lexicon.look_up_role_noun(noun)
        if known_noun is not None and known_noun.gender and not known_noun.broader:
            last = self._last_person_without_name(span, known_noun.gender)
            return last or self._last_referent_of_noun(span, noun)
        sentence = self.index.sentence_at(span.start_char).position
        for mention in self._mentions_before(span.start_char):
            if sentence - mention.sentence > _MAX_SENTENCES_BACK:
                break
            earlier_noun, earlier_words = self._nouns.get(mention.entity_id, ("", frozenset()))
            if noun == earlier_noun and earlier_words.issuperset(rest):
                return mention.entity_id
        return None

    def referent_brought_in(self, span: Span, head: Token) -> str | None:
        """Find the unnamed referent that the noun of a definite phrase brought in anywhere before: "an official"."""
        if not self._read_definite_description(span):
            return None
        noun = head.lemma_.lower()
        return next((one for one in self._referents_before(span, noun) if self._is_brought_in(one)), None)

    def last_speaker_called(self, span: Span, noun: str) -> str | None:
        """Find the unnamed referent who spoke last, near by, where a broader word calls him so.

        "A spokeswoman for the mayor said ... the aide said".
        """
        own = lexicon.look_up_role_noun(self.noun_of_referent(self.last_id or "") or "")
        if own is None or noun not in own.broader or not self._read_definite_description(span):
            return None
        sentence = self.index.sentence_at(span.start_char).position
        near = takewhile(
            lambda mention: sentence - mention.sentence <= _MAX_SENTENCES_BACK, self._mentions_before(span.start_char)
        )
        return self.last_id if any(mention.entity_id == self.last_id for mention in near) else None

    def _is_brought_in(self, referent: str) -> bool:
        """Say whether the text brings a referent in as one of many: "a harbor official", "another teacher"."""
        first = self._introductions[referent].of(self.index.doc.text).lower().split()[0]
        return first in _BRINGING_IN

    def _last_person_without_name(self, span: Span, gender: str) -> str | None:
        """Find the person mentioned last, a few sentences back; None where it has a name or another gender."""
        sentence = self.index.sentence_at(span.start_char).position
        for mention in self._mentions_before(span.start_char):
            if sentence - mention.sentence > _MAX_SENTENCES_BACK:
                return None
            person = self.entities[mention.entity_id]
            if person.entity_type == EntityType.PERSON:
                is_of_gender = person.gender in (None, gender)
                return person.entity_id if is_of_gender and pronouns.is_unnamed_referent(person.entity_id) else None
        return None

    def _last_referent_of_noun(self, span: Span, noun: str) -> str | None:
        """Find the person without a name that this noun brought in or meant last: "a woman ... The woman"."""
        return next(self._referents_before(span, noun), None)

    def _referents_before(self, span: Span, noun: str) -> Iterator[str]:
        """Yield the unnamed referents that a noun brought in, as they are mentioned before a span, nearest first."""
        near = (mention.entity_id for mention in self._mentions_before(span.start_char))
        return (entity_id for entity_id in near if self._nouns.get(entity_id, ("",))[0] == noun)

    def exclude_less_recent(self, span: Span, referent: str, matches: list[DescriptionMatch]) -> list[DescriptionMatch]:
        """Keep the matches of a description that were mentioned since `referent`, its earlier unnamed referent.

        Matches by nearness alone are left out, and so is a name for "the man": texts call those they name by it first.
        """
        return [
            match
            for match in matches
            if match.rule not in _NEXT_TO_REFERENT and self._is_mentioned_more_recently(match.entity_id, referent, span)
        ]

    def _is_mentioned_more_recently(self, entity_id: str, other_id: str, span: Span) -> bool:
        introduction = self._introductions.get(other_id)
        for mention in self._mentions_before(span.start_char):
            # "a team of Silva University" is no mention of the university behind that of the team
            is_inside = (
                introduction is not None and introduction.start_char < mention.start_char < introduction.end_char
            )
            if mention.entity_id in (entity_id, other_id) and not is_inside:
                return mention.entity_id == entity_id
        return False

    def _mentions_before(self, char: int) -> Iterator[MentionFeatures]:
        """Yield the mentions before a character, the nearest first."""
        end = bisect_left(self.mentions, char, key=lambda mention: mention.start_char)
        for at in range(end - 1, -1, -1):
            yield self.mentions[at]

    def mentions_of_sentence(self, position: int) -> list[MentionFeatures]:
        """Give the mentions of a sentence, by its position, in reading order."""
        first = bisect_left(self.mentions, position, key=lambda mention: mention.sentence)
        end = bisect_right(self.mentions, position, key=lambda mention: mention.sentence)
        return self.mentions[first:end]

    def _resolve_pronoun(self, span: Span, gender: str) -> None:
        if _is_of_part_behind(self.index.doc.text, span):
            return  # "For her part, the mayor": whom it means follows, and is named there
        features = self.index.features_of(span, "")
        context = pronouns.Context(self.mentions, self.entities, self.last_id, self.last_paragraph)
        antecedents = pronouns.rank_antecedents(features, gender, context)
        if antecedents:
            best = antecedents[0]
            self._add_reference(Mention(span, best.entity_id, MentionType.PRONOUN, SpeakerRule.PRONOUN, best.chance))

    def _resolve_description(self, span: Span) -> None:
        doc = self.index.doc
        matches = descriptions.rank_description_matches(
            span.of(doc.text), span.start_char, doc, self.index.mention_table
        )
        head = self.index.head_of_span(span)
        if head is not None and (referent := self.earlier_referent(span, head)):
            matches = self.exclude_less_recent(span, referent, matches)

        if not matches:
            self.add_unnamed_referent(span)
            return
        best = matches[0]
        is_sure = best.score >= _MIN_SCORE and best.rule != _BY_NEARNESS
        if is_sure or (best.rule == _NAMED_BEFORE and self._is_only_organization_near(best.entity_id, span)):
            self._add_reference(Mention(span, best.entity_id, MentionType.NOMINAL, best.rule, best.score))

    def _is_only_organization_near(self, entity_id: str, span: Span) -> bool:
        """Say whether the sentence of a description and the one before mention this organization and no other."""
        sentence = self.index.sentence_at(span.start_char).position
        near = takewhile(lambda mention: sentence - mention.sentence <= 1, self._mentions_before(span.start_char))
        bodies = {
            mention.entity_id
            for mention in near
            if self.entities[mention.entity_id].entity_type == EntityType.ORGANIZATION
        }
        return bodies == {entity_id}

    def _add_reference(self, mention: Mention) -> None:
        """Add a mention, and keep it as a reference unless its referent has no name."""
        self.add_mention(mention.span, mention.entity_id)
        if not pronouns.is_unnamed_referent(mention.entity_id):
            self.references.append(mention)


def _is_of_part_behind(text: str, span: Span) -> bool:
    """Say whether a pronoun is that of "for her part," which brings in whom it means."""
    before, after = text[max(0, span.start_char - 4) : span.start_char], text[span.end_char : span.end_char + 6]
    return before.lower() == "for " and after.rstrip(" ").startswith(" part,")
