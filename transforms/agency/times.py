"""Choose the time of publication among those of an agency's item; how times are written: `dates/written_times.py`."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.dates.written_times import TimePrecision, publish_written_time, read_written_time
from transforms.document import Published


def read_agency_published(candidates: Iterable[tuple[str, str | None]]) -> Published | None:
    """Read the time of publication from names and values, the best first; the name becomes the reason.

    A mere day counts where nothing gives the time of day.
    """
    read = [(name, time) for name, value in candidates if (time := read_written_time(value)) is not None]
    timed = (found for found in read if found[1].precision > TimePrecision.DAY)
    name, time = next(timed, read[0] if read else ("", None))
    return publish_written_time(time, name) if time else None
