"""Read the days between which articles are chosen: `--since` and `--until`, each a day, a month or a year."""

from __future__ import annotations

from datetime import date

from flows.errors import WrongCall
from warehouse.queries.frames import read_first_day, read_last_day
from warehouse.queries.rows import UnfitCondition


def read_period(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """Read the first and the last day that two options ask for; None where one is not given.

    Raises:
        WrongCall: one is no day, or the first lies behind the last.
    """
    days = []
    for option, day, read in (("--since", since, read_first_day), ("--until", until, read_last_day)):
        try:
            days.append(read(day))
        except UnfitCondition as error:
            raise WrongCall(f"{option}: {error}") from None
    first, last = days
    if first and last and first > last:
        raise WrongCall(f"--since {since} is later than --until {until}, so no article is between them; swap them")
    return first, last
