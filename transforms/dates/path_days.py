"""Read the day that the name of a file, its folders or an address have: `2016-09-12_budget.txt`, `/2016/09/12/`.

It is the weakest evidence: such a day may be that of storing. What goes before it is decided in publication_day.py.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from transforms.knowledge.calendar import is_month_name, month_of

_YEAR = r"(?<!\d)(?P<year>19[5-9]\d|20\d\d)"
# In a name, digits with or without marks; over folders, one each, the month perhaps by its name or behind a section.
_IN_NAME = re.compile(rf"{_YEAR}(?P<mark>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
# "14-05-2016", "5.14.2016": only where one of the two numbers is no month, so that the order is not open.
_BEFORE_YEAR = rf"(?P<mark>[-_.]){{}}(?P=mark){_YEAR}(?!\d)"
_DAY_FIRST = re.compile(r"(?<![\d.])(?P<day>1[3-9]|2\d|3[01])" + _BEFORE_YEAR.format(r"(?P<month>0?[1-9]|1[0-2])"))
_MONTH_FIRST = re.compile(r"(?<![\d.])(?P<month>0?[1-9]|1[0-2])" + _BEFORE_YEAR.format(r"(?P<day>1[3-9]|2\d|3[01])"))
_IN_FOLDERS = re.compile(
    r"/(?P<year>19[5-9]\d|20\d\d)/(?:[a-z][a-z._-]+/)?(?P<month>0?[1-9]|1[0-2]|[a-z]{3})/(?P<day>0?[1-9]|[12]\d|3[01])/"
)
_NAME_FORMS = (_IN_NAME, _DAY_FIRST, _MONTH_FIRST)


@dataclass(frozen=True, slots=True)
class PathDay:
    """A day of a path, with the words that say it."""

    day: date
    words: str


def find_day_in_path(address: str) -> PathDay | None:
    """Find the one day that a path or an address has: in the file's name, else over folders, else in a folder's name.

    None where there is none, or where the name has two.
    """
    path = unquote(urlsplit(address).path)
    folders, _, name = path.rpartition("/")
    parents = folders.rsplit("/", 1)[-1]
    for pattern, text in (
        *((form, name) for form in _NAME_FORMS),
        (_IN_FOLDERS, f"{folders}/".lower()),
        *((form, parents) for form in _NAME_FORMS),
    ):
        days = {PathDay(day, match[0].strip("/")) for match in pattern.finditer(text) if (day := _read_day(match))}
        if len({found.day for found in days}) == 1:
            return next(iter(days))
        if days:
            return None
    return None


def _read_day(match: re.Match[str]) -> date | None:
    month = match["month"]
    if not month.isdigit() and not is_month_name(month):
        return None
    try:
        return date(int(match["year"]), int(month) if month.isdigit() else month_of(month), int(match["day"]))
    except ValueError:  # 31 April
        return None
