"""What is done to a store while it is disturbed: numbered steps, the same rows in every process, safe to do again.

Articles come new, revised (moving to another month, too) and removed, inputs are rejected, all is published, and now
and then compacted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tests.kit.rows import joined, row
from tests.kit.warehouse import RUN_ID, TOPIC, sound_document
from transforms.document import Reject, RemovalCause, Row, Rows, document_id_of
from transforms.rows import rows_of
from transforms.rows.rejects import make_reject_row
from warehouse import store
from warehouse.bi.publish import publish

AT = datetime(2026, 11, 24, 10, 15)
PEOPLE = ("Ana Silva", "Jo Berg", "Kim Lund", "Eva Noor")
STEPS_BETWEEN_REMOVALS = 3
STEPS_BETWEEN_COMPACTIONS = 5
NO_COUNTS = dict.fromkeys((f"documents_{what}" for what in ("seen", "added", "revised", "unchanged", "rejected")), 0)


def open_store(data: Path) -> None:
    """Make the store, or finish what was killed in one; also the run and the topic that all rows name."""
    store.create(data)
    store.recover(data)
    store.end_run(data, row("runs", run_id=RUN_ID, **NO_COUNTS))
    topic = row("topics", topic_id=TOPIC, parent_topic_id=None, level=1, path="politics", name="politics")
    store.set_topics(data, [topic])


def do_step(data: Path, number: int) -> None:
    """Do one step of the work as a run does, again if need be: append, remove, compact, publish."""
    open_store(data)
    store.append(data, batch_of_step(data, number))
    if number % STEPS_BETWEEN_REMOVALS == STEPS_BETWEEN_REMOVALS - 1:
        store.remove(data, [_id_of(story(number - 2, "b"))], RemovalCause.REQUEST, AT)
    if number % STEPS_BETWEEN_COMPACTIONS == STEPS_BETWEEN_COMPACTIONS - 1:
        store.maintain(data, full=True)
    publish(data)


def batch_of_step(data: Path, number: int) -> Rows:
    """Two new articles, the first one of the step before revised, and a rejected input."""
    earlier = [story(number - 1, "a", revision=2)] if number else []
    rejected = {"rejects": [keep_reject(data, f"file:///news/{number}.bin")]}
    return joined(story(number, "a"), story(number, "b"), *earlier, rejected)


def story(number: int, letter: str, revision: int = 1) -> Rows:
    """An article; those of odd numbers have a guid, others are known by their place. A revision may lose its date."""
    ward = 2 * number + "ab".index(letter)
    day = None if number % 4 == 0 and revision > 1 else number % 20 + revision
    document = sound_document(ward, day, PEOPLE[number % 4], f"file:///news/{number}.{letter}.txt")
    if number % 2:
        guid = f"tag:news.example,2017:{number}.{letter}"
        known = replace(document.metadata, guid=guid)
        document = replace(document, metadata=known, document_id=document_id_of(guid))
    return rows_of(document, RUN_ID, AT)


def forget_likeness(rows: Rows) -> Rows:
    """Leave out the signatures by which near copies are found: which of two is the copy depends on who was first."""
    unsigned = {"signature": None, "signature_version": None}
    return rows | {"document_texts": [text | unsigned for text in rows["document_texts"]]}


def keep_reject(data: Path, source_uri: str) -> Row:
    """Keep the bytes of a rejected input, its own name, and give the row that tells of it."""
    reject = Reject(source_uri, "parse", "binary", "no text in it")
    return make_reject_row(reject, RUN_ID, store.keep_payload(data, source_uri.encode()))


def _id_of(rows: Rows) -> str:
    document_id: str = rows["documents"][0]["document_id"]
    return document_id
