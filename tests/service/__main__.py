"""`python -m tests.service`: a feed that grows, served each minute, with a run killed, one too long, one stopped.

Proves that every item is stored once, that no two runs overlap, that each run has an end in Prefect's records, that
SIGTERM ends the service within 10 s with the line of the run's outcome, and that the store is whole.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from tests.integration.conftest import article
from tests.service.served import Served, await_value, serve
from transforms.document import RunStatus
from warehouse.lake import delta

ALONE = {"PREFECT_API_URL": "", "PREFECT_HOME": ""}
SECONDS_AN_ITEM = 3.0
# Longer than from one run that is due to the next.
HELD_SECONDS = 70.0
# So many at once that a stop comes in the midst of a run.
LAST_ITEMS = 100
STOP_SECONDS = 10.0


@dataclass
class Feed:
    """A folder of articles that grows."""

    folder: Path
    count: int = 0

    def grow(self, items: int = 1) -> None:
        """Add some articles, each by a rename, as it would come from a careful writer."""
        for number in range(self.count, self.count + items):
            path = self.folder / f"{number:04}.txt"
            path.with_suffix(".part").write_text(article(number), encoding="utf-8")
            path.with_suffix(".part").rename(path)
        self.count += items


def main() -> int:
    """Prove it, print each finding in a line, and give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.service", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="how long to serve; five at the least")
    minutes = max(5.0, parser.parse_args().minutes)
    with tempfile.TemporaryDirectory(prefix="wireroom-service-") as name:
        folder = Path(name)
        feed = Feed(folder / "feed")
        feed.folder.mkdir()
        call = (feed.folder, "--data", folder / "data", "--cron", "* * * * *", "--profile", "fast", "--batch-size", 5)
        with serve(folder, *call, **ALONE) as service:
            disturb(service, feed, folder / "data", minutes * 60)
        findings = list(examine(service, feed, folder))
    for is_so, what in findings:
        print(f"{'yes' if is_so else 'NO '}  {what}", flush=True)
    return 0 if all(is_so for is_so, _ in findings) else 1


def disturb(service: Served, feed: Feed, data: Path, seconds: float) -> None:
    """Let the feed grow for so long; kill the second run, hold the third, stop the last."""
    end = time.monotonic() + seconds
    feed.grow()
    await_value(service.outcomes, f"the first run: {service.errors()}")
    killed = _await_run(service, feed)
    killed.kill()
    held = _await_run(service, feed, killed.pid)
    held.suspend()
    _grow_until(feed, time.monotonic() + HELD_SECONDS)
    held.resume()
    _grow_until(feed, end)
    # between two runs, so that the next one has all of them to read
    await_value(lambda: service.run_process() is None, "the end of a run")
    feed.grow(LAST_ITEMS)
    stored = _count_files(data)
    service.await_run()
    await_value(lambda: _count_files(data) > stored, "a batch of the last run")
    service.stop(signal.SIGTERM)


def _await_run(service: Served, feed: Feed, but: int = 0) -> psutil.Process:
    feed.grow()  # a run that has something to do
    return service.await_run(but)


def _grow_until(feed: Feed, end: float) -> None:
    while time.monotonic() < end:
        feed.grow()
        time.sleep(SECONDS_AN_ITEM)


def _count_files(data: Path) -> int:
    return sum(1 for _ in (data / "lake" / "documents").rglob("*.parquet"))


def examine(service: Served, feed: Feed, folder: Path) -> Iterator[tuple[bool, str]]:
    """Yield what has come of it, each with whether it is as it has to be."""
    data, outcomes = folder / "data", service.outcomes()
    yield service.stopped_within < STOP_SECONDS, f"SIGTERM ended the service in {service.stopped_within:.1f} s"
    last = outcomes[-1]
    yield (
        last["status"] == RunStatus.STOPPED,
        f"its run said how it ended: {last['status']}, {last['documents_added']} added",
    )
    yield "Traceback" not in service.errors(), "no traceback was printed"
    states = Counter(_read_states(folder / "state"))
    yield not states.keys() & {"Running", "Pending"}, f"each run has an end: {dict(states)}"
    yield states["Crashed"] >= 2, "the killed run and the stopped one are marked as crashed"
    rows = delta.read(delta.open_table(data, "runs"), ["started_at", "finished_at", "status"])
    yield not _find_overlaps(rows), f"no two of {len(rows)} runs overlapped"
    checked = _call("check", "--data", data)
    yield checked.returncode == 0, f"the store is whole: {(checked.stdout or checked.stderr).strip()}"
    _call("ingest", feed.folder, "--data", data, "--profile", "fast", "--quiet")
    names = Counter(
        Path(row["source_uri"]).name for row in delta.read(delta.open_table(data, "documents"), ["source_uri"])
    )
    is_once = set(names.values()) == {1}
    yield is_once and len(names) == feed.count, f"{len(names)} of {feed.count} items are stored, each once: {is_once}"


def _read_states(homes: Path) -> list[str]:
    (database,) = homes.glob("wireroom/*/prefect.db")
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        found = connection.execute("SELECT state_name FROM flow_run WHERE state_type != 'SCHEDULED'").fetchall()
    finally:
        connection.close()
    return [name for (name,) in found]


def _find_overlaps(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Runs that began before the one before them ended; a killed one has no end."""
    ordered = sorted(rows, key=lambda row: row["started_at"])
    pairs = zip(ordered, ordered[1:], strict=False)
    return [after for before, after in pairs if before["finished_at"] and before["finished_at"] > after["started_at"]]


def _call(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows", *(str(one) for one in arguments)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **ALONE})


if __name__ == "__main__":
    sys.exit(main())
