"""Attributions, their speakers, and what else is known of an act of speaking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.document.spans import Piece, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: content, cue and source as they stand in the text. Who the source is, says its Speaker."""

    position: int  # counts from 1, in order of the first piece
    spans: tuple[Piece, ...]  # in order of the text
    quote_type: str = "direct"  # direct, indirect, mixed, scare
    cue: tuple[Span, ...] = ()
    cue_lemma: str | None = None
    sources: tuple[Span, ...] = ()  # the source's noun phrase as it stands; several when they are co-ordinated
    rule: str = ""  # what found it
    confidence: float = 1.0
    parent: int | None = None  # position of the quote it stands in
    is_verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a quote's source is. Quotes whose source is not known have no Speaker."""

    quote: int  # Quote.position
    position: int  # counts from 1 among the quote's sources
    span: Span | None  # the source as it stands; None where the text names it nowhere near
    kind: str  # person, organization, group, place, document, unnamed
    rule: str
    reason: str  # one short sentence
    confidence: float
    entity_id: str | None = None
    name: str | None = None  # canonical; None for unnamed ones
    role: str | None = None
    mention_type: str = "name"  # name, nominal, pronoun, metonym
    runner_up_name: str | None = None


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
    """How a quote's act of saying is told, and to whom, when and where it was said, each with the words that say so."""

    quote: int
    speech_act: str  # asserted, negated, questioned, hypothetical
    addressee: Span | None = None
    day: date | None = None
    day_words: Span | None = None
    place: Span | None = None
    place_words: Span | None = None
    place_entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Insertion:
    """An editor's bracket inside a quote."""

    quote: int
    span: Span
    kind: str  # clarification, omission, editorial
