"""Articles a second by worker processes: `python -m benchmarks.speed.workers [--workers 1 2] [--articles 600]`.

The same articles, those of benchmarks/gold again and again, are ingested by whole commands into new warehouses, start
and publication included, by turns. Beside the seconds of a round stand the CPU seconds of the run itself, which reads,
decides who is whom and stores, and those of its workers: the run's are the share that no worker takes over. Exits 1
where two workers are less than 1.8 times as fast as one process; a pace counts on a machine with nothing else to do
only, CPU seconds elsewhere too.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import ROOT
from benchmarks.speed.processor import describe_processor
from benchmarks.speed.repeated_gold import write_articles

LEAST_RATIO = 1.8  # of two workers to one process, in articles a second: what was asked for
_ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of Linux: what the run leaves behind ends as a child of ours


@dataclass(frozen=True, slots=True)
class WorkerRun:
    """What a run took: seconds by the clock, CPU seconds of the run itself and of its workers."""

    seconds: float
    own_cpu: float
    worker_cpu: float


def main() -> int:
    """Print a line for each number of workers, and what they come to beside one; 1 where that is too little."""
    args = _arguments()
    print(f"{describe_processor()}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    runs: dict[int, list[WorkerRun]] = {count: [] for count in args.workers}
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder) / "in", args.articles)
        for number in range(args.rounds):
            for count, some in runs.items():
                some.append(_measure(Path(folder), f"{number}-{count}", count, args.profile))
    for line in _describe(runs, args.articles):
        print(line)
    ratio = _find_ratio(runs, 1, 2) if {1, 2} <= runs.keys() else None
    if ratio is not None and ratio < LEAST_RATIO:
        print(f"benchmarks.speed.workers: {ratio:.2f} times as fast, {LEAST_RATIO} is the least", file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed.workers", description=__doc__)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="numbers of workers (1 2)")
    parser.add_argument("--articles", type=int, default=600, help="how many (%(default)s)")
    parser.add_argument("--rounds", type=int, default=1, help="turns of all (%(default)s)")
    parser.add_argument("--profile", choices=("accurate", "fast"), default="accurate", help="(%(default)s)")
    return parser.parse_args()


def _measure(folder: Path, name: str, workers: int, profile: str) -> WorkerRun:
    """Ingest by a command of its own.

    Raises:
        CalledProcessError: it failed.
    """
    options = ["--workers", str(workers), "--profile", profile, "--quiet"]
    command = [sys.executable, "-m", "flows", "ingest", str(folder / "in"), "--data", str(folder / name), *options]
    ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1)
    before = _read_children_cpu()
    begun = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begun
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    _await_orphans()
    own = usage.ru_utime + usage.ru_stime
    return WorkerRun(seconds, own, _read_children_cpu() - before - own)


def _await_orphans() -> None:
    """Wait for the processes that a run leaves, which end with it: the one that workers are forked from."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def _read_children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _describe(runs: dict[int, list[WorkerRun]], articles: int) -> list[str]:
    lines = [f"{'workers':>8}{'seconds':>10}{'a second':>10}{'run CPU':>10}{'worker CPU':>12}{'all CPU':>10}"]
    for count, some in runs.items():
        seconds, own, worker = (
            statistics.median(getattr(one, name) for one in some) for name in ("seconds", "own_cpu", "worker_cpu")
        )
        pace = articles / seconds
        lines.append(f"{count:>8}{seconds:>10.1f}{pace:>10.2f}{own:>10.1f}{worker:>12.1f}{own + worker:>10.1f}")
    first, *others = runs
    for count in others:
        lines.append(f"{count} over {first}: {_find_ratio(runs, first, count):.2f} in articles a second")
    return lines


def _find_ratio(runs: dict[int, list[WorkerRun]], first: int, second: int) -> float:
    pairs = zip(runs[first], runs[second], strict=True)
    return statistics.median(one.seconds / other.seconds for one, other in pairs)


if __name__ == "__main__":
    raise SystemExit(main())
