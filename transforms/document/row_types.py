"""What a document becomes in the end: rows. Which columns they have is declared in `warehouse/tables`."""

from __future__ import annotations

from typing import Any

# Column name to value; every value as its column declares it, closed values as plain strings.
Row = dict[str, Any]
# Table name to its rows.
Rows = dict[str, list[Row]]
