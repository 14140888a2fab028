"""What travels through the pipeline: frozen values, no rules. The one door: everything is imported from here.

A parser makes a Document (text, blocks, dateline, repairs) or a Reject; annotators add the rest, one concern each.
Offsets are code points of `Document.text`, half open.
"""

from transforms.document.article import Document, RawArticle, Reject
from transforms.document.entities import Alias, Entity, Mention, RoleHeld
from transforms.document.ids import document_id_of
from transforms.document.quotes import Insertion, Quote, Speaker, Statement, Telling
from transforms.document.spans import Piece, Span
from transforms.document.structure import (
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
)
from transforms.document.topics import TopicAssignment
from transforms.document.word_roles import Tags

__all__ = [
    "Alias",
    "Block",
    "Dateline",
    "Document",
    "Entity",
    "HeadingEvidence",
    "Insertion",
    "Mention",
    "Parse",
    "Piece",
    "Published",
    "Quote",
    "RawArticle",
    "Reject",
    "Repair",
    "Role",
    "RoleHeld",
    "Section",
    "Sentence",
    "Span",
    "Speaker",
    "Statement",
    "Tags",
    "Telling",
    "TopicAssignment",
    "cleaned",
    "document_id_of",
]
