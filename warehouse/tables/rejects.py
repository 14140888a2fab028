"""Inputs that did not become documents."""

from datetime import datetime

import pyarrow as pa

from warehouse.fields import RUN_ID, Column, Table

STAGES = ("read", "parse", "annotate", "store")
_NO_BYTES = "No bytes could be read."
TABLE = Table(
    name="rejects",
    row_is="an input that did not become a document",
    key=("reject_id",),
    shared=True,
    columns=(
        Column(
            "reject_id",
            pa.string(),
            "Made from source_uri, raw_sha256, stage and reason_code: the same failure again is the same row.",
            "41c07b35ae9d2f68",
            form="[0-9a-f]{16}",
        ),
        RUN_ID,
        Column(
            "source_uri",
            pa.string(),
            "Where it was read: absolute and percent-encoded.",
            "file:///news/broken.txt",
            null_means="It was not read from anywhere.",
        ),
        Column("stage", pa.string(), "Where it failed.", "parse", one_of=STAGES),
        Column("reason_code", pa.string(), "Why, in one word.", "empty"),
        Column("message", pa.string(), "Why, for a person.", "the file has no characters"),
        Column(
            "raw_sha256",
            pa.string(),
            "SHA-256 of its bytes.",
            "a7" * 32,
            null_means=_NO_BYTES,
            form="[0-9a-f]{64}",
        ),
        Column(
            "quarantine_path",
            pa.string(),
            "Where its bytes lie, relative to the data folder.",
            "quarantine/" + "a7" * 32,
            null_means=_NO_BYTES,
            form="quarantine/[0-9a-f]{64}",
        ),
        Column(
            "retry_at",
            pa.timestamp("us"),
            "From when on the next run tries it again by itself, UTC: the end of an embargo.",
            datetime(2026, 11, 29, 6, 0),
            null_means="It is tried again on demand: `wireroom ingest --rejected`.",
        ),
        Column(
            "input_metadata",
            pa.string(),
            "What was said of it beside its bytes (time, media type, source, metadata), as JSON, for another try.",
            '{"source": "harbour desk", "metadata": {"publisher": "Harbour Gazette"}}',
            null_means="Nothing was said, no bytes are kept, or an older program wrote the row.",
        ),
    ),
)
