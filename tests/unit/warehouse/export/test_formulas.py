"""No text of an article is a formula to a spreadsheet."""

import pytest

from warehouse.export.formulas import escape_formula


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-12.5", "-12.5"),
        ("+1,204", "+1,204"),
        ("-3%", "-3%"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_what_would_be_a_formula_gets_an_apostrophe(text: str, escaped: str) -> None:
    assert escape_formula(text) == escaped
