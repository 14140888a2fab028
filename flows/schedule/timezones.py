"""Choose the time zone in which a cron expression is read: the one that is asked for, else this machine's."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from flows.errors import WrongCall

UTC = "UTC"


def choose_timezone(wanted: str | None) -> str:
    """Give the name of the zone `wanted`, else of this machine's zone, else UTC.

    Raises:
        WrongCall: no zone has the name `wanted`, or this machine has no data of time zones.
    """
    zones = available_timezones() | {UTC}
    if wanted is None:
        local = _find_local_zone()
        return local if local in zones else UTC
    if wanted in zones:
        return wanted
    known = {zone.casefold(): zone for zone in zones}
    if zone := known.get(wanted.casefold().replace(" ", "_")):
        return zone
    if zones == {UTC}:
        raise WrongCall(f"--timezone {wanted}: this machine has no time zone data: pip install tzdata, or take UTC")
    raise WrongCall(f"--timezone {wanted}: there is no such zone; name one such as Europe/Lisbon, or UTC")


def _find_local_zone() -> str | None:
    """Name the zone of this machine; None where TZ or its files name none."""
    import tzlocal

    try:
        name: str | None = tzlocal.get_localzone_name()
        ZoneInfo(name or UTC)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return name
