"""The recipes of ids, each once: the same input gives the same id, always. The audit checks by the same functions."""

from __future__ import annotations

import hashlib
import re

from transforms.document.vocabulary import RoleStatus

# A guid that nobody else gives: it begins with the name of a scheme, has the form of an address of mail, or is as long
# as a digest.
_GLOBAL_GUID = re.compile(r"[A-Za-z][\w+.-]*:\S|<?[^\s@]+@[^\s@]+$|\S{32}")


def document_id_of(identity: str) -> str:
    """Derive the id of a document from its guid, a canonical URL or else the whole decoded text: "9f2c41d07be35a68"."""
    return _digest(identity, 16)


def is_global_guid(guid: str) -> bool:
    """Say whether a guid names one article of the world, where others are known to their publisher alone."""
    return _GLOBAL_GUID.match(guid) is not None


def section_id(document_id: str, position: int) -> str:
    """Give the id of a section: "9f2c41d07be35a68.x02"."""
    return f"{document_id}.x{position:02d}"


def sentence_id(document_id: str, position: int) -> str:
    """Give the id of a sentence: "9f2c41d07be35a68.s0012"."""
    return f"{document_id}.s{position:04d}"


def quote_id(document_id: str, position: int) -> str:
    """Give the id of a quote: "9f2c41d07be35a68.q0003"."""
    return f"{document_id}.q{position:04d}"


def quote_span_id(of_quote: str, position: int) -> str:
    """Give the id of a piece of a quote: "9f2c41d07be35a68.q0003.p1"."""
    return f"{of_quote}.p{position}"


def mention_id(document_id: str, position: int) -> str:
    """Give the id of a mention: "9f2c41d07be35a68.m0104"."""
    return f"{document_id}.m{position:04d}"


def date_id(document_id: str, position: int) -> str:
    """Give the id of a date that the text names: "9f2c41d07be35a68.d0003"."""
    return f"{document_id}.d{position:04d}"


def statement_id(document_id: str, first_quote: int, words: str | None = None) -> str:
    """Give the id of a statement: of its `words`, the same in every article, "st.5f0c3a9d1b27e684".

    Without words it is known in its article only, by the quote that tells it first: "9f2c41d07be35a68.st0003".
    """
    if words is None:
        return f"{document_id}.st{first_quote:04d}"
    return f"st.{_digest(words, 16)}"


def entity_role_id(entity_id: str, role: str, organization_entity_id: str | None, status: str) -> str:
    """Give the id of an office that an entity holds, will hold or has held: "person.ana-silva.r1f0c3a9d"."""
    # Offices that are held have the ids that they had before there was a status.
    times = () if status == RoleStatus.CURRENT else (status,)
    held = "\n".join((role, organization_entity_id or "", *times))
    return f"{entity_id}.r{_digest(held, 8)}"


def entity_decision_id(decision: str, entity_id: str, other_entity_id: str | None, document_id: str | None) -> str:
    """Give the id of a decision of people, 16 hex characters: the same decision of the same article is the same row."""
    return _digest("\n".join((decision, entity_id, other_entity_id or "", document_id or "")), 16)


def reject_id(source_uri: str, raw_sha256: str | None, stage: str, reason_code: str) -> str:
    """Give the id of a reject, 16 hex characters: the same failure of the same bytes is the same row."""
    return _digest("\n".join((source_uri, raw_sha256 or "", stage, reason_code)), 16)


def _digest(text: str, length: int) -> str:
    """Give the first hex characters of the SHA-256 of a text in UTF-8, lone surrogates as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
