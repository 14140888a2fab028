"""Months and weekdays in English."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}


def is_month(name: str) -> bool:
    """Say whether a word begins like a month's name."""
    return name[:3].lower() in _NUMBERS


def month_of(name: str) -> int:
    """Give the number, 1 to 12, of a month by its name, or by three letters of it or more.

    Raises:
        KeyError: it is no month.
    """
    return _NUMBERS[name[:3].lower()]
