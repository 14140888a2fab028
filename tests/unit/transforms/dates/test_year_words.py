"""Whether a number is a year and a word a month."""

import pytest

from tests.unit.transforms.dates.dated_texts import read_dates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("It opened in 2016.", ["2016"], id="behind a preposition"),
        pytest.param("The poet (1999) is dead.", ["1999"], id="in brackets"),
        pytest.param("They sold 2016 percent more.", [], id="before a unit"),
        pytest.param("No. 2016 is on sale.", [], id="a number of a row"),
        pytest.param("More than 2016 came.", [], id="a count"),
        pytest.param("It opened in April.", ["2024-04"], id="a month behind a preposition"),
        pytest.param("April came.", [], id="a name perhaps"),
        pytest.param("September came.", ["2023-09"], id="a month that is no name"),
        pytest.param("It opened that September.", [], id="of a year that is not known"),
    ],
)
def test_values_are(text: str, values: list[str]) -> None:
    assert [value for _, value in read_dates(text)] == values
