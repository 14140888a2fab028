"""What is asked is read as it was meant."""

from datetime import date

import pytest

from flows.cli.answers import choose_limit, read_conditions, split_words
from flows.cli.rows_output import OutputForm
from flows.errors import WrongCall


@pytest.mark.parametrize(
    ("words", "sought"),
    [
        (["plan", "stand"], ["plan", "stand"]),
        (["will  stand"], ["will stand"]),
        (['"will stand"'], ["will stand"]),
        (['plan "will stand" quay'], ["plan", "will stand", "quay"]),
        (['"plan'], ["plan"]),
        (["", " ", "-"], []),
    ],
)
def test_what_is_in_quotes_is_a_phrase(words: list[str], sought: list[str]) -> None:
    assert split_words(words) == sought


def test_a_month_is_all_of_its_days() -> None:
    conditions = read_conditions("Silva", None, None, "2017-02", "2017-02")
    assert (conditions.since, conditions.until) == (date(2017, 2, 1), date(2017, 2, 28))
    with pytest.raises(WrongCall, match="--until: 'soon' is no day"):
        read_conditions(None, None, None, None, "soon")
    with pytest.raises(WrongCall, match="--since 2017-03 is later than --until 2017-02"):
        read_conditions(None, None, None, "2017-03", "2017-02")


def test_rows_are_all_of_them_unless_a_limit_is_given() -> None:
    assert choose_limit(None, OutputForm.TEXT, 5) == 5
    assert choose_limit(None, OutputForm.CSV, 5) is None
    assert choose_limit(7, OutputForm.JSON, 5) == 7
