"""Sites, feeds and folders that are read again and again: what came of each the last time."""

from datetime import datetime

import pyarrow as pa

from warehouse.fields import Column, Table

_NEVER = "It has not happened yet."
_NO_ITEMS = "No run has found items in it yet."
_NO_EARLIER = "Fewer than two runs have found items in it."
# What is counted of a run's items, each also for the run before.
COUNTS = (
    ("items", "Articles that were read from it."),
    ("rejected", "Inputs of it that did not become articles."),
    ("empty", "Of the rejected, those without the text of an article."),
    ("short", "Articles of fewer than 50 words."),
    ("undated", "Articles that say no day of publication beside their text."),
)


def _count_columns() -> tuple[Column, ...]:
    last = [
        Column(f"{name}_count", pa.int64(), f"{meaning} In the last run that found any.", 12, _NO_ITEMS, unit="inputs")
        for name, meaning in COUNTS
    ]
    earlier = [
        Column(
            f"earlier_{name}_count", pa.int64(), f"{meaning} In the run before that.", 11, _NO_EARLIER, unit="inputs"
        )
        for name, meaning in COUNTS
    ]
    return (*last, *earlier)


TABLE = Table(
    name="sources",
    row_is="one source that is read again and again, as sources.toml names it",
    key=("source",),
    shared=True,
    in_batches=False,
    columns=(
        Column("source", pa.string(), "Its name, as in documents.source.", "port-news"),
        Column("url", pa.string(), "Where it is read: a URL, a folder or a pattern.", "https://example.org/feed"),
        Column("etag", pa.string(), "What its server calls the version read last.", '"5f0c"', "It does not say."),
        Column(
            "last_modified",
            pa.string(),
            "When it was changed, in the words of its server.",
            "Tue, 24 Nov 2026 10:15:00 GMT",
            "It does not say.",
        ),
        Column("last_checked_at", pa.timestamp("us"), "When it was asked last, UTC.", datetime(2026, 11, 24, 10, 15)),
        Column(
            "last_success_at",
            pa.timestamp("us"),
            "When it last answered as it should, UTC.",
            datetime(2026, 11, 24, 10, 15),
            _NEVER,
        ),
        Column("last_status", pa.int32(), "Status of its last answer.", 200, "There was none, or it is no URL."),
        Column("error", pa.string(), "Why it could not be read the last time.", "404 Not Found", "It could."),
        *_count_columns(),
    ),
)
