"""What travels through the pipeline: frozen values, no rules. Offsets are code points of `Document.text`, half open.

A parser makes a Document (text, blocks, dateline, repairs) or a Reject; annotators add the rest, one concern each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc as SpacyDoc

    from transforms.document.word_roles import Tags


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, [start_char, end_char) in code points."""

    start_char: int
    end_char: int

    def of(self, text: str) -> str:
        """Give the characters of `text` that this span covers."""
        return text[self.start_char : self.end_char]

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies within this span."""
        return self.start_char <= other.start_char and other.end_char <= self.end_char


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An input as it came: its bytes, where from (absolute, percent-encoded URI), when fetched (naive UTC)."""

    body: bytes
    source_uri: str
    fetched_at: datetime | None = None
    media_type: str | None = None
    source: str | None = None  # the name that the caller gives this input, for instance that of a feed

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, 64 lower-case hex characters."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that did not become a document, with its bytes where any could be read: as `body`, or as a `file`."""

    source_uri: str
    stage: str  # read, parse, annotate, store
    reason_code: str
    message: str
    body: bytes | None = None
    file: Path | None = None  # where the bytes lie that are too many to hold
    kept_sha256: str | None = None  # of the bytes of `file`, once the quarantine has them

    @classmethod
    def of(cls, raw: RawArticle, reason_code: str, message: str, stage: str = "parse") -> Self:
        """Make the Reject of `raw`, its bytes kept."""
        return cls(raw.source_uri, stage, reason_code, message, raw.body)


class Role(StrEnum):
    """What a block of an article is."""

    RUBRIC = "rubric"
    HEADLINE = "headline"
    DEK = "dek"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    CAPTION = "caption"
    BODY = "body"


class HeadingEvidence(StrEnum):
    """How a section's heading is known."""

    MARKUP = "markup"  # the format says so
    LAYOUT = "layout"  # plain text: a short line alone, without final punctuation, and the like
    MISSING = "missing"  # the layout opens a new part where no heading stands


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line with a role; blocks are in reading order and never overlap.

    The dateline is a block of its own, in front of the body block that goes on after it on the same line.
    """

    role: Role
    span: Span
    opens_section: HeadingEvidence | None = None  # on headings, and on the body block after a missing one


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the body under one heading; the lead has neither heading nor evidence. `position` counts from 1."""

    position: int
    span: Span
    heading: Span | None = None
    heading_clean: str | None = None
    evidence: HeadingEvidence | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A character or passage that cleaned columns read differently (a homoglyph, a stray quote end)."""

    span: Span
    repaired: str
    kind: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date and agency as the dateline gives them; `year` is None where it gives none."""

    span: Span
    place: Span | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The day (and where known the UTC instant) of publication, with what it rests on."""

    day: date
    at: datetime | None
    evidence: str  # metadata, dateline, inferred
    reason: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Parse:
    """spaCy's parse of one block; token offsets plus `start_char` are offsets of the document's text.

    spaCy saw `block`'s text with every white-space character as one blank, so lengths agree.
    """

    block: int  # index into Document.blocks
    start_char: int
    tokens: SpacyDoc

    @property
    def length_chars(self) -> int:
        """Characters of the block, at no cost: spaCy puts `tokens.text` together anew whenever it is asked."""
        return self.tokens[-1].idx + len(self.tokens[-1].text_with_ws) if len(self.tokens) else 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a headline, rubric, heading and so on. `position` counts from 1 over the document."""

    position: int
    role: Role
    span: Span
    block: int  # index into Document.blocks
    paragraph: int | None  # counts body blocks from 1; None outside of the body
    section: int | None  # Section.position; None outside of the sections


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an entity goes by."""

    alias: str
    kind: str  # full, surname, acronym, metonym, nominal


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """An office or affiliation as the text states it ("Russian Foreign Minister")."""

    role: str
    organization_entity_id: str | None
    evidence: str  # the words of the text that say so


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing. `entity_id` is a pure function of type and canonical name ("person.ana-silva")."""

    entity_id: str
    entity_type: str  # person, organization, place, agreement, event, product, work, group
    name: str  # canonical: the fullest name in the text, without honorifics
    aliases: tuple[Alias, ...] = ()
    roles: tuple[RoleHeld, ...] = ()
    gender: str | None = None  # female, male; None where the text does not say
    wikidata_id: str | None = None
    country_code: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that refers to an entity."""

    span: Span
    entity_id: str
    mention_type: str  # name, nominal, pronoun, metonym
    rule: str
    confidence: float
    literal_entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Piece(Span):
    """One contiguous piece of a quote; quotation marks stand outside of it."""

    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: content, cue and source as they stand in the text. Who the source is, says its Speaker."""

    position: int  # counts from 1, in order of the first piece
    spans: tuple[Span, ...]  # Pieces, in order
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
class Telling:
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


@dataclass(frozen=True, slots=True)
class TopicAssignment:
    """An IPTC Media Topic given to the document, a section or a quote."""

    unit_type: str  # document, section, quote
    unit: int  # 0 for the document, else Section.position or Quote.position
    topic_id: str
    rank: int
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article on its way. Fields below `blocks` are filled by the parser where its format gives them."""

    document_id: str
    raw: RawArticle | None
    text: str
    blocks: tuple[Block, ...]
    media_type: str | None = None
    guid: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    dateline: Dateline | None = None
    published: Published | None = None
    repairs: tuple[Repair, ...] = ()
    sections: tuple[Section, ...] = ()
    # below: what the language pass and the annotators add
    parses: tuple[Parse, ...] = ()
    tags: Tags | None = None  # what the encoder reads; None where it has not been asked
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    statements: tuple[Statement, ...] = ()
    tellings: tuple[Telling, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    topics: tuple[TopicAssignment, ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, 64 lower-case hex characters; lone surrogates count as they are."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def first(self, role: Role) -> Block | None:
        """Give the first block of `role`, if any."""
        return next((block for block in self.blocks if block.role is role), None)


def document_id_of(identity: str) -> str:
    """Derive the id, 16 lower-case hex characters, from a guid, a canonical URL or else the whole decoded text."""
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def cleaned(span: Span, text: str, repairs: Iterable[Repair]) -> str:
    """Give the text of `span` with the repairs that lie inside it made, and white space folded."""
    out, at = [], span.start_char
    for repair in sorted(repairs, key=lambda one: one.span.start_char):
        if span.holds(repair.span) and repair.span.start_char >= at:
            out += [text[at : repair.span.start_char], repair.repaired]
            at = repair.span.end_char
    return " ".join("".join([*out, text[at : span.end_char]]).split())
