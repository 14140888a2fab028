"""Articles that were taken out of the store again."""

from dataclasses import replace
from datetime import datetime

import pyarrow as pa

from transforms.document import RemovalCause
from warehouse.fields import DOCUMENT_ID, Column, Table

TABLE = Table(
    name="removals",
    row_is="an article that was removed with its rows and texts; the same article is not taken in again",
    key=("document_id", "text_sha256"),
    shared=True,
    columns=(
        replace(DOCUMENT_ID, meaning="The id that it had; no row of any other table has it.", refers_to=None),
        Column("text_sha256", pa.string(), "SHA-256 of the text that was removed.", "5e" * 32, form="[0-9a-f]{64}"),
        Column("cause", pa.string(), "Why.", RemovalCause.REQUEST.value, one_of=RemovalCause.values()),
        Column("removed_at", pa.timestamp("us"), "When, UTC.", datetime(2026, 11, 26, 9, 0)),
    ),
)
