"""The version of the store's shape. docs/versions.md says when it is raised.

A module of its own that imports nothing, so that `wireroom --version` can say it at once. Compared in delta.py.
"""

# Raised by one when an older program could no longer read or write the store rightly. Columns and tables that it does
# not know it finds by itself. 2: programs of version 1 do not look for them. 3: no partitions
# by month, and batches name their data files.
SCHEMA_VERSION = 3
SCHEMA_KEY = "wireroom.schema"  # the property of each Delta table that holds the version
SHAPE_KEY = "wireroom.shape"  # that of `documents` which tells by one comparison whether all is as declared
