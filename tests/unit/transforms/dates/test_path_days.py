"""Days in the names of files, of their folders, and in addresses."""

from datetime import date

import pytest

from transforms.dates.path_days import find_day_in_path


@pytest.mark.parametrize(
    ("address", "day"),
    [
        pytest.param("file:///in/2016-09-12_budget.txt", date(2016, 9, 12), id="before the name"),
        pytest.param("file:///in/budget_20160912.txt", date(2016, 9, 12), id="behind the name, without marks"),
        pytest.param("file:///in/2016/09/12/budget.txt", date(2016, 9, 12), id="folders"),
        pytest.param("https://news.example/2016/sep/12/budget", date(2016, 9, 12), id="the month by its name"),
        pytest.param("https://news.example/2016/POLITICS/09/12/budget/index.html", date(2016, 9, 12), id="a section"),
        pytest.param("file:///in/2016-09-12/budget.txt", date(2016, 9, 12), id="one folder"),
        pytest.param("file:///in/2015/01/01/2016-09-12.txt", date(2016, 9, 12), id="the name goes before folders"),
        pytest.param("file:///in/14-09-2016 budget.txt", date(2016, 9, 14), id="the day first"),
        pytest.param("file:///in/budget_9.14.2016.txt", date(2016, 9, 14), id="the month first"),
        pytest.param("file:///in/in.zip!/14.09.2016/budget.txt", date(2016, 9, 14), id="in a folder of an archive"),
        pytest.param("file:///in/12-09-2016.txt", None, id="an open order"),
        pytest.param("file:///in/v1.14.9.2016.txt", None, id="a version"),
        pytest.param("file:///in/14-09-2016_15-09-2016.txt", None, id="two days, day first"),
        pytest.param("file:///in/2016-09-12_to_2016-09-14.txt", None, id="two days"),
        pytest.param("file:///in/budget-20161399.txt", None, id="a number"),
        pytest.param("file:///in/120160912345.txt", None, id="a longer number"),
        pytest.param("file:///in/2016-02-31.txt", None, id="no such day"),
        pytest.param("file:///in/2016/09/budget.txt", None, id="a month"),
    ],
)
def test_day_of_a_path(address: str, day: date | None) -> None:
    found = find_day_in_path(address)
    assert (found and found.day) == day
