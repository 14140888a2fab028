"""The command `status`: how a warehouse is, for people, for programs and for Prometheus.

Changes nothing. Where it comes from: warehouse/watching/store_status.py.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.counts import write_count
from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, open_store_of
from flows.errors import WrongCall
from flows.printable import make_one_line

if TYPE_CHECKING:
    from transforms.document import Row
    from warehouse.watching.store_status import SourceStatus, StoreStatus

SHOWN_SOURCES = 30  # on a terminal's screen; --json has them all
_LARGEST_TABLES = 3
_UNKNOWN = "-"


def status(
    data: Data = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    prometheus: Annotated[bool, typer.Option("--prometheus", help="As metrics for Prometheus.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="With --prometheus: replace this file, of node_exporter's folder."),
    ] = None,
    fail_on_alarm: Annotated[bool, typer.Option("--fail-on-alarm", help="Exit 1 where there is an alarm.")] = False,
) -> int:
    """Say how the warehouse is, also while a run writes.

    Runs, sources, alarms, sizes, publication, disk.

    The exit code is 0, with --fail-on-alarm 1 where there is an alarm, and 2 where there is no store.
    """  # noqa: DOC501
    if out is not None and not prometheus:
        raise WrongCall("--out is for --prometheus; or send what is printed into a file")
    if as_json and prometheus:
        raise WrongCall("--json or --prometheus, not both")
    from warehouse.watching.store_status import read_status

    folder = open_store_of(data)
    found = read_status(folder)
    if prometheus:
        _write_metrics(found, out)
    elif as_json:
        print(json.dumps(describe_as_object(found), default=_write_instant))
    else:
        for line in describe_status(found, folder):
            words = line.lstrip(" ")
            print(" " * (len(line) - len(words)) + make_one_line(words))
    return ExitCode.FAILED if fail_on_alarm and found.alarms else ExitCode.DONE


def _write_metrics(found: StoreStatus, out: Path | None) -> None:
    from warehouse.watching.prometheus_text import write_prometheus_file, write_prometheus_text

    if out is None:
        sys.stdout.write(write_prometheus_text(found))
        return
    try:
        write_prometheus_file(found, out)
    except OSError as error:
        raise WrongCall(f"{out} cannot be written ({error.strerror}); name another with --out") from None


def describe_as_object(found: StoreStatus) -> dict[str, Any]:
    """Give a status as an object for JSON; `_write_instant` makes its times text."""
    from transforms.versions import RULE_VERSION

    return asdict(found) | {
        "rule_version": RULE_VERSION,
        "is_writer_at_work": found.is_writer_at_work,
        "alarms": [alarm.describe() for alarm in found.alarms],
    }


def describe_status(found: StoreStatus, data: Path) -> Iterator[str]:
    """Yield the lines for people."""
    yield from _describe_store(found, data)
    yield f"alarms: {len(found.alarms) or 'none'}"
    for alarm in found.alarms:
        yield f"  {alarm.line}"
    yield "runs (UTC):"
    for row in found.runs:
        yield f"  {_describe_run(row)}"
    if not found.runs:
        yield "  none yet"
    if found.sources:
        yield f"  {'source':<32} {'last new article':<18} {'last answered well':<20}"
    for one in found.sources[:SHOWN_SOURCES]:
        yield _describe_source(one)
    if (more := len(found.sources) - SHOWN_SOURCES) > 0:
        yield f"  and {more:,} more: `wireroom status --json`"


def _describe_store(found: StoreStatus, data: Path) -> Iterator[str]:
    from transforms.versions import RULE_VERSION

    total = sum(size.size_bytes for size in found.sizes.values())
    largest = sorted(found.sizes.items(), key=lambda item: -item[1].size_bytes)[:_LARGEST_TABLES]
    listed = ", ".join(f"{name} {size.row_count:,} rows {_write_bytes(size.size_bytes)}" for name, size in largest)
    articles = write_count(found.sizes["documents"].row_count, "article")
    yield f"{data}: {articles}, {_write_bytes(total)}; largest: {listed}"
    free = "" if found.disk_free_bytes is None else f", {_write_bytes(found.disk_free_bytes)} of disk free"
    yield f"store version {found.schema_version}, rules {RULE_VERSION}, batch {found.batch:,}{free}"
    yield f"published: {_describe_publication(found)}"
    yield f"writing: {_describe_writer(found)}"


def _describe_publication(found: StoreStatus) -> str:
    shown = found.publication
    if shown is None:
        return "nothing yet: `wireroom publish`"
    when = "" if shown.published_at is None else f" {_write_age(found.at, shown.published_at)} ago"
    behind = found.batch - shown.batch
    state = f"{write_count(behind, 'batch')} behind" if behind else "up to date"
    return f"generation {shown.generation:,}{when}, {state}"


def _describe_writer(found: StoreStatus) -> str:
    running = found.running
    if running is None:
        return "no run goes on"
    last = "" if found.written_at is None else f", last wrote {_write_age(found.at, found.written_at)} ago"
    if found.is_writer_at_work and running is not found.runs[0]:  # the last one to write may be another
        return f"run {running['run_id']} is at work, or was killed before later ones began{last}"
    if found.is_writer_at_work:
        return f"run {running['run_id']} is at work{last}"
    return f"no; run {running['run_id']} was most likely killed{last}: the same command goes on from there"


def _describe_run(row: Row) -> str:
    took = (
        _UNKNOWN if row["finished_at"] is None else f"{(row['finished_at'] - row['started_at']).total_seconds():.1f} s"
    )
    names = ("added", "revised", "unchanged", "rejected")
    counts = ", ".join(f"{row[f'documents_{name}'] or 0:,} {name}" for name in names)
    return f"{row['run_id']}  {row['started_at']:%Y-%m-%d %H:%M}  {row['status']:<9} {took:>9}  {counts}"


def _describe_source(one: SourceStatus) -> str:
    line = f"  {one.source:<32} {_write_minute(one.article_at):<18} {_write_minute(one.success_at):<20}".rstrip()
    return f"{line}  error: {one.error}" if one.error else line


def _write_minute(at: datetime | None) -> str:
    return _UNKNOWN if at is None else f"{at:%Y-%m-%d %H:%M}"


def _write_instant(at: datetime) -> str:
    return f"{at.isoformat()}Z"


def _write_age(now: datetime, then: datetime) -> str:
    seconds = max((now - then).total_seconds(), 0)
    for size, unit in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"


def _write_bytes(count: int) -> str:
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.3g} {unit}"
        size /= 1000
    return f"{size:.3g} TB"
