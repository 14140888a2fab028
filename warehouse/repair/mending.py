"""Hold what was mended, a line of `wireroom check --repair`. Values only; what is mended: the other modules here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mending:
    """What was mended: the table, the file or what else of it, and how."""

    table: str
    name: str
    action: str
