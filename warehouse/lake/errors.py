"""What the store refuses or cannot finish. Callers import these from `warehouse.store`.

Defines types only. Where they are raised: paths.py, delta.py, migration.py, commit.py, undo_log.py and store.py.
"""


class StoreBusy(Exception):
    """Other writers were always faster; the store is whole, and the same call may pass later."""


class StoreTooNew(Exception):
    """A newer program made or changed this store; it is left as it is."""


class StoreTooOld(Exception):
    """An older program made this store, and what it lacks cannot be added; it is left as it is."""


class NoStore(Exception):
    """There is no store, or there can be none, in this data folder."""


class NotRestorable(Exception):
    """The store cannot be brought back to what was asked for, as too little is known; it is left as it is."""
