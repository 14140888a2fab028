"""A writer that kills itself: `python -m tests.integration.appending DATA NUMBER KIND STEP`.

It appends the batches of range NUMBER, and is gone at the STEPth commit or fsync (KIND `commit` or `sync`).
"""

import os
import signal
import sys
from collections.abc import Callable
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


def main(data: Path, number: int, kind: str, step: int) -> None:
    maintenance.BATCHES_BETWEEN = 3
    if kind == "commit":
        delta.write, delta.change_files = _killers(step, delta.write, delta.change_files)
    else:
        (fsync.sync,) = _killers(step, fsync.sync)
    append_range(data, number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
