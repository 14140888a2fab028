"""The command `sources`: what came of each source of sources.toml the last time, and what has changed since before.

Fetches nothing. What fills the table: flows/inputs/source_reading.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, SourcesFile, open_store_of
from flows.cli.terminal import make_printable
from flows.runtime import logs

if TYPE_CHECKING:
    from transforms.document import Row

_NEVER = "never"


def sources(data: Data = None, sources: SourcesFile = None) -> int:
    """List sources, and what came of each the last time.

    Last success, articles, and the shares of empty, short and undated ones with their change.

    With --sources those of the file, also the ones that were never read; else all that were.
    """
    from flows.inputs.sources import read_sources
    from warehouse import store

    named = None if sources is None else [source.name for source in read_sources(sources)]
    rows = {row["source"]: row for row in store.read_sources(open_store_of(data))}
    listed = sorted(rows) if named is None else named
    for line in describe_sources(listed, rows):
        print(make_printable(line))
    if not listed:
        logs.tell("no source was read yet: `wireroom ingest --sources sources.toml`")
    has_errors = any(rows[name]["error"] for name in listed if name in rows)
    return ExitCode.REJECTED if has_errors else ExitCode.DONE


def describe_sources(names: Iterable[str], rows: Mapping[str, Row]) -> Iterator[str]:
    """Yield a line for each source, below it another where it could not be read; a change is in points of percent."""
    heads = ("source", "last success", "articles", "rejected", "empty", "short", "undated")
    yield _write_columns(heads)
    for name in names:
        row = rows.get(name, {})
        success = row.get("last_success_at")
        yield _write_columns((
            name,
            f"{success:%Y-%m-%d %H:%M}" if success else _NEVER,
            _write_count(row.get("items_count")),
            _write_count(row.get("rejected_count")),
            *(_write_share(row, kind) for kind in ("empty", "short", "undated")),
        ))
        if row.get("error"):
            yield f"  error: {row['error']}"


def _write_columns(values: Iterable[str]) -> str:
    name, success, *counts = values
    return f"{name:<24} {success:<17}" + "".join(f" {value:>14}" for value in counts).rstrip()


def _write_count(count: int | None) -> str:
    return "-" if count is None else f"{count:,}"


def _write_share(row: Row, kind: str) -> str:
    """Write the share of one kind of inputs, and by how much it differs from that of the run before."""
    share = _share_of(row, kind, "")
    if share is None:
        return "-"
    before = _share_of(row, kind, "earlier_")
    if before is None or round(share - before, 2) == 0:
        return f"{share:.0%}"
    return f"{share:.0%} ({100 * (share - before):+.0f})"


def _share_of(row: Row, kind: str, prefix: str) -> float | None:
    items = row.get(f"{prefix}items_count")
    if items is None:
        return None
    whole = items + row[f"{prefix}rejected_count"] if kind == "empty" else items
    return row[f"{prefix}{kind}_count"] / whole if whole else None
