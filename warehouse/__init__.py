"""Where: the only place that knows Delta, Parquet, paths and object stores. For readers of a warehouse: `read`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

# Arrow's own allocator (mimalloc) keeps what it once took; the system's gives it back after a merger. Arrow asks once,
# when it is imported, and has no other way to set what its own readers and writers use.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
# That of the Delta library (jemalloc) keeps it for 10 seconds, and more for each of its threads: 8 MB after the first
# checkpoints. Polars sets the same half second.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:500,muzzy_decay_ms:0,narenas:2,tcache:false")


@overload
def read(
    table: str,
    data: Path | str | None = ...,
    columns: Sequence[str] | None = ...,
    as_: Literal["pandas"] = ...,
    **conditions: date | str | None,
) -> pd.DataFrame: ...


@overload
def read(
    table: str,
    data: Path | str | None = ...,
    columns: Sequence[str] | None = ...,
    *,
    as_: Literal["polars"],
    **conditions: date | str | None,
) -> pl.DataFrame: ...


@overload
def read(
    table: str,
    data: Path | str | None = ...,
    columns: Sequence[str] | None = ...,
    *,
    as_: Literal["arrow"],
    **conditions: date | str | None,
) -> pa.Table: ...


@overload
def read(
    table: str,
    data: Path | str | None = ...,
    columns: Sequence[str] | None = ...,
    *,
    as_: Literal["duckdb"],
    **conditions: date | str | None,
) -> duckdb.DuckDBPyRelation: ...


def read(
    table: str,
    data: Path | str | None = None,
    columns: Sequence[str] | None = None,
    as_: str = "pandas",
    **conditions: Any,
) -> Any:
    """Read the rows of a published table that fit all conditions, by day and key.

    `read("quotes", speaker="Ana Silva", since="2017-04")` gives a pandas frame. `wireroom tables` says what tables and
    columns mean.

    Args:
        table: `quotes`, `quotes_wide`, `documents`, `speaker_month`, ...
        data: the data folder or address; `WIREROOM_DATA`, else `data`, unless given.
        columns: which columns, in that order; all unless given.
        as_: `pandas`, `polars`, `arrow`, or `duckdb` for a relation that is run when its rows are fetched.
        conditions: `speaker`, a name or an id of an entity, or words of a name; `about`, who or what is named within
            the words, likewise; `topic`, a name or an id, with all below it; `publisher`; `document`, an id; `since`
            and `until`, a day of publication, a month or a year. In names accents and capitals count nothing.

    Raises:
        FileNotFoundError: nothing is published there.
        ValueError: there is no such table, column or condition, it cannot be asked for that, or a day is none.
        LookupError: nobody has the name of the speaker, or no topic has that name.
    """
    from warehouse.queries.frames import read_rows  # pandas and DuckDB are loaded by whoever reads

    return read_rows(table, data, columns, as_, **conditions)
