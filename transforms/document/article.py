"""The article: its input, the Document that travels through the pipeline, the Reject in place of a Document.

Values only; parsers make them and annotators fill them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Self

from transforms.document.dates import DateMention
from transforms.document.entities import FOUNDED_HERE, Entity, Mention
from transforms.document.metadata import ArticleMetadata, DetectedLanguage
from transforms.document.quotes import Circumstances, Insertion, Quote, Speaker, Statement
from transforms.document.structure import Block, Dateline, Parse, Published, Repair, Role, Section, Sentence
from transforms.document.topics import TopicAssignment
from transforms.document.vocabulary import MentionType, Profile
from transforms.document.word_roles import WordRoles

# The bytes of an input that was rejected: held, or too many and left in their file.
Payload = bytes | Path

NO_METADATA = ArticleMetadata()


@lru_cache(maxsize=1)  # the entries of a feed have one body, and ask one after the other
def _hash_body(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An input as it came: its bytes, where from (absolute, percent-encoded URI), when fetched (naive UTC)."""

    body: bytes
    source_uri: str
    fetched_at: datetime | None = None
    media_type: str | None = None
    source: str | None = None  # the name that the caller gives this input, for instance that of a feed
    metadata: ArticleMetadata = NO_METADATA  # what is said beside the bytes; the bytes' own word goes before it

    @property
    def sha256(self) -> str:
        """SHA-256 of the bytes, 64 lower-case hex characters."""
        return _hash_body(self.body)


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that did not become a document, with its bytes where any could be read."""

    source_uri: str
    stage: str  # read, parse, annotate, store
    reason_code: str  # a value of RejectReason
    message: str  # names the place where reading failed
    payload: Payload | None = None
    retry_at: datetime | None = None  # naive UTC; when it is tried again by itself
    raw: RawArticle | None = None  # the input that is tried again, without its bytes

    @property
    def last_line(self) -> str:
        """The last line of the message: of a traceback, what was raised."""
        return (self.message.splitlines() or [""])[-1]

    @classmethod
    def of(cls, raw: RawArticle, reason_code: str, message: str, stage: str = "parse") -> Self:
        """Make the Reject of `raw`, its bytes kept."""
        return cls(raw.source_uri, stage, reason_code, message, raw.body, raw=replace(raw, body=b""))

    @classmethod
    def of_document(cls, doc: Document, reason_code: str, message: str, stage: str = "parse") -> Self:
        """Make the Reject of what was parsed already: that of its input, where it has one."""
        if doc.raw is None:
            return cls(f"document:{doc.document_id}", stage, reason_code, message)
        return cls.of(doc.raw, reason_code, message, stage)


@dataclass(frozen=True, slots=True)
class Document:
    """An article on its way. Fields from `media_type` on are filled by the parser where its format gives them."""

    document_id: str
    raw: RawArticle | None
    text: str
    blocks: tuple[Block, ...]
    media_type: str | None = None
    metadata: ArticleMetadata = NO_METADATA
    dateline: Dateline | None = None
    published: Published | None = None
    repairs: tuple[Repair, ...] = ()
    sections: tuple[Section, ...] = ()
    language: DetectedLanguage | None = None  # by the words; what the input declares: metadata.language
    profile: Profile = Profile.FAST  # how it is annotated; the pipeline says so
    # below: what the language pass and the annotators add
    parses: tuple[Parse, ...] = ()
    word_roles: WordRoles | None = None  # what the encoder reads; None where it has not been asked
    sentences: tuple[Sentence, ...] = ()
    undated_because: str | None = None  # what was found of the day of publication and does not decide it
    date_mentions: tuple[DateMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    statements: tuple[Statement, ...] = ()
    circumstances: tuple[Circumstances, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    topics: tuple[TopicAssignment, ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, 64 lower-case hex characters; lone surrogates count as they are."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def body_start_char(self) -> int | None:
        """The offset at which the body begins, below all of the head; None where the article has no body.

        A dateline on a line of its own is above the body, one that opens the first paragraph is the body's beginning.
        """
        if not self.sections:
            return None
        start = self.sections[0].span.start_char
        first, *others = (block for block in self.blocks if block.span.start_char >= start)
        if first.role is not Role.DATELINE or not others:
            return start
        below = others[0].span.start_char
        return below if "\n" in self.text[first.span.end_char : below] else start

    @property
    def named_mentions(self) -> tuple[Mention, ...]:
        """The mentions by name, or by a place for those who govern there; pronouns and descriptions left out.

        Not what brings in a body without a name, which nothing else names.
        """
        named = (MentionType.NAME, MentionType.METONYM)
        return tuple(one for one in self.mentions if one.mention_type in named or one.rule == FOUNDED_HERE)

    def first(self, role: Role) -> Block | None:
        """Give the first block of `role`; None where the article has none."""
        return next((block for block in self.blocks if block.role is role), None)
