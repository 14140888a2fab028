"""Warehouses for tests of the report: invented articles with all that is counted with care."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.speed.invented_articles import invent_rows
from tests.kit.rows import reject
from transforms.document import Row, Rows, ids, label_speaker, tidy_words
from transforms.knowledge.media_topics import topic_rows
from warehouse import store
from warehouse.bi import reader
from warehouse.bi.publish import publish

RUN_ID = "20261124T101500-3f9a1c"
AT = datetime(2026, 11, 24, 10, 15)
# A name with all that SQL, addresses and markup make something of.
PUBLISHER = 'Port\'s "100 %" News?/&<b>é'


def report_warehouse(data: Path, article_count: int) -> Path:
    """Make a warehouse of invented articles, some undated, revised, copies, with scare quotes, without a name."""
    store.create(data)
    store.set_topics(data, topic_rows())
    rows = invent_rows(range(article_count), RUN_ID, AT)
    for number, document in enumerate(rows["documents"]):
        _vary_article(rows, number, document)
    for number, quote in enumerate(rows["quotes"]):
        _vary_quote(number, quote)
        if number % 4 == 0:
            rows["topic_assignments"] += _name_topic(rows, quote)
    store.append(data, rows | {"rejects": [reject(b"\x00", f"file:///news/bad-{n}.bin") for n in range(3)]})
    publish(data)
    return data


def _vary_article(rows: Rows, number: int, document: Row) -> None:
    if number % 7 == 1:
        _change(rows, document["document_id"], {"published_date": None, "published_month": None})
        document |= dict.fromkeys(("published_date_evidence", "published_date_reason", "published_date_confidence"))
    if number % 9 == 2:
        document["revision"] = 2
    if number % 11 == 3:
        rows["document_texts"][number]["signature"] = rows["document_texts"][0]["signature"]
    document["publisher"] = (None, "Harbour Gazette", PUBLISHER)[number % 3]


def _change(rows: Rows, document_id: str, values: dict[str, Any]) -> None:
    for table in rows.values():
        for row in table:
            if row.get("document_id") == document_id and values.keys() <= row.keys():
                row |= values


def _vary_quote(number: int, quote: Row) -> None:
    if number % 5 == 1:
        quote |= dict.fromkeys(name for name in quote if name.startswith("speaker_"))
        quote |= {"quote_type": "scare", "is_statement": False, "speaker_label": "unnamed"}
    elif number % 6 == 2:
        quote |= {"speaker_entity_id": None, "speaker_name": None, "speaker_kind": "unnamed"}
        quote["speaker_label"] = label_speaker(None, quote["speaker_text"])
    elif number % 8 == 3:
        quote |= {"speaker_confidence": 0.4, "speaker_role": "harbour master"}
    elif number % 10 == 4:
        quote["statement_id"] = ids.statement_id("", 1, f"words {number % 20}")


def _name_topic(rows: Rows, quote: Row) -> list[Row]:
    """Give a quote the first topic of its article, as its own."""
    of_article = (row for row in rows["topic_assignments"] if row["document_id"] == quote["document_id"])
    return [
        row | {"unit_type": "quote", "unit_id": quote["quote_id"], "topic_rank": 1} for row in islice(of_article, 1)
    ]


def write_article(
    data: Path,
    text: str,
    quotes: Iterable[tuple[str, str, str]],
    headline: str = "A headline",
    act: str = "asserted",
    beside: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Make a warehouse of one article: of each quote its words, its cue and its source, as they stand in the text.

    `act` is the speech act of all; `beside` are sentences that stand beside the body, with their roles.
    """
    from tests.kit.rows import article, row

    rows = article(text, headline=headline, day=date(2017, 4, 12))
    document_id = rows["documents"][0]["document_id"]
    common = {
        name: rows["documents"][0][name] for name in ("document_id", "published_date", "published_month", "run_id")
    }
    for name in ("quotes", "quote_spans", "quote_speakers", "quote_insertions", "entity_mentions", "topic_assignments"):
        rows[name] = []
    for number, (words, role) in enumerate(beside.items(), start=len(rows["sentences"]) + 1):
        own = {"sentence_id": f"{document_id}.s{number:04}", "position": number, "role": role, "section_id": None}
        place = {"start_char": text.index(words), "end_char": text.index(words) + len(words), "text": words}
        rows["sentences"].append(row("sentences", **common, **own, **place, paragraph=None))
    for position, (words, cue, source) in enumerate(quotes, start=1):
        own = {"quote_id": ids.quote_id(document_id, position), "position": position}
        start = text.index(words)
        cue_start, source_start = text.index(cue, start), text.index(source, start)
        place = {"start_char": start, "end_char": start + len(words), "text": words}
        rows["quotes"].append(
            row("quotes", **common, **own, **place, section_id=None, sentence_id=f"{document_id}.s0001")
            | {"parent_quote_id": None, "text_clean": words, "speaker_text": source, "speaker_entity_id": None}
            | {"text_display": tidy_words(words), "speaker_label": source, "speech_act": act}
            | {"speaker_name": source, "speaker_kind": "person", "statement_place_entity_id": None}
            | {"cue_text": cue, "cue_start_char": cue_start, "cue_end_char": cue_start + len(cue)}
            | {"speaker_start_char": source_start, "speaker_end_char": source_start + len(source)}
        )
        piece = {"quote_span_id": f"{own['quote_id']}.p1", "quote_id": own["quote_id"], "position": 1}
        rows["quote_spans"].append(row("quote_spans", **common, **piece, **place, is_quoted=True))
    store.create(data)
    store.set_topics(data, topic_rows())
    store.append(data, rows)
    publish(data)
    return data


def name_somebody_in_each_quote(bi: Path) -> None:
    """Make mentions that begin with each piece of a quote, of a few entities by turns; none is in the text."""
    (file,) = (bi / "entity_mentions").iterdir()
    mentions = pq.read_table(file)
    entities = mentions["entity_id"].unique().to_pylist()[:5]
    (mention, *_) = mentions.to_pylist()
    rows = [
        mention
        | {name: piece[name] for name in ("document_id", "published_date", "published_month", "start_char")}
        | {"end_char": piece["start_char"] + 2, "entity_id": entities[number % len(entities)]}
        for number, piece in enumerate(reader.read(bi, "quote_spans").to_pylist())
        if number % 3
    ]
    pq.write_table(pa.Table.from_pylist(rows, mentions.schema), file)
