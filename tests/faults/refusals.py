"""How a store may refuse: errors with a name. Any other error is a crash, which ends the process with a traceback."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
from deltalake.exceptions import DeltaError

from warehouse import store
from warehouse.bi.publish import LakeDamaged

REFUSALS = (
    *(OSError, ValueError, MemoryError, OverflowError),
    *(pa.ArrowException, DeltaError),
    *(LakeDamaged, store.NoStore, store.StoreBusy, store.StoreTooNew, store.StoreTooOld),
)


def name_refusal(work: Callable[[], object]) -> str:
    """Do work, and give the refusal that it ended with, or ""."""
    try:
        work()
    except REFUSALS as error:
        return f"{type(error).__name__}: {error}"[:300]
    return ""
