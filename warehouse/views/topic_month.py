"""What a month was about: articles, parts and quotes counted by topic, with the topic's name and place in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.fields import Column, Table
from warehouse.lake.data_files import ActiveFiles
from warehouse.tables import TABLES
from warehouse.views import ViewPart, add_counts, month_columns, parts_by_month

NOT_DATED = "The articles have no date."
NO_TOPIC = "The topic is not in the table topics."
TOPIC = ("topic_name", "topic_path", "topic_level", "parent_topic_id")
UNITS = ("document", "section", "quote")
KEY = ("topic_id",)
COUNTS = tuple(f"{name}_count" for name in UNITS)
TABLE = Table(
    name="topic_month",
    row_is="a topic in a month, as it was assigned, not added up into the broader ones; copies count nothing",
    key=("published_month", "topic_id"),
    columns=(
        Column("published_month", pa.string(), "Month of publication, YYYY-MM.", "2017-04", null_means=NOT_DATED),
        Column("month_start", pa.date32(), "Its first day, to join calendar.", date(2017, 4, 1), null_means=NOT_DATED),
        Column("topic_id", pa.string(), "The IPTC Media Topic.", "20000639", refers_to="topics", form="[0-9]{8}"),
        Column("topic_name", pa.string(), "Its name.", "diplomacy", null_means=NO_TOPIC),
        Column("topic_path", pa.string(), "Its place in the tree.", "politics > diplomacy", null_means=NO_TOPIC),
        Column("topic_level", pa.int32(), "Depth in the tree, 1 at the top.", 3, null_means=NO_TOPIC),
        Column("parent_topic_id", pa.string(), "The next broader topic.", "11000000", null_means="It has none."),
        Column("document_count", pa.int64(), "Articles that have the topic as a whole.", 5),
        Column("section_count", pa.int64(), "Parts of articles that have it.", 7),
        Column("quote_count", pa.int64(), "Quotes that have it.", 21),
    ),
    shared=True,
    in_batches=False,
)


def parts(files: ActiveFiles) -> Iterator[ViewPart]:
    """Give a part for each month with a topic assigned."""
    return parts_by_month(TABLE, files, "topic_assignments", beside=("topics",))


def rows(part: ViewPart) -> pa.Table:
    """Count the units of the part's month by topic; the most frequent of articles first, then by id."""
    return _make_rows(part, _count_units(part))


def update_rows(part: ViewPart, before: pa.Table, came: ViewPart, went: ViewPart) -> pa.Table:
    """Count as `rows` does, from the rows of `before` and the files that came and went since."""
    known = pa.table({name: before[name] for name in (*KEY, *COUNTS)})
    return _make_rows(part, add_counts(known, _count_units(came), _count_units(went), KEY))


def _count_units(part: ViewPart) -> pa.Table:
    columns = ("topic_id", "unit_type", "unit_id")
    given = part.read_originals("topic_assignments", columns, TABLES["topic_assignments"].schema)
    for name in UNITS:
        of_type = pc.if_else(pc.equal(given["unit_type"], name), given["unit_id"], None)
        given = given.append_column(f"{name}_count", of_type)
    units = [(name, "count_distinct") for name in COUNTS]
    counted = given.group_by(list(KEY), use_threads=False).aggregate(units)
    return pa.table({"topic_id": counted["topic_id"], **{name: counted[f"{name}_count_distinct"] for name in COUNTS}})


def _make_rows(part: ViewPart, counted: pa.Table) -> pa.Table:
    topics = part.read("topics", ("topic_id", "name", "path", "level", "parent_topic_id"), TABLES["topics"].schema)
    places = pc.index_in(counted["topic_id"], topics["topic_id"])
    made = pa.table({
        **month_columns(part.key, counted.num_rows),
        "topic_id": counted["topic_id"],
        **{name: topics.column(at).take(places) for at, name in enumerate(TOPIC, 1)},
        **{name: counted[name] for name in COUNTS},
    })
    order = [("document_count", "descending"), ("section_count", "descending"), ("topic_id", "ascending")]
    return made.sort_by(order).cast(TABLE.schema)
