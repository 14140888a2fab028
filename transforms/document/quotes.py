"""Attributions, their speakers, and what else is known of a speech event. Values only: no rule is in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.document.spans import Piece, Span
from transforms.document.vocabulary import MentionType, QuoteType

# Types of quotes that are statements: somebody says the words. The one rule by which columns and counts tell them.
STATEMENT_TYPES = (QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED)


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: content, cue and source as they stand in the text. Its Speaker says who the source is."""

    position: int  # counts from 1, in order of the first piece
    spans: tuple[Piece, ...]  # in order of the text
    quote_type: str = QuoteType.DIRECT.value  # a value of QuoteType
    cue: tuple[Span, ...] = ()
    cue_lemma: str | None = None
    sources: tuple[Span, ...] = ()  # the source's noun phrase as it stands; several when they are co-ordinated
    rule: str = ""  # a value of QuoteRule, or one of its families
    confidence: float = 1.0
    parent: int | None = None  # position of the quote it stands in
    is_verbatim: bool = False
    is_addressing: bool = False  # the cue says who is asked or told something: "was asked"

    @property
    def is_statement(self) -> bool:
        """Say whether somebody says the words: no title, term, name or stage direction, no scare quote."""
        return self.quote_type in STATEMENT_TYPES


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a quote's source is. Quotes whose source is not known have no Speaker."""

    quote: int  # Quote.position
    position: int  # counts from 1 among the quote's sources
    span: Span | None  # the source as it stands; None where the text has none near the quote
    kind: str  # a value of SpeakerKind
    rule: str  # a value of SpeakerRule
    reason: str  # one short sentence
    confidence: float
    entity_id: str | None = None
    name: str | None = None  # canonical; None for unnamed ones
    role: str | None = None
    mention_type: str = MentionType.NAME.value  # a value of MentionType
    runner_up_name: str | None = None
    introduction: Span | None = None  # where the text brought in one whom it names nowhere and now calls "she"


@dataclass(frozen=True, slots=True)
class Statement:
    """Which statement a quote tells: quotes of one article that tell the same one share `first_quote`.

    `words` are the speaker's entity and the words of the sentence by which other articles tell the same one; None where
    the speaker is not known or no sentence is verbatim and long enough.
    """

    quote: int
    first_quote: int
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Whether a quote's speech event took place, to whom, when and where, each with the words that say so."""

    quote: int
    speech_act: str  # a value of SpeechAct
    addressee: Span | None = None
    day: date | None = None
    day_words: Span | None = None
    place: Span | None = None
    place_words: Span | None = None
    place_entity_id: str | None = None
    period: tuple[date, date] | None = None  # first and last day on which it may have been said


@dataclass(frozen=True, slots=True)
class Insertion:
    """An editor's bracket inside a quote."""

    quote: int
    span: Span
    kind: str  # a value of InsertionKind
