"""Look up time zones by the names that news and pages write: "EST", "CET".

The zones are in `data/world/time_zones.tsv`, read once, when first asked for. Times are read in
`dates/written_times.py`, the order of a date's numbers in `dates/day_order.py`.
"""

from dataclasses import dataclass
from functools import cache

from transforms.knowledge.tables import read_padded_rows

_IN_AMERICA = {"america": True, "elsewhere": False}


@dataclass(frozen=True, slots=True)
class TimeZone:
    """A zone by its name; `is_american` is of the United States, None where the name does not decide it."""

    minutes: int | None  # from UTC; None for a name of two times: ET
    is_american: bool | None


def look_up_time_zone(name: str) -> TimeZone | None:
    """Look up a zone by its name in capitals; None for names that are none, or several zones'."""
    return _read_time_zones().get(name)


@cache
def _read_time_zones() -> dict[str, TimeZone]:
    return {
        name: TimeZone(int(minutes) if minutes else None, _IN_AMERICA.get(side))
        for name, minutes, side, *_ in read_padded_rows("world/time_zones")
    }
