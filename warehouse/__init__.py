"""Where: the only place that knows Delta, Parquet, paths and object stores."""

import os

# Arrow's own allocator (mimalloc) keeps what it once took; the system's gives it back after a merger. Arrow asks once,
# when it is imported, and has no other way to set what its own readers and writers use.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
