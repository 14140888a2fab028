"""What travels through the pipeline: frozen values, no rules. The one door: everything is imported from here.

A parser makes a Document (text, blocks, dateline, repairs) or a Reject; annotators add the rest, one concern each.
Offsets are code points of `Document.text`, half open.
"""

from transforms.document import ids
from transforms.document.article import Document, Payload, RawArticle, Reject
from transforms.document.dates import DateMention, DateValue
from transforms.document.display import UNNAMED, label_speaker, tidy_words
from transforms.document.entities import FOUNDED_HERE, Alias, Entity, Mention, RoleHeld
from transforms.document.ids import document_id_of
from transforms.document.metadata import ArticleMetadata, DetectedLanguage, SubjectCode
from transforms.document.quotes import STATEMENT_TYPES, Circumstances, Insertion, Quote, Speaker, Statement
from transforms.document.row_types import Row, Rows
from transforms.document.spans import Piece, Span
from transforms.document.structure import (
    BESIDE_ARTICLE,
    Block,
    Dateline,
    HeadingEvidence,
    Parse,
    Published,
    Repair,
    Role,
    Section,
    Sentence,
    cleaned,
    place_of,
)
from transforms.document.tokens import Token, Tokens, TokenSpan, root_of_tokens, text_of_tokens
from transforms.document.topics import TopicAssignment
from transforms.document.vocabulary import (
    AliasKind,
    ArticleState,
    DateAnchor,
    DateKind,
    EntityDecision,
    EntityType,
    InsertionKind,
    LinkReason,
    MentionType,
    Profile,
    QuoteRule,
    QuoteType,
    RejectReason,
    RemovalCause,
    RoleEvidence,
    RoleStatus,
    RunMeasure,
    RunStatus,
    SpeakerKind,
    SpeakerRule,
    SpeechAct,
    TopicUnit,
    Vocabulary,
    meaning_of,
)
from transforms.document.word_roles import WordRoles

__all__ = [
    "FOUNDED_HERE",
    "BESIDE_ARTICLE",
    "STATEMENT_TYPES",
    "Alias",
    "AliasKind",
    "ArticleMetadata",
    "ArticleState",
    "Block",
    "Circumstances",
    "DateAnchor",
    "DateKind",
    "DateMention",
    "DateValue",
    "Dateline",
    "DetectedLanguage",
    "Document",
    "Entity",
    "EntityDecision",
    "EntityType",
    "HeadingEvidence",
    "Insertion",
    "InsertionKind",
    "LinkReason",
    "Mention",
    "MentionType",
    "Parse",
    "Payload",
    "Piece",
    "Profile",
    "Published",
    "Quote",
    "QuoteRule",
    "QuoteType",
    "RawArticle",
    "Reject",
    "RejectReason",
    "RemovalCause",
    "Repair",
    "Role",
    "RoleEvidence",
    "RoleHeld",
    "RoleStatus",
    "Row",
    "Rows",
    "RunMeasure",
    "RunStatus",
    "Section",
    "Sentence",
    "Span",
    "Speaker",
    "SpeakerKind",
    "SpeakerRule",
    "SpeechAct",
    "Statement",
    "SubjectCode",
    "Token",
    "TokenSpan",
    "Tokens",
    "TopicAssignment",
    "TopicUnit",
    "UNNAMED",
    "Vocabulary",
    "WordRoles",
    "cleaned",
    "document_id_of",
    "ids",
    "label_speaker",
    "meaning_of",
    "place_of",
    "root_of_tokens",
    "text_of_tokens",
    "tidy_words",
]
