"""Let time pass for a store, so that a day of batches is measured within minutes."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch


class StoreTime:
    """The time of a store, ahead of this machine's."""

    def __init__(self, ahead_seconds: float) -> None:
        self._ahead_seconds = ahead_seconds
        self._clock = time.time

    def read(self) -> float:
        """Give the time of the store in seconds since 1970."""
        return self._clock() + self._ahead_seconds

    def pass_by(self, data: Path, seconds: float) -> None:
        """Let `seconds` pass: its clock goes on, and its log entries, whose age the Delta library reads, are older."""
        self._ahead_seconds += seconds
        for log in data.glob("lake/*/_delta_log"):
            for entry in os.scandir(log):
                status = entry.stat(follow_symlinks=False)
                os.utime(entry, (status.st_atime, status.st_mtime - seconds), follow_symlinks=False)


@contextmanager
def open_store_time(ahead_seconds: float) -> Iterator[StoreTime]:
    """Let the store's clock be ahead by so much within the block, and by what is passed by there."""
    store_time = StoreTime(ahead_seconds)
    with patch.object(time, "time", store_time.read):
        yield store_time
