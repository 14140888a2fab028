"""Questions are written over the index, with values as literals that end nowhere."""

from warehouse.browse.parameters import CountQuestion, QuoteChoice
from warehouse.browse.questions import write_count, write_listed, write_page, write_totals
from warehouse.queries.measures import Measure


def test_a_count_joins_what_it_counts_by() -> None:
    sql = write_count(
        CountQuestion(Measure.QUOTES, ("speaker", "type"), QuoteChoice({"topic": "x' --"}), has_types=True)
    )
    assert "JOIN speakers USING (quote_id)" in sql and "topic_1 = 'x'' --'" in sql and "FILTER" in sql
    assert "JOIN" not in write_count(CountQuestion(Measure.QUOTES, (), QuoteChoice({"speaker": "a"})))
    assert "JOIN speakers" in write_count(CountQuestion(Measure.SPEAKERS, ("type",), QuoteChoice()))


def test_words_are_a_table_of_numbers() -> None:
    for write in (write_totals, write_page):
        assert "FROM found" in write(QuoteChoice({}, ("port",))) and "WHERE" not in write(QuoteChoice())


def test_rows_are_asked_by_their_places() -> None:
    assert "[8, 2, 3]" in write_listed([9, 3, 4])
