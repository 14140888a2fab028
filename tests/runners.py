"""Whether all ways to annotate give the same warehouse: `python -m tests.runners [WAY ...] [--articles N]`.

The same articles, those of benchmarks/gold with changes, are ingested by one process, by two, by two of which one is
killed at its work, and on local clusters of Dask and Ray with two workers. Each warehouse is compared with the first,
row by row; ids and times of runs aside. Ways whose extra is not installed are named and left out. Exit code 1 where
one differs or fails.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil

from benchmarks import ROOT
from benchmarks.speed.repeated_gold import write_articles
from warehouse import store
from warehouse.lake import delta
from warehouse.tables import TABLES

# What tells runs apart.
OF_RUNS = {"run_id", "started_at", "ingested_at", "replaced_at", "first_run_id", "last_run_id"}
WAYS = {
    "one": (),
    "processes": ("--workers", "2"),
    "killed": ("--workers", "2"),
    "dask": ("--workers", "2", "--runner", "dask"),
    "ray": ("--workers", "2", "--runner", "ray"),
}
FIRST = "one"
# A worker has done so much after it was forked: it is at work.
AT_WORK_SECONDS = 0.3
WAIT_SECONDS = 0.02


def main() -> int:
    """Print a line for each way; 1 where a warehouse differs from the first."""
    args = _arguments()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="runners-"))
    write_articles(folder / "in", args.articles)
    failed = False
    for way in dict.fromkeys([FIRST, *(args.ways or WAYS)]):
        if way in {"dask", "ray"} and find_spec(f"prefect_{way}") is None:
            print(f"{way}: not tried, its extra is not installed", flush=True)
            continue
        begun = time.monotonic()
        fault = ingest(folder, way, args.profile, args.batch_size) or compare(folder / FIRST, folder / way)
        seconds = time.monotonic() - begun
        print(f"{way}: {fault or 'the same rows'}, {args.articles:,} articles, {seconds:.0f} s", flush=True)
        failed |= bool(fault)
    return int(failed)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.runners", description=__doc__)
    # where none is named, argparse looks for the empty list itself among the choices
    parser.add_argument("ways", nargs="*", choices=[*WAYS, []], metavar="WAY", help=", ".join(WAYS))
    parser.add_argument("--articles", type=int, default=500, help="how many (%(default)s)")
    parser.add_argument("--batch-size", type=int, default=100, help="articles a batch (%(default)s)")
    parser.add_argument("--profile", choices=("accurate", "fast"), default="accurate", help="(%(default)s)")
    parser.add_argument("--folder", type=Path, help="where warehouses are made and kept; else a new temporary one")
    return parser.parse_args()


def ingest(folder: Path, way: str, profile: str, batch_size: int) -> str | None:
    """Ingest the articles by a command of its own; say what went wrong, if anything did."""
    options = ["--data", str(folder / way), "--profile", profile, "--batch-size", str(batch_size), *WAYS[way]]
    # Prefect's home lies here too, and no server is set
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = kept | {"PREFECT_HOME": str(folder / "prefect")}
    command = [sys.executable, "-m", "flows", "ingest", str(folder / "in"), *options, "--quiet"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as child:
        was_killed = kill_worker(child) if way == "killed" else None
        output, _ = child.communicate()
    if child.returncode:
        return f"exit code {child.returncode}"
    if was_killed is False:
        return "no worker was there to be killed"
    outcome = json.loads(output.splitlines()[-1])
    if outcome["documents_rejected"]:
        return f"{outcome['documents_rejected']} rejects"
    return replay(options, environment, outcome["documents_added"]) if way == "processes" else None


def replay(options: list[str], environment: dict[str, str], article_count: int) -> str | None:
    """Run the rules over all articles again by workers, storing nothing; say what differs, if anything does."""
    command = [sys.executable, "-m", "flows", "replay", *options, "--dry-run", "--json", "--quiet"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        return f"exit code {done.returncode} of the replay"
    outcome = json.loads(done.stdout.splitlines()[-1])
    if outcome["replayed"] != article_count:
        return f"{outcome['replayed']} of {article_count} articles replayed"
    return f"a replay differs: {outcome['difference']['counts']}" if outcome["difference"]["counts"] else None


def kill_worker(child: subprocess.Popen[str]) -> bool:
    """Kill a worker of the run by SIGKILL while it is at work; False where the run ends before."""
    while child.poll() is None:
        for worker in _list_workers(child.pid):
            try:
                is_at_work = sum(worker.cpu_times()[:2]) > AT_WORK_SECONDS
                if is_at_work:
                    worker.kill()
                    return True
            except psutil.NoSuchProcess:
                continue
        time.sleep(WAIT_SECONDS)
    return False


def _list_workers(pid: int) -> Iterator[psutil.Process]:
    """Yield the workers of a run: what the server that it forks them from has started."""
    try:
        for server in psutil.Process(pid).children():
            yield from server.children()
    except psutil.NoSuchProcess:
        return


def compare(first: Path, second: Path) -> str | None:
    """Name the tables in which two warehouses differ, if there are any."""
    rows, others = _read_rows(first), _read_rows(second)
    different = [name for name in rows if rows[name] != others[name]]
    return f"other rows in {', '.join(different)}" if different else None


def _read_rows(data: Path) -> dict[str, list[str]]:
    tables = store.snapshot(data)
    return {name: sorted(map(_write_row, delta.read(tables[name]))) for name in TABLES if name != "runs"}


def _write_row(row: dict[str, Any]) -> str:
    return repr({name: value for name, value in row.items() if name not in OF_RUNS})


if __name__ == "__main__":
    raise SystemExit(main())
