"""Earlier versions of revised articles."""

import hashlib
from dataclasses import replace
from datetime import datetime

import pyarrow as pa

from warehouse.fields import DOCUMENT_ID, PUBLISHED, RUN_ID, Column, Table

_TEXT = "LISBON, April 12. The council votes on the harbour plan today."
_SHA256 = hashlib.sha256(_TEXT.encode()).hexdigest()
TABLE = Table(
    name="document_revisions",
    row_is="an earlier version of a revised article",
    key=("document_id", "revision"),
    columns=(
        replace(DOCUMENT_ID, meaning="The id that the version had; no row of documents need have it.", refers_to=None),
        *PUBLISHED,
        RUN_ID,
        Column("revision", pa.int32(), "Which version it was, from 1.", 1),
        Column(
            "replaced_by_document_id",
            pa.string(),
            "The id of the version after it (which may have been replaced since).",
            "9f2c41d07be35a68",
            form=DOCUMENT_ID.form,
        ),
        Column(
            "headline", pa.string(), "Headline, cleaned.", "Harbour plan goes to a vote", null_means="There was none."
        ),
        Column("text", pa.string(), "Its text.", _TEXT),
        Column("text_sha256", pa.string(), "SHA-256 of its text in UTF-8.", _SHA256, form="[0-9a-f]{64}"),
        Column("ingested_at", pa.timestamp("us"), "When it was taken in, UTC.", datetime(2026, 11, 24, 10, 15)),
        Column("replaced_at", pa.timestamp("us"), "When it was replaced, UTC.", datetime(2026, 11, 25, 10, 15)),
    ),
)
