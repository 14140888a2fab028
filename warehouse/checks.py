"""Declaration and rows: what is wrong, as a list; nothing here raises."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one row: table, the row's key (its parts joined by `, `), the rule it breaks, what was seen.

    `document_id` names the article that the row belongs to; None for rows of shared tables.
    """

    table: str
    row_key: str
    rule: str
    message: str
    document_id: str | None = None
