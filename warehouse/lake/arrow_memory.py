"""Choose where Arrow takes its memory from, for work that takes more of it than a batch does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa


@contextmanager
def use_system_memory() -> Iterator[None]:
    """Let Arrow take memory by the system's own allocator, and give it back when the block ends.

    Arrow's default one is faster by a few percent, and holds half as much again as is in use.
    """
    before, system = pa.default_memory_pool(), pa.system_memory_pool()
    pa.set_memory_pool(system)
    try:
        yield
    finally:
        pa.set_memory_pool(before)
        system.release_unused()
