"""What a month was about: articles, parts and quotes counted by topic, with the topic's name and place in the tree."""

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
MONTHLY = ("topic_assignments", "quotes")
BESIDE = ("topics",)
NO_TOPIC = "The topic is not in the table topics."
TOPIC = ("topic_name", "topic_path", "topic_level", "parent_topic_id", "first_topic_id", "first_topic_name")
UNITS = ("document", "section", "quote")
COUNTED_BY = ("published_month", "topic_id")
REPEATED = ("first_topic_id", "first_topic_name")  # texts that most rows share with others
ORDER = [
    ("published_month", "ascending"),
    ("document_count", "descending"),
    ("section_count", "descending"),
    ("topic_id", "ascending"),
]
COUNTS = tuple(f"{name}_count" for name in UNITS)
TABLE = Table(
    name="topic_month",
    row_is="a topic in a month, as it was assigned, not added up into the broader ones; copies count nothing",
    key=COUNTED_BY,
    columns=(
        Column("published_month", pa.string(), "Month of publication, YYYY-MM.", "2017-04", null_means=NOT_DATED),
        Column("month_start", pa.date32(), "Its first day, to join calendar.", date(2017, 4, 1), null_means=NOT_DATED),
        Column("topic_id", pa.string(), "The IPTC Media Topic.", "20000639", refers_to="topics", form="[0-9]{8}"),
        Column("topic_name", pa.string(), "Its name.", "diplomacy", null_means=NO_TOPIC),
        Column("topic_path", pa.string(), "Its place in the tree.", "politics > diplomacy", null_means=NO_TOPIC),
        Column("topic_level", pa.int32(), "Depth in the tree, 1 at the top.", 3, null_means=NO_TOPIC),
        Column("parent_topic_id", pa.string(), "The next broader topic.", "11000000", null_means="It has none."),
        Column("first_topic_id", pa.string(), "The topic of the first level.", "11000000", null_means=NO_TOPIC),
        Column("first_topic_name", pa.string(), "Its name.", "politics", null_means=NO_TOPIC),
        Column("document_count", pa.int64(), "Articles that have the topic as a whole.", 5),
        Column("section_count", pa.int64(), "Parts of articles that have it.", 7),
        Column("quote_count", pa.int64(), "Statements that have it: quotes that somebody says, no scare quotes.", 21),
    ),
    shared=True,
    in_batches=False,
)


def parts(files: ActiveFiles) -> Iterator[ViewPart]:
    """Give a part for each month with a topic assigned."""
    return parts_by_month(TABLE, files, MONTHLY, BESIDE)


def changed_parts(changes: LakeChanges) -> ChangedParts:
    """Give the parts of months with other articles."""
    return find_changed_months(TABLE, changes, MONTHLY, BESIDE)


def rows(part: ViewPart) -> pa.Table:
    """Count the units of the part's months by topic; month by month, the most frequent of articles first."""
    return fill_rows(part, count_rows(part))


def counts_of(made: pa.Table) -> pa.Table:
    """Give the counts that rows of this table were made of."""
    return pa.table({name: made[name] for name in (*COUNTED_BY, *COUNTS)})


def count_rows(part: ViewPart) -> pa.Table:
    """Count the units of the part's months by topic, in no order."""
    columns = (*COUNTED_BY, "unit_type", "unit_id")
    given = part.read_originals("topic_assignments", columns, TABLES["topic_assignments"].schema)
    quotes = part.read("quotes", ("quote_id", "is_statement"), TABLES["quotes"].schema)
    unsaid = quotes.filter(pc.invert(quotes["is_statement"]))["quote_id"]
    given = given.filter(pc.invert(pc.is_in(given["unit_id"], unsaid.combine_chunks())))
    groups = group_rows(given, COUNTED_BY)
    counted = groups.take_firsts(given.select(COUNTED_BY))
    for name in UNITS:
        of_type = pc.if_else(pc.equal(given["unit_type"], name), given["unit_id"], None)
        counted = counted.append_column(f"{name}_count", groups.count_distinct(of_type))
    return counted


def fill_rows(part: ViewPart, counted: pa.Table) -> pa.Table:
    """Make the rows of all months that were counted, sorted; the part has the topics."""
    topics = part.read("topics", ("topic_id", "name", "path", "level", "parent_topic_id"), TABLES["topics"].schema)
    places = pc.index_in(counted["topic_id"], topics["topic_id"])
    firsts = _find_first_topics(topics, places)
    made = pa.table({
        **{name: counted[name] for name in (*COUNTED_BY, *COUNTS)},
        "month_start": start_months(counted["published_month"]),
        **{name: topics.column(at).take(places) for at, name in enumerate(TOPIC[:4], 1)},
        **{name: topics.column(at).take(firsts) for at, name in enumerate(TOPIC[4:])},
    })
    return made.select(TABLE.schema.names).sort_by(ORDER).cast(TABLE.schema)


def add_first_topics(topics: pa.Table) -> pa.Table:
    """Add `first_topic_id` and `first_topic_name`, the topic of the first level, to all rows of `topics`."""
    firsts = _find_first_topics(topics, pa.chunked_array([pa.array(range(topics.num_rows), pa.int32())]))
    named = topics.append_column("first_topic_id", topics["topic_id"].take(firsts))
    return named.append_column("first_topic_name", topics["name"].take(firsts))


def _find_first_topics(topics: pa.Table, places: pa.ChunkedArray) -> pa.ChunkedArray:
    """Find the places of the topics of the first level above those at `places`, which may be these themselves.

    Null where the tree lacks one.
    """
    above = places
    for _ in range(pc.max(topics["level"]).as_py() or 0):
        is_first = pc.equal(topics["level"].take(above), 1)
        parents = pc.index_in(topics["parent_topic_id"].take(above), topics["topic_id"])
        above = pc.if_else(is_first, above, parents)
    return above
