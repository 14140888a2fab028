"""Collect the mentions of entities: names, and what refers to a named entity without naming it.

References outside of quotation marks come from the discourse model, which resolves them as it reads. Here are added:
sources that are pronouns or descriptions, "I" between quotation marks, "it" within a sentence. Must not decide on
speakers, and adds no second mention at the place of a name. How antecedents are ranked: pronouns.py.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from transforms.coreference import pronouns
from transforms.coreference.appositions import find_appositions
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.coreference.place_descriptions import find_place_descriptions
from transforms.document import (
    Document,
    Mention,
    MentionType,
    Quote,
    QuoteRule,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
    Token,
)
from transforms.language.alignment import span_of_tokens
from transforms.language.expletives import is_expletive_pronoun
from transforms.language.grammar import SUBJECTS
from transforms.language.words import tokens_with_tags

_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself|My|Me)\b")
_NEUTER = frozenset(("it", "its"))
# More names do not stand in two sentences.
_MOST_MENTIONS_BACK = 40


def collect_mentions(
    index: DocumentIndex, speakers: Sequence[Speaker], discourse: DiscourseModel
) -> tuple[Mention, ...]:
    """Collect all mentions of an article in reading order; of several at one place only the first is kept."""
    mentions = list(index.doc.mentions)
    taken = {mention.span for mention in mentions}
    references = (
        *_find_mentions_in_sources(speakers),
        *discourse.references,
        *find_appositions(index),
        *find_place_descriptions(index),
        *_find_first_person_mentions(index.doc, speakers),
        *_find_neuter_pronouns(index, discourse),
    )
    for mention in references:
        if mention.span not in taken:
            taken.add(mention.span)
            mentions.append(mention)
    return tuple(sorted(mentions, key=_reading_order_of_mention))


def _reading_order_of_mention(mention: Mention) -> tuple[int, int, str, str]:
    return mention.span.start_char, mention.span.end_char, mention.entity_id, mention.mention_type


def _find_mentions_in_sources(speakers: Iterable[Speaker]) -> Iterator[Mention]:
    """Yield the sources that are a pronoun or a description of an entity; sources by name are mentions already."""
    for speaker in sorted(speakers, key=lambda speaker: (speaker.quote, speaker.position)):
        is_reference = speaker.mention_type in (MentionType.NOMINAL, MentionType.PRONOUN)
        if is_reference and speaker.span is not None and speaker.entity_id is not None:
            kind = MentionType(speaker.mention_type)
            yield Mention(speaker.span, speaker.entity_id, kind, speaker.rule, speaker.confidence)


def _find_first_person_mentions(doc: Document, speakers: Sequence[Speaker]) -> Iterator[Mention]:
    """Yield "I", "me" and "my" of a quote as mentions of its speaker; a nested quote has a speaker of its own."""
    speaker_of = _referents_of_first_persons(speakers)
    nested_in: dict[int | None, list[Span]] = defaultdict(list)
    for quote in doc.quotes:
        nested_in[quote.parent].extend(quote.spans)
    for quote in doc.quotes:
        speaker = speaker_of.get(quote.position)
        if speaker is None or speaker.entity_id is None or speaker.kind != SpeakerKind.PERSON:
            continue
        for span in _find_first_person_pronouns(quote, doc.text):
            is_of_nested = any(piece.holds(span) for piece in nested_in[quote.position])
            if not is_of_nested:
                rule = SpeakerRule.SPEAKER_OF_THE_QUOTE
                yield Mention(span, speaker.entity_id, MentionType.PRONOUN, rule, speaker.confidence)


def _referents_of_first_persons(speakers: Sequence[Speaker]) -> dict[int, Speaker]:
    """Give the speaker of each quote that has exactly one, by the quote's position."""
    counts = Counter(speaker.quote for speaker in speakers)
    return {speaker.quote: speaker for speaker in speakers if counts[speaker.quote] == 1}


def _find_first_person_pronouns(quote: Quote, text: str) -> Iterator[Span]:
    """Yield the first persons in what is given word for word: between marks, or in a turn of a transcript."""
    for piece in quote.spans:
        if piece.is_quoted or quote.rule == QuoteRule.TURN:
            for match in _FIRST_PERSON.finditer(text, piece.start_char, piece.end_char):
                yield Span(*match.span())


def _find_neuter_pronouns(index: DocumentIndex, discourse: DiscourseModel) -> Iterator[Mention]:
    """Yield "it" and "its" as mentions of an organization or place that the same sentence named before.

    "It" and "Its" at the head of a sentence mean the subject of the one before. Other antecedents in earlier sentences
    are left out: with that of the sentence before, precision of links falls from 82.7 to 80.5 (MUC on GUM and MEANTIME,
    entities of the dev set with a name) and F1 does not rise.
    """
    context = pronouns.Context(discourse.mentions, discourse.entities)
    for parse in index.doc.parses:
        for token in tokens_with_tags(parse, ("PRP", "PRP$")):
            span = span_of_tokens(parse, token.i, token.i + 1)
            is_reference = token.lower_ in _NEUTER and not is_expletive_pronoun(token)
            if not is_reference or index.is_quoted(span.start_char):
                continue

            features = index.features_of(span, "")
            antecedents = pronouns.rank_antecedents(features, None, context)
            if not antecedents:
                continue
            best = antecedents[0]
            is_of_subject = _heads_sentence(token) and _is_last_subject(best.entity_id, features, discourse.mentions)
            if is_of_subject or _is_antecedent_in_sentence(best.entity_id, features, discourse.mentions):
                yield Mention(span, best.entity_id, MentionType.PRONOUN, SpeakerRule.PRONOUN, best.chance)


def _heads_sentence(token: Token) -> bool:
    """Say whether "It" is the subject that a sentence begins with, or "Its" is of that subject."""
    if token.i > 0 and not token.is_sent_start:
        return False
    return token.dep_ in SUBJECTS or (token.dep_ == "poss" and token.head.dep_ in SUBJECTS)


def _is_last_subject(
    entity_id: str, pronoun: pronouns.MentionFeatures, mentions: Sequence[pronouns.MentionFeatures]
) -> bool:
    """Say whether a named entity is the subject of the sentence before the pronoun's."""
    end = bisect_left(mentions, pronoun.start_char, key=lambda mention: mention.start_char)
    return not pronouns.is_unnamed_referent(entity_id) and any(
        mention.entity_id == entity_id and mention.is_in_main_clause and mention.sentence == pronoun.sentence - 1
        for mention in mentions[max(0, end - _MOST_MENTIONS_BACK) : end]
    )


def _is_antecedent_in_sentence(
    entity_id: str, pronoun: pronouns.MentionFeatures, mentions: Sequence[pronouns.MentionFeatures]
) -> bool:
    """Say whether a named entity is mentioned before a pronoun in the pronoun's sentence."""
    end = bisect_left(mentions, pronoun.start_char, key=lambda mention: mention.start_char)
    at = end - 1
    while at >= 0 and mentions[at].sentence == pronoun.sentence:
        if mentions[at].entity_id == entity_id:
            return not pronouns.is_unnamed_referent(entity_id)
        at -= 1
    return False
