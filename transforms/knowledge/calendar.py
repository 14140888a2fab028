"""Look up months, weekdays and parts of a day by their English names.

It reads single words; days in sentences are read in `circumstances/days.py`, datelines in `structure/datelines.py`.
"""

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# Months that are also given names or surnames.
MONTHS_LIKE_NAMES = frozenset(("May", "March", "April", "June", "August"))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
# Letters by which a month is known: "Jan", "Jan.", "January".
_ABBREVIATION_CHARS = 3
_NUMBERS = {name[:_ABBREVIATION_CHARS]: number for number, name in enumerate(MONTHS, start=1)}


def is_month_name(name: str) -> bool:
    """Say whether a word is a month's name or the beginning of one, of three letters or more: "Sept.", not "Mariam"."""
    word = name.rstrip(".").lower()
    return len(word) >= _ABBREVIATION_CHARS and any(month.startswith(word) for month in MONTHS)


def month_of(name: str) -> int:
    """Give the number, 1 to 12, of a month by its name, or by three letters of it or more.

    Raises:
        KeyError: it is no month.
    """
    return _NUMBERS[name[:_ABBREVIATION_CHARS].lower()]
