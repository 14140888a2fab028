"""The version of the store's shape. docs/versions.md says when it is raised.

A module of its own that imports nothing, so that `wireroom --version` can say it at once. Compared in delta.py.
"""

# Raised by one when an older program could no longer read or write the store rightly.
SCHEMA_VERSION = 1
SCHEMA_KEY = "wireroom.schema"  # the property of each Delta table that holds the version
