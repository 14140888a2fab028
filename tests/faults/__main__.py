"""Disturb stores in every way and print what was lost: `python -m tests.faults [FAULT ...] [--kills N] [--seed S]`.

Exit code 1 if anything was lost, doubled, orphaned, or changed without a word of `audit`. Progress goes to stderr.
Ctrl-C and SIGTERM print the table of what came so far.
"""

from __future__ import annotations

import argparse
import multiprocessing
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from tests.faults.table import FAULTS, FaultResult, Sizes, print_table, run_fault


def main() -> int:
    """Run the faults asked for, or all; print a row for each, also of what was done before something ends it."""
    args = _arguments()
    folder = args.folder or Path(tempfile.mkdtemp(prefix="faults-"))
    print(f"seed {args.seed}, stores in {folder}", file=sys.stderr)
    sizes = Sizes(args.kills, args.batches, args.appends, args.damages)
    results: dict[str, FaultResult] = {}
    with _end_by_signals():
        try:
            for name in args.faults or FAULTS:
                for result in run_fault(name, folder / name, sizes, args.seed):
                    results[name] = result
                print(f"{name}: {results[name].describe()}", file=sys.stderr, flush=True)
        finally:
            print_table(results.values())
    return 1 if any(result.losses for result in results.values()) else 0


@contextmanager
def _end_by_signals() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the block in order, and then the process with the code of shells."""
    before = {number: signal.signal(number, _exit_by_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except SystemExit:
        for process in multiprocessing.active_children():  # the end of the process would wait for them
            process.kill()
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _exit_by_signal(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _arguments() -> argparse.Namespace:
    usual = Sizes()
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    # where none is named, argparse looks for the empty list itself among the choices
    parser.add_argument("faults", nargs="*", choices=[*FAULTS, []], metavar="FAULT", help=", ".join(FAULTS))
    parser.add_argument(
        "--kills", type=int, default=usual.kills, help="how often a writer is killed (%(default)s); in S3 a tenth of it"
    )
    parser.add_argument("--batches", type=int, default=usual.batches, help="of each of several writers (%(default)s)")
    parser.add_argument("--appends", type=int, default=usual.appends, help="beside a reader (%(default)s)")
    parser.add_argument("--damages", type=int, default=usual.damages, help="of each kind to files (%(default)s)")
    parser.add_argument("--seed", type=int, default=2017, help="of all that is random (%(default)s)")
    parser.add_argument("--folder", type=Path, help="where stores are made and kept; else a new temporary one")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
