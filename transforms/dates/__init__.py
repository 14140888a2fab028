"""The day of publication, from dateline, text and fetch time."""
