"""Who was quoted how often in a month: quotes counted by speaker, ready for a bar chart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.fields import Column, Table
from warehouse.lake.data_files import ActiveFiles
from warehouse.tables import TABLES
from warehouse.views import ViewPart, month_columns, parts_by_month

NOT_DATED = "The articles have no date."
SPEAKER = ("speaker_entity_id", "speaker_name", "speaker_kind")
QUOTES = ("document_id", *SPEAKER, "quote_type", "word_count", "speaker_confidence")
TABLE = Table(
    name="speaker_month",
    row_is="a speaker in a month; those without a name share one row for each kind; copies count nothing",
    key=("published_month", *SPEAKER),
    columns=(
        Column("published_month", pa.string(), "Month of publication, YYYY-MM.", "2017-04", null_means=NOT_DATED),
        Column("month_start", pa.date32(), "Its first day, to join calendar.", date(2017, 4, 1), null_means=NOT_DATED),
        Column(
            *("speaker_entity_id", pa.string(), "The speaker.", "person.ana-silva"),
            null_means="The speaker is unnamed or not known.",
            refers_to="entities",
        ),
        Column(
            *("speaker_name", pa.string(), "Canonical name of the speaker.", "Ana Silva"),
            null_means="The speaker is unnamed or not known.",
        ),
        Column(
            *("speaker_kind", pa.string(), "What the speaker is: person, organization, ...", "person"),
            null_means="Nothing is known of the speaker.",
        ),
        Column("document_count", pa.int64(), "Articles with a quote of this speaker.", 3),
        Column("quote_count", pa.int64(), "Quotes of this speaker, of all types.", 17),
        Column("direct_count", pa.int64(), "Those of type direct.", 9),
        Column("mixed_count", pa.int64(), "Those of type mixed.", 4),
        Column("indirect_count", pa.int64(), "Those of type indirect.", 4),
        Column("scare_count", pa.int64(), "Those of type scare.", 0),
        Column("word_count", pa.int64(), "Words of these quotes.", 412, unit="words"),
        Column(
            *("confidence_mean", pa.float64(), "Mean speaker_confidence, to four places.", 0.9125),
            null_means="No quote of the row has a confidence.",
        ),
    ),
    shared=True,
    in_batches=False,
)
TYPES = ("direct", "mixed", "indirect", "scare")


def parts(files: ActiveFiles) -> Iterator[ViewPart]:
    """Give a part for each month with a quote."""
    return parts_by_month(TABLE, files, "quotes")


def rows(part: ViewPart) -> pa.Table:
    """Count the quotes of the part's month by speaker; most quoted first, then by name."""
    counted = _count_by_speaker(part.read_originals("quotes", QUOTES, TABLES["quotes"].schema))
    made = pa.table({
        **month_columns(part.key, counted.num_rows),
        **{name: counted[name] for name in SPEAKER},
        "document_count": counted["document_id_count_distinct"],
        "quote_count": counted["count_all"],
        **{f"{name}_count": counted[f"{name}_count_sum"] for name in TYPES},
        "word_count": counted["word_count_sum"],
        "confidence_mean": _divide_to_means(counted["confidence_sum"], counted["confidence_count"]),
    })
    order = [("quote_count", "descending"), *((name, "ascending") for name in reversed(SPEAKER))]
    return made.sort_by(order).cast(TABLE.schema)


def _count_by_speaker(quotes: pa.Table) -> pa.Table:
    for name in TYPES:
        quotes = quotes.append_column(f"{name}_count", _count_true(pc.equal(quotes["quote_type"], name)))
    # Whole ten-thousandths add up to the same sum in any order; fractions would not.
    parts = pc.cast(pc.round(pc.multiply(quotes["speaker_confidence"], 10_000.0)), pa.int64())
    quotes = quotes.append_column("confidence", parts)
    return quotes.group_by(list(SPEAKER), use_threads=False).aggregate([
        ("document_id", "count_distinct"),
        ([], "count_all"),
        *((f"{name}_count", "sum") for name in TYPES),
        ("word_count", "sum"),
        ("confidence", "sum"),
        ("confidence", "count"),
    ])


def _count_true(is_so: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(pc.cast(is_so, pa.int64()), 0)


def _divide_to_means(sums: pa.ChunkedArray, counts: pa.ChunkedArray) -> pa.ChunkedArray:
    some = pc.if_else(pc.equal(counts, 0), None, counts)
    return pc.round(pc.divide(pc.divide(pc.cast(sums, pa.float64()), pc.cast(some, pa.float64())), 10_000.0), 4)
