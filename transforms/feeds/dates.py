"""Choose the time of publication among those of a feed's entry; how times are written: `dates/written_times.py`."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.dates.written_times import read_publication
from transforms.document import Published


def read_feed_published(said: Iterable[tuple[str, str | None]]) -> Published | None:
    """Read the time of publication from elements and what they say, best first; None where none can be read.

    A mere day of publication goes before the time of an update.
    """
    read = (read_publication(value, f"the feed's {element}") for element, value in said)
    return next(filter(None, read), None)
