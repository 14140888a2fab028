"""For people who read the published tables in Python: one call, one table, from one publication."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.bi.published import MANIFESTS, Generation, list_manifests, read_manifest
from warehouse.lake.data_files import MissingColumn, read_plain
from warehouse.places import is_on_disk, open_place, open_to_read


def read(data: Path | str, table: str, columns: Sequence[str] | None = None) -> pa.Table:
    """Read a table or mart of `<data>/bi`, or some columns of it, its files in the order of their names.

    The link is resolved first, so that a publication that happens meanwhile mixes nothing. Whoever reads several tables
    that have to fit together takes `generation(data)` once and gives that as `data`.

    Raises:
        FileNotFoundError: nothing is published there, or there is no such table or column.
    """
    try:
        parts = [read_plain(file, columns) for file in list_files(data, table)]
    except MissingColumn as error:
        reason = f"{table} has {error}, as an older program published it: `wireroom publish` makes bi/ anew"
        raise FileNotFoundError(reason) from None
    return pa.concat_tables(parts, promote_options="default")


def count(data: Path | str, table: str) -> int:
    """Count the rows of a table or mart of `<data>/bi`; only the files' footers are read.

    Raises:
        FileNotFoundError: nothing is published there, or there is no such table.
    """
    return sum(pq.read_metadata(open_to_read(file)).num_rows for file in list_files(data, table))


def generation(data: Path | str) -> Path:
    """Give the publication that `bi/` of a warehouse shows now; it stays whole through the next two.

    On a disk that is its folder, in an object store its manifest. A folder `bi` that stays (`--publish copy`) shows the
    next one as soon as there is one.
    """
    place = open_place(data) if isinstance(data, str) else data
    if not is_on_disk(place):
        return place if place.parent.name == MANIFESTS else (list_manifests(place) or [place])[-1]
    bi = place / "bi"
    return bi.resolve() if bi.exists() else place


def list_files(data: Path | str, table: str) -> list[Path]:
    """List the files of a table or mart, as `read` reads them: what to give to a query engine of your own.

    Raises:
        FileNotFoundError: nothing is published there, or there is no such table.
    """
    shown = generation(data)
    files = _open_generation(shown).list_files(table)
    if not files and is_on_disk(shown) and not shown.exists():
        raise FileNotFoundError(f"no folder {shown}: name the data folder of a warehouse")
    if not files:
        raise FileNotFoundError(f"no table {table} in {shown}: `wireroom publish --data {_folder_of(shown)}` makes bi/")
    return files


def _folder_of(shown: Path) -> Path:
    """Give the data folder of a publication: what is published from."""
    if not is_on_disk(shown):
        return shown.parents[2] if shown.parent.name == MANIFESTS else shown
    return shown.parent if shown.name.partition(".")[0] == "bi" else shown


def _open_generation(shown: Path) -> Generation:
    if is_on_disk(shown):
        return Generation(shown, {})
    return (
        Generation(shown.parents[2], read_manifest(shown)) if shown.parent.name == MANIFESTS else Generation(shown, {})
    )
