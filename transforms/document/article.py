"""The article: its input, the Document that travels through the pipeline, the Reject in place of a Document.

Values only; parsers make them and annotators fill them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Self

from transforms.document.entities import Entity, Mention
from transforms.document.quotes import Circumstances, Insertion, Quote, Speaker, Statement
from transforms.document.structure import Block, Dateline, Parse, Published, Repair, Role, Section, Sentence
from transforms.document.topics import TopicAssignment
from transforms.document.vocabulary import MentionType, Profile
from transforms.document.word_roles import WordRoles

if TYPE_CHECKING:
    from pathlib import Path


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
    reason_code: str  # a value of RejectReason
    message: str  # names the place where reading failed
    body: bytes | None = None
    file: Path | None = None  # where the bytes lie that are too many to hold
    kept_sha256: str | None = None  # of the bytes of `file`, once the quarantine has them

    @classmethod
    def of(cls, raw: RawArticle, reason_code: str, message: str, stage: str = "parse") -> Self:
        """Make the Reject of `raw`, its bytes kept."""
        return cls(raw.source_uri, stage, reason_code, message, raw.body)


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
    authors: tuple[str, ...] = ()  # as the format names them, one a person or body; no column has them yet
    dateline: Dateline | None = None
    published: Published | None = None
    repairs: tuple[Repair, ...] = ()
    sections: tuple[Section, ...] = ()
    profile: Profile = Profile.FAST  # how it is annotated; the pipeline says so
    # below: what the language pass and the annotators add
    parses: tuple[Parse, ...] = ()
    word_roles: WordRoles | None = None  # what the encoder reads; None where it has not been asked
    sentences: tuple[Sentence, ...] = ()
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
    def named_mentions(self) -> tuple[Mention, ...]:
        """The mentions by name, or by a place for those who govern there; pronouns and descriptions left out."""
        return tuple(one for one in self.mentions if one.mention_type in (MentionType.NAME, MentionType.METONYM))

    def first(self, role: Role) -> Block | None:
        """Give the first block of `role`; None where the article has none."""
        return next((block for block in self.blocks if block.role is role), None)
