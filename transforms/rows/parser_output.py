"""Write what the parser found beside the text as JSON, and make the Document anew from it and the stored rows.

So new rules can run over a stored article whose bytes are gone. What rules derive from the text is not kept here but
derived anew: the language, the day that a dateline tells. The rows themselves: documents.py.
"""

import json
from collections.abc import Sequence
from typing import Any

from transforms.document import (
    Block,
    Dateline,
    Document,
    HeadingEvidence,
    Published,
    RawArticle,
    Repair,
    Role,
    RoleEvidence,
    Row,
    Section,
    Span,
)
from transforms.document.metadata_json import (
    drop_empty,
    plain_metadata,
    plain_published,
    read_instant,
    read_metadata,
    read_published,
    spell_date,
)

# What the format itself says of the day; any other evidence is a rule's, which may decide otherwise today.
_SAID_BY_FORMAT = "metadata"
_NO_BYTES = b""


def write_parser_output(doc: Document) -> str:
    """Write what rebuilding `doc` needs beside its rows in `documents` and its text, as JSON in ASCII."""
    found = drop_empty({
        "fetched_at": doc.raw and doc.raw.fetched_at,
        "metadata": plain_metadata(doc.metadata),
        "published": plain_published(_published_by_format(doc)),
        "dateline": doc.dateline and _write_dateline(doc.dateline),
        "blocks": [_write_block(block) for block in doc.blocks],
        "sections": [_write_section(section) for section in doc.sections],
        "repairs": [_write_repair(repair) for repair in doc.repairs],
    })
    return json.dumps(found, default=spell_date, separators=(",", ":"))


def rebuild_document(document: Row, text: Row) -> Document | None:
    """Make the Document that the parser gave from a stored article's rows of `documents` and `document_texts`.

    It is without language and annotations, and its input is without bytes. None where the text's row has no
    `parser_output`, as those that were stored before there was that column.
    """
    written = text.get("parser_output")
    if written is None:
        return None
    found: dict[str, Any] = json.loads(written)
    return Document(
        document["document_id"],
        RawArticle(
            _NO_BYTES,
            document["source_uri"] or "",
            read_instant(found.get("fetched_at")),
            source=document["source"],
        ),
        text["text"],
        tuple(_read_block(*block) for block in found.get("blocks", ())),
        document["media_type"],
        read_metadata(found.get("metadata", {})),
        _read_dateline(found["dateline"]) if "dateline" in found else None,
        read_published(found.get("published")),
        tuple(_read_repair(*repair) for repair in found.get("repairs", ())),
        tuple(_read_section(*section) for section in found.get("sections", ())),
    )


def _published_by_format(doc: Document) -> Published | None:
    published = doc.published
    return published if published is not None and published.evidence == _SAID_BY_FORMAT else None


def _offsets(span: Span | None) -> list[int | None]:
    return [None, None] if span is None else [span.start_char, span.end_char]


def _read_span(offsets: Sequence[int]) -> Span:
    start, end = offsets
    return Span(start, end)


def _write_block(block: Block) -> list[Any]:
    """Write a block as role, first and last offset, evidence and level of headings, then what is known of its place.

    That is the evidence of the role, whether it is set off, whether an item. What is nothing at the end is left out.
    """
    of_heading = [block.opens_section and block.opens_section.value, block.level]
    of_role = [block.evidence and block.evidence.value, block.is_set_off or None, block.is_item or None]
    said = [block.role.value, *_offsets(block.span), *of_heading, *of_role]
    while said[-1] is None:
        said.pop()
    return said


def _read_block(
    role: str,
    start: int,
    end: int,
    opens_section: str | None = None,
    level: int | None = None,
    evidence: str | None = None,
    is_set_off: bool | None = None,
    is_item: bool | None = None,
) -> Block:
    known_heading = None if opens_section is None else HeadingEvidence(opens_section)
    known_role = None if evidence is None else RoleEvidence(evidence)
    return Block(Role(role), Span(start, end), known_heading, level, known_role, bool(is_set_off), bool(is_item))


def _write_repair(repair: Repair) -> list[Any]:
    """Write a repair as first and last offset, its reading and kind, and what the input has where that is gone."""
    return [
        *_offsets(repair.span),
        repair.repaired,
        str(repair.kind),
        *(() if repair.original is None else (repair.original,)),
    ]


def _read_repair(start: int, end: int, repaired: str, kind: str, original: str | None = None) -> Repair:
    return Repair(Span(start, end), repaired, kind, original)


def _write_section(section: Section) -> list[Any]:
    evidence = section.evidence and section.evidence.value
    return [section.position, *_offsets(section.span), *_offsets(section.heading), section.heading_clean, evidence]


def _read_section(
    position: int,
    start: int,
    end: int,
    heading_start: int | None,
    heading_end: int | None,
    heading_clean: str | None,
    evidence: str | None,
) -> Section:
    heading = None if heading_start is None or heading_end is None else Span(heading_start, heading_end)
    known_by = None if evidence is None else HeadingEvidence(evidence)
    return Section(position, Span(start, end), heading, heading_clean, known_by)


def _write_dateline(line: Dateline) -> dict[str, Any]:
    return {
        "span": _offsets(line.span),
        "place": line.place and _offsets(line.place),
        "month": line.month,
        "day": line.day,
        "year": line.year,
        "agency": line.agency,
    }


def _read_dateline(said: dict[str, Any]) -> Dateline:
    return Dateline(
        _read_span(said["span"]),
        _read_span(said["place"]) if "place" in said else None,
        said.get("month"),
        said.get("day"),
        said.get("year"),
        said.get("agency"),
    )
