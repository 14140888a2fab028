"""Days of statements are counted by quote: given, right, and those that the gold leaves open."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.quality.statement_dates import GOLD, DatedQuote, count_days, find_days, main, read_dated_quotes
from transforms.document import Circumstances, Document, Piece, Quote, Span, SpeechAct

MONDAY = (date(2024, 5, 13), date(2024, 5, 13))
TUESDAY = (date(2024, 5, 14), date(2024, 5, 14))


def gold(days: tuple[date, date] | None, *, is_open: bool = False) -> DatedQuote:
    return DatedQuote("9f2c41d07be35a68", 6, 10, days, is_open)


def test_precision_is_of_those_given_and_recall_of_those_in_the_gold() -> None:
    found = [(gold(MONDAY), MONDAY), (gold(MONDAY), None), (gold(None), TUESDAY), (gold(None), None)]
    counted = count_days(found, 5)
    assert (counted["precision"], counted["recall"], counted["quotes_found"]) == (50.0, 50.0, 4)


def test_an_open_one_may_have_no_day_but_no_other() -> None:
    assert count_days([(gold(MONDAY, is_open=True), None)], 1)["gold"] == 0
    assert count_days([(gold(MONDAY, is_open=True), TUESDAY)], 1)["precision"] == 0.0


def test_a_quote_is_found_by_its_cue() -> None:
    quote = Quote(1, (Piece(11, 14),), cue=(Span(6, 10),))
    told = Circumstances(1, SpeechAct.ASSERTED, day=MONDAY[0], period=MONDAY)
    doc = Document("9f2c41d07be35a68", None, "Silva said no.", (), quotes=(quote,), circumstances=(told,))
    assert find_days(gold(None), doc) == MONDAY
    assert find_days(gold(None), None) == find_days(DatedQuote("9f2c41d07be35a68", 11, 14, None), doc)


def test_the_gold_is_whole() -> None:
    quotes = read_dated_quotes(GOLD)
    assert len(quotes) == len({(one.document_id, one.cue_start_char) for one in quotes}) == 200
    assert all(one.days is None or one.days[0] <= one.days[1] for one in quotes)


def test_without_the_articles_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--bench", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
