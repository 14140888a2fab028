"""Who said how much in a month: statements counted by speaker, ready for a bar chart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.fields import Column, Table
from warehouse.grouping import group_rows
from warehouse.lake.data_files import ActiveFiles
from warehouse.tables import TABLES
from warehouse.views import ChangedParts, LakeChanges, ViewPart, find_changed_months, parts_by_month, start_months

NOT_DATED = "The articles have no date."
MONTHLY = ("quotes", "quote_speakers")
BESIDE: tuple[str, ...] = ()
SPEAKER = ("speaker_entity_id", "speaker_name", "speaker_kind")
COUNTED_BY = ("published_month", *SPEAKER)
REPEATED = ("speaker_kind",)  # texts that most rows share with others
QUOTES = ("document_id", "quote_id", *COUNTED_BY, "quote_type", "is_statement", "word_count", "speaker_confidence")
TABLE = Table(
    name="speaker_month",
    row_is="a speaker in a month; those without a name share one row for each kind; copies count nothing, and a quote "
    "with several speakers counts for each of them",
    key=COUNTED_BY,
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
        Column("document_count", pa.int64(), "Articles with a statement of this speaker.", 3),
        Column(
            "quote_count", pa.int64(), "Statements of this speaker: quotes that somebody says, no scare quotes.", 17
        ),
        Column("direct_count", pa.int64(), "Those of type direct.", 9),
        Column("mixed_count", pa.int64(), "Those of type mixed.", 4),
        Column("indirect_count", pa.int64(), "Those of type indirect.", 4),
        Column("scare_count", pa.int64(), "Scare quotes of this speaker, which are no statements.", 0),
        Column("word_count", pa.int64(), "Words of the statements.", 412, unit="words"),
        Column("confidence_count", pa.int64(), "Statements that have a speaker_confidence.", 17),
        Column(
            *("confidence_sum", pa.float64(), "Sum of their speaker_confidence, each to four places."),
            15.5125,
        ),
        Column(
            *("confidence_mean", pa.float64(), "Mean speaker_confidence, to four places.", 0.9125),
            null_means="No statement of the row has a confidence.",
        ),
    ),
    shared=True,
    in_batches=False,
)
SCARE = "scare"
STATEMENTS = ("direct", "mixed", "indirect")
TYPES = (*STATEMENTS, SCARE)
# What is counted, in whole numbers, so that counts of parts add up to those of the whole in any order.
COUNTS = ("document_count", "quote_count", *(f"{name}_count" for name in TYPES), "word_count", "confidence_count")
CONFIDENCE = "confidence_sum"
ORDER = [
    ("published_month", "ascending"),
    ("quote_count", "descending"),
    *((name, "ascending") for name in reversed(SPEAKER)),
]
_SHARE = 10_000  # confidences are summed in whole ten-thousandths


def parts(files: ActiveFiles) -> Iterator[ViewPart]:
    """Give a part for each month with a quote."""
    return parts_by_month(TABLE, files, MONTHLY, BESIDE)


def changed_parts(changes: LakeChanges) -> ChangedParts:
    """Give the parts of months with other articles."""
    return find_changed_months(TABLE, changes, MONTHLY, BESIDE)


def rows(part: ViewPart) -> pa.Table:
    """Count the quotes of the part's months by speaker; month by month, most quoted first, then by name."""
    return fill_rows(part, count_rows(part))


def counts_of(made: pa.Table) -> pa.Table:
    """Give the counts that rows of this table were made of."""
    known = pa.table({name: made[name] for name in (*COUNTED_BY, *COUNTS)})
    return known.append_column(CONFIDENCE, _to_whole(made[CONFIDENCE]))


def fill_rows(_part: ViewPart, counted: pa.Table) -> pa.Table:
    """Make the rows of all months that were counted, sorted."""
    total = pc.divide(pc.cast(counted[CONFIDENCE], pa.float64()), float(_SHARE))
    some = pc.if_else(pc.equal(counted["confidence_count"], 0), None, counted["confidence_count"])
    made = pa.table({
        **{name: counted[name] for name in (*COUNTED_BY, *COUNTS)},
        "month_start": start_months(counted["published_month"]),
        CONFIDENCE: total,
        "confidence_mean": pc.round(pc.divide(total, pc.cast(some, pa.float64())), 4),
    })
    return made.select(TABLE.schema.names).sort_by(ORDER).cast(TABLE.schema)


def count_rows(part: ViewPart) -> pa.Table:
    """Count the statements of the part's months by speaker, in no order."""
    quotes = _read_by_speaker(part)
    groups = group_rows(quotes, COUNTED_BY)
    is_statement = quotes["is_statement"]
    confidences = pc.if_else(is_statement, _to_whole(quotes["speaker_confidence"]), None)
    counts = {
        "document_count": groups.count_distinct(pc.if_else(is_statement, quotes["document_id"], None)),
        "quote_count": groups.count_true(is_statement),
        **{f"{name}_count": groups.count_true(pc.equal(quotes["quote_type"], name)) for name in TYPES},
        "word_count": groups.sum(pc.if_else(is_statement, quotes["word_count"], 0)),
        "confidence_count": groups.count(confidences),
        CONFIDENCE: groups.sum(confidences),
    }
    counted = groups.take_firsts(quotes.select(COUNTED_BY))
    return pa.table({**dict(zip(COUNTED_BY, counted.columns, strict=True)), **counts})


def _read_by_speaker(part: ViewPart) -> pa.Table:
    """Read the quotes of originals, one that has several speakers once for each of them."""
    quotes = part.read_originals("quotes", QUOTES, TABLES["quotes"].schema)
    joint = part.read("quote_speakers", ("quote_id", "entity_id", "speaker_name"), TABLES["quote_speakers"].schema)
    joint = joint.filter(pc.is_in(joint["quote_id"], quotes["quote_id"].combine_chunks()))
    if not joint.num_rows:
        return quotes
    once = group_rows(joint, joint.column_names).take_firsts(joint)
    several = quotes.take(pc.index_in(once["quote_id"], quotes["quote_id"]))
    kinds = pc.list_element(pc.split_pattern(once["entity_id"], "."), 0)
    named = {"speaker_entity_id": once["entity_id"], "speaker_name": once["speaker_name"]}
    named |= {"speaker_kind": pc.coalesce(kinds, several["speaker_kind"])}
    by_each = pa.table({name: named.get(name, several[name]) for name in several.column_names}, schema=quotes.schema)
    alone = quotes.filter(pc.invert(pc.is_in(quotes["quote_id"], joint["quote_id"].combine_chunks())))
    return pa.concat_tables([alone, by_each])


def _to_whole(fractions: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give confidences in whole ten-thousandths, which add up to the same sum in any order; fractions would not."""
    return pc.cast(pc.round(pc.multiply(fractions, float(_SHARE))), pa.int64())
