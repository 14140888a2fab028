"""Times as inputs write them, and the day of publication, from dateline, text and fetch time."""
