"""Group the rows of a table by some columns, and sum or count what each group has.

What pyarrow's `group_by` does, for small tables: that takes longer to import than a batch takes to count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.int64]
_MOST_NUMBERS = 1 << 62  # a product of two counts above it might not fit 64 bits


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of rows: the number of the first row of each, and the group that each row is in."""

    firsts: Numbers
    group_of: Numbers

    def take_firsts(self, rows: pa.Table) -> pa.Table:
        """Take the first row of each group, as columns of which nothing is declared."""
        firsts = pa.array(self.firsts)
        return pa.table({name: rows[name].take(firsts) for name in rows.column_names})

    def sum(self, values: pa.ChunkedArray) -> pa.Array:
        """Sum up whole numbers group by group; a null counts as 0."""
        sums = np.zeros(len(self.firsts), np.int64)
        np.add.at(sums, self.group_of, pc.fill_null(values, 0).to_numpy())
        return pa.array(sums)

    def count(self, values: pa.ChunkedArray) -> pa.Array:
        """Count the values of each group that are no nulls."""
        return self.count_true(pc.is_valid(values))

    def count_true(self, is_so: pa.ChunkedArray) -> pa.Array:
        """Count the rows of each group of which something is true; of a null it is not."""
        are_so = self.group_of[pc.fill_null(is_so, False).to_numpy()]
        return pa.array(np.bincount(are_so, minlength=len(self.firsts)), pa.int64())

    def count_distinct(self, values: pa.ChunkedArray) -> pa.Array:
        """Count the different values of each group; a null is none."""
        codes, count = _number_values(values, "mask")
        numbers = np.unique((self.group_of * count + codes)[codes >= 0])
        return pa.array(np.bincount(numbers // count, minlength=len(self.firsts)), pa.int64())


def group_rows(rows: pa.Table, columns: Sequence[str]) -> Groups:
    """Group rows that have the same in all of these columns; nulls are the same."""
    numbers, count = np.zeros(rows.num_rows, np.int64), 1
    for name in columns:
        codes, code_count = _number_values(rows[name])
        if count * code_count > _MOST_NUMBERS:
            numbers, count = _close_gaps(numbers)
        numbers, count = numbers * code_count + codes, count * code_count
    _, firsts, group_of = np.unique(numbers, return_index=True, return_inverse=True)
    return Groups(firsts, group_of)


def _number_values(column: pa.ChunkedArray, nulls: str = "encode") -> tuple[Numbers, int]:
    """Number the different values of a column from 0; gives how many there are, 1 for none.

    A null is a value too, or -1 where `nulls` are to be a "mask".
    """
    encoded: Any = column.combine_chunks().dictionary_encode(nulls)
    codes: Numbers = encoded.indices.fill_null(-1).to_numpy().astype(np.int64)
    return codes, max(1, len(encoded.dictionary))


def _close_gaps(numbers: Numbers) -> tuple[Numbers, int]:
    """Number groups anew from 0, so that those of several columns stay within 64 bits; gives how many there are."""
    distinct, group_of = np.unique(numbers, return_inverse=True)
    return group_of, max(1, len(distinct))
