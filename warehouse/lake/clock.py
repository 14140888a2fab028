"""Tell the time by which the store keeps and deletes files: one clock for all of them."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def read_clock() -> datetime:
    """Give the time in UTC, without a zone, as the store's rows bear it."""
    return datetime.fromtimestamp(time.time(), UTC).replace(tzinfo=None)
