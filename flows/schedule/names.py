"""Name the schedule of a warehouse, and let one process serve it.

The name is that of the deployment at the Prefect server, and of the folder of its records: runtime/prefect_home.py.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from flows.errors import WrongCall
from flows.runtime.prefect_home import make_home
from warehouse.places import is_on_disk

_LOCK = ".serve.lock"
_OTHERS = re.compile(r"[^a-z0-9]+")
# Of the hash: 32 bits, so that two of a user's warehouses with like names never share one.
_HASH_DIGITS = 8
_MOST_LETTERS = 40


def make_deployment_name(data: Path) -> str:
    """Name the schedule of the warehouse `data`: by its last two folders, and by a hash of its whole path.

    `/srv/news/data` gives `news-data-` and 8 digits. Links to a folder have the name of the folder.
    """
    address = os.path.realpath(data) if is_on_disk(data) else str(data)
    words = _OTHERS.sub("-", "-".join(Path(address).parts[-2:]).lower()).strip("-")
    digest = hashlib.sha256(os.fsencode(address)).hexdigest()[:_HASH_DIGITS]
    return f"{words[-_MOST_LETTERS:].strip('-') or 'data'}-{digest}"


@contextmanager
def serve_alone(data: Path) -> Iterator[None]:
    """Be the one process that serves the warehouse `data` within the block, on this machine.

    One in an object store is held by a lock of this user's, as objects know none.

    Raises:
        WrongCall: another one does.
    """
    folder = data if is_on_disk(data) else make_home(make_deployment_name(data))
    with (folder / _LOCK).open("a+", encoding="utf-8") as file:
        _lock(file, data)
        yield


def _lock(file: TextIO, data: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows has no flock
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # goes with the file, or with the process
    except BlockingIOError:
        file.seek(0)
        process = file.read().strip() or "another one"
        raise WrongCall(f"{data} is served already, by process {process}; stop that one first") from None
    except OSError:  # a file system without locks
        return
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
