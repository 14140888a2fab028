"""Hold back what may not be shown: articles under embargo until its end, and those that were withdrawn.

Their bytes lie in the quarantine, no row of theirs in any table of articles. What is tried again when: rejected.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from transforms.document import ArticleState, Document, Reject, RejectReason


def hold_back_documents(documents: Iterable[Document], now: datetime) -> tuple[list[Document], list[Reject]]:
    """Split documents into those that may be shown at `now` (naive UTC), and the rejects of the others."""
    shown: list[Document] = []
    held: list[Reject] = []
    for doc in documents:
        if doc.metadata.state is ArticleState.WITHDRAWN:
            held.append(_reject_document(doc, RejectReason.WITHDRAWN, "who published it withdrew it", None))
        elif _is_document_embargoed(doc, now):
            until = doc.metadata.embargoed_until
            message = f"not before {until:%Y-%m-%d %H:%M} UTC" if until else "under embargo; no time is given"
            held.append(_reject_document(doc, RejectReason.EMBARGOED, message, until))
        else:
            shown.append(doc)
    return shown, held


def list_withdrawn_documents(documents: Iterable[Document]) -> list[str]:
    """List the ids of the documents that were withdrawn."""
    return [doc.document_id for doc in documents if doc.metadata.state is ArticleState.WITHDRAWN]


def _is_document_embargoed(doc: Document, now: datetime) -> bool:
    until = doc.metadata.embargoed_until
    if until is not None:
        return until > now
    return doc.metadata.state is ArticleState.EMBARGOED


def _reject_document(doc: Document, reason: RejectReason, message: str, retry_at: datetime | None) -> Reject:
    return replace(Reject.of_document(doc, reason.value, message), retry_at=retry_at)
