"""The command `history`: what was done to the store, newest first.

Changes nothing on the disk. Where it comes from: warehouse/history.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, open_store_of
from flows.cli.terminal import make_printable
from flows.runtime import logs

if TYPE_CHECKING:
    from warehouse.history import HistoryEntry

_HEADS = ("batch", "when (UTC)", "kind", "run", "added", "revised", "removed", "files")
_UNKNOWN = "-"


def history(
    data: Data = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many lines.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, an object a line.")] = False,
) -> int:
    """List what was done to the store, newest first.

    Batches, the run of each, articles and files that came and went.

    The last hundred batches are known one by one; of what is older, the runs.
    """
    from warehouse.history import list_history

    entries = list_history(open_store_of(data))
    lines = map(_write_json, islice(entries, limit)) if as_json else describe_history(islice(entries, limit))
    for line in lines:
        print(make_printable(line))
    if any(True for _ in entries):
        logs.tell(f"older ones are left out: `wireroom history --limit {2 * limit}`")
    return ExitCode.DONE


def describe_history(entries: Iterable[HistoryEntry]) -> Iterator[str]:
    """Yield the heads and a line for each entry; `+24 -3` are files that came and went, `-` is not known any more."""
    yield _write_columns(_HEADS)
    for entry in entries:
        files = _UNKNOWN if entry.files_added is None else f"+{entry.files_added} -{entry.files_removed}"
        yield _write_columns((
            _write_count(entry.number),
            f"{entry.at:%Y-%m-%d %H:%M:%S}",
            entry.kind,
            entry.run_id or _UNKNOWN,
            *map(_write_count, (entry.added, entry.revised, entry.removed)),
            files,
        ))


def _write_columns(values: Iterable[str]) -> str:
    number, at, kind, run_id, *counts = values
    return f"{number:>8}  {at:<20} {kind:<8} {run_id:<24}" + "".join(f" {value:>9}" for value in counts)


def _write_count(count: int | None) -> str:
    return _UNKNOWN if count is None else f"{count:,}"


def _write_json(entry: HistoryEntry) -> str:
    return json.dumps(asdict(entry) | {"at": f"{entry.at.isoformat()}Z"})
