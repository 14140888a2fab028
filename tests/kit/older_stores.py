"""Stores that a program of schema version 2 made: a folder for each month, batches whose rows were staged."""

import tarfile
from pathlib import Path

# Made and packed by the last program of version 2, from rows of `tests.kit.warehouse`. `whole` is published; it has an
# article in its second version, whose month changed with it, an undated one, a removed one, a reject and a run.
# `pending` has the first version, and the second is decided and in some tables.
_STORES_OF_VERSION_2 = Path(__file__).parents[1] / "data" / "store_2.tar.xz"


def unpack_stores_2(folder: Path) -> Path:
    """Unpack the stores `whole` and `pending` into a folder."""
    with tarfile.open(_STORES_OF_VERSION_2) as archive:
        archive.extractall(folder, filter="data")
    return folder
