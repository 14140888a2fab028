"""An annotator declares in NEEDS the fields of Document that it reads, those and no others, and fills those in ADDS.

The reads are recorded while the annotators run, so that no way to a field is missed, however deep in a room. Each runs
twice: on the document with all that the annotators before it add, and on a document without that.
"""

import dataclasses
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from transforms import pipeline
from transforms.document import Document, RawArticle, Role
from transforms.language import parsing
from transforms.pipeline import GIVEN, OPTIONAL, READING_ORDER, Annotator

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold"
# A dateline without a year, editors' brackets of both kinds, days that somebody spoke on, an interview: between them
# each annotator reads all that it ever reads.
ARTICLES = ("business", "court", "interview", "live_blog")
# A numeric date that may have the day or the month first.
NUMERIC = b"Quay opens\n\nThe quay in Lisbon opened on 03/04/2016, the council said.\n"
FIELDS = {field.name for field in dataclasses.fields(Document)}
READ: set[str] = set()


class RecordedDocument(Document):
    """A Document that notes which of its fields are read; copying it with `replace` is no reading."""

    def __getattribute__(self, name: str) -> Any:
        if name in FIELDS and sys._getframe(1).f_code.co_filename != dataclasses.__file__:
            READ.add(name)
        return super().__getattribute__(name)


def name_of(annotator: Annotator) -> str:
    return str(getattr(annotator, "__name__", annotator)).rsplit(".", 1)[-1]


@cache
def reads_and_changes() -> dict[str, tuple[set[str], set[str]]]:
    """By annotator: the fields that it read, and those that it changed, in all articles."""
    seen: dict[str, tuple[set[str], set[str]]] = {name_of(one): (set(), set()) for one in READING_ORDER}
    bodies = [*((GOLD / f"{name}.txt").read_bytes() for name in ARTICLES), NUMERIC]
    for at, body in enumerate(bodies):
        raw = RawArticle(body, f"file:///{at}.txt")
        for doc in parsing.add_parses(one for one in pipeline.parse(raw) if isinstance(one, Document)):
            recorded: Document = RecordedDocument(**{field: getattr(doc, field) for field in FIELDS})
            bare = recorded
            for annotator in READING_ORDER:
                before = recorded
                READ.clear()
                annotator.annotate(bare)
                recorded = annotator.annotate(before)
                reads, changes = seen[name_of(annotator)]
                reads |= READ
                changes |= {field for field in FIELDS if getattr(before, field) is not getattr(recorded, field)}
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("annotator", READING_ORDER, ids=name_of)
def test_an_annotator_needs_what_it_reads(annotator: Annotator) -> None:
    reads, _ = reads_and_changes()[name_of(annotator)]
    assert sorted(reads) == sorted(annotator.NEEDS)


@pytest.mark.slow
@pytest.mark.parametrize("annotator", READING_ORDER, ids=name_of)
def test_an_annotator_changes_what_it_adds(annotator: Annotator) -> None:
    _, changes = reads_and_changes()[name_of(annotator)]
    assert changes <= set(annotator.ADDS)


def test_every_field_is_given_or_added() -> None:
    added = {field for annotator in READING_ORDER for field in annotator.ADDS}
    assert GIVEN | added == FIELDS
    assert added >= OPTIONAL


def test_a_read_is_recorded_and_a_copy_is_none() -> None:
    doc = RecordedDocument("0" * 16, None, "Yes.", ())
    READ.clear()
    assert dataclasses.replace(doc, media_type="text/plain").first(Role.BODY) is None
    assert {"blocks"} == READ
