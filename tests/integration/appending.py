"""A writer in a process of its own, which may be killed: `python -m tests.integration.appending DATA JOB ...`.

`ranges DATA NUMBER [KIND STEP]` appends the batches of one range; at the STEPth commit or fsync it kills itself.
`writer DATA FIRST` appends 50 articles from FIRST on, ten at a time, and prints its counts.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.kit.rows import AT, Rows, article, joined, reject
from warehouse import store
from warehouse.lake import delta, fsync, maintenance

PEOPLE = ("Ana Silva", "Jo Berg", "Kim Lund", "Eva Noor")


def batches_of(number: int) -> list[Rows]:
    """Two batches: each has two new articles, changes one of the range before, and rejects an input."""
    return [
        joined(
            story(f"{number}.{half}.a", number),
            story(f"{number}.{half}.b", number),
            *([story(f"{number - 1}.{half}.a", number)] if number else []),
            {"rejects": [reject(f"{number} {half}".encode(), f"file:///news/{number}.{half}.bin")]},
        )
        for half in (0, 1)
    ]


def story(name: str, told: int, run_id: str = "r") -> Rows:
    """An article whose text and day depend on when it is told."""
    day = date(2017, 1, 1) + timedelta(days=9 * told)
    text = f"Story {name}. Told in range {told}. It has a third sentence."
    return article(text, guid=name, uri=f"file:///{name}.txt", day=day, people=[PEOPLE[told % 4]], run_id=run_id, at=AT)


def append_range(data: Path, number: int) -> None:
    """Do the work of one range, again if need be."""
    store.recover(data)
    for rows in batches_of(number):
        store.append(data, rows)


def fifty(first: int) -> list[Rows]:
    """Articles `first` to `first` + 49, ten a batch."""
    return [joined(*(story(str(n), n % 7) for n in range(at, at + 10))) for at in range(first, first + 50, 10)]


def _killers(step: int, *calls: Callable[..., Any]) -> list[Callable[..., Any]]:
    """Wrap functions so that the `step`th call of any of them kills the process."""
    left = [step]

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any) -> Any:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return call(*args)

        return wrapped

    return [wrap(call) for call in calls]


def main(job: str, data: Path, number: int, kind: str = "", step: int = 0) -> None:
    if job == "writer":
        print(json.dumps(asdict(sum((store.append(data, rows) for rows in fifty(number)), store.Counts()))))
        return
    maintenance.BATCHES_BETWEEN = 3
    if kind == "commit":
        delta.write, delta.change_files = _killers(step, delta.write, delta.change_files)
    elif kind == "sync":
        (fsync.sync,) = _killers(step, fsync.sync)
    print("ready", flush=True)
    append_range(data, number)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:5], *map(int, sys.argv[5:6]))
