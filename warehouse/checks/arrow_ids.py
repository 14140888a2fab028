"""Say of ids and days in Arrow rows that they surely agree with other columns, without making values of them.

True is proof, and False is none: then the rows are looked at one by one (integrity.py), which names what is wrong.
Without Arrow rows nothing is sure.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc


def begin_with(rows: pa.Table | None, name: str, owner: str) -> bool:
    """Say whether each value of column `name` that is not null begins with that of column `owner`."""
    if rows is None:
        return False
    lengths = pc.min_max(pc.utf8_length(rows[owner])).as_py()
    if rows[owner].null_count or lengths["min"] != lengths["max"]:
        return False
    begins = pc.utf8_slice_codeunits(rows[name], 0, lengths["max"] or 0)
    return _are_all(pc.equal(begins, rows[owner]))


def end_with(rows: pa.Table | None, name: str, number: str) -> bool:
    """Say whether each value of column `name` ends with a dot, one letter, and the number in column `number`."""
    if rows is None or rows[name].null_count or rows[number].null_count:
        return False
    parts = pc.extract_regex(rows[name], r"\.[a-z](?P<number>[0-9]{1,9})$")
    if parts.null_count:
        return False
    return _are_all(pc.equal(pc.struct_field(parts, "number").cast(pa.int64()), rows[number].cast(pa.int64())))


def are_among(rows: pa.Table | None, name: str, others: pa.Table | None, key: str) -> bool:
    """Say whether each value of column `name` that is not null is one of column `key` of other rows."""
    if rows is None or others is None:
        return False
    values = rows[name]
    known = others[key].combine_chunks()
    return _are_all(pc.or_(pc.is_null(values), pc.is_in(values, value_set=known)))


def are_of_articles(rows: pa.Table | None, articles: pa.Table | None, names: Sequence[str]) -> bool:
    """Say whether each row has in columns `names` what the row of its article has."""
    if rows is None or articles is None:
        return False
    at = pc.index_in(rows["document_id"], value_set=articles["document_id"].combine_chunks())
    return not at.null_count and all(_are_same(articles[name].take(at), rows[name]) for name in names)


def are_months_of(rows: pa.Table | None, day: str, month: str) -> bool:
    """Say whether column `month` has the month of column `day`, and null where that is null."""
    if rows is None:
        return False
    coded = rows[day].combine_chunks().dictionary_encode()
    months = pa.array([some.isoformat()[:7] for some in coded.dictionary.to_pylist()], pa.string())
    return _are_same(pa.chunked_array([months.take(coded.indices)]), rows[month])


def are_null_together(rows: pa.Table | None, name: str, other: str) -> bool:
    """Say whether two columns are null in the same rows."""
    return rows is not None and _are_all(pc.equal(pc.is_null(rows[name]), pc.is_null(rows[other])))


def _are_same(found: pa.ChunkedArray, said: pa.ChunkedArray) -> bool:
    """Say whether two columns have the same values and the same nulls."""
    return _are_all(pc.equal(found, said)) and _are_all(pc.equal(pc.is_null(found), pc.is_null(said)))


def _are_all(flags: pa.ChunkedArray) -> bool:
    """Say whether no flag is false; those that are null do not count."""
    return bool(pc.all(flags, min_count=0).as_py())
