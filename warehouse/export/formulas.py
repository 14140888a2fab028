"""Keep spreadsheets from running text of an article as a formula when they open a CSV file."""

from __future__ import annotations

import re

# A cell that begins so is a formula to a spreadsheet, or hides one behind a tab or a return.
_FORMULA_START = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*%?")


def escape_formula(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run; "-12.5" is a number and stays one.

    Spreadsheets take the apostrophe as a sign that the rest is text.
    """
    is_harmless = _FORMULA_START.match(text) is None or _NUMBER.fullmatch(text) is not None
    return text if is_harmless else f"'{text}"
