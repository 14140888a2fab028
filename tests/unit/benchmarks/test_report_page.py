"""A report is timed with as many articles as are asked for, and with words that stand in it."""

from pathlib import Path

import pytest

from benchmarks.docs.report_page import (
    PageTiming,
    choose_words,
    describe_timings,
    main,
    repeat_articles,
    write_report_of,
)
from tests.kit.report import report_warehouse
from warehouse.queries.selection import Selection
from warehouse.report.facts import ReportFacts, read_facts


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_warehouse(tmp_path_factory.mktemp("timed") / "data", 6)


@pytest.fixture(scope="module")
def facts(data: Path) -> ReportFacts:
    return read_facts(data, Selection())


def test_articles_come_again_with_their_quotes(facts: ReportFacts) -> None:
    count = len(facts.articles)
    repeated = repeat_articles(facts, 2 * count + 1)
    first = sum(quote.row["document_id"] == facts.articles[0]["document_id"] for quote in facts.quotes)
    assert len(repeated.quotes) == 2 * len(facts.quotes) + first
    assert len({article["document_id"] for article in repeated.articles}) == 2 * count + 1
    assert [article["text"] for article in repeated.articles[count:-1]] == [one["text"] for one in facts.articles]
    told = [quote.row["statement_id"] for quote in repeated.quotes]
    assert set(told[len(facts.quotes) :]) == {None} and set(told) > {None}


def test_a_report_of_given_facts_is_written(facts: ReportFacts, data: Path, tmp_path: Path) -> None:
    size = write_report_of(repeat_articles(facts, 20), data, tmp_path / "report.html")
    assert size.article_count == 20
    assert size.byte_count == (tmp_path / "report.html").stat().st_size


def test_each_round_searches_other_words_of_the_quotes(facts: ReportFacts) -> None:
    first, second = (choose_words(facts, seed) for seed in range(2))
    words = {word for quote in facts.quotes for word in quote.row["text"].split()}
    assert first != second and set(first) | set(second) <= words


def test_figures_are_medians_with_their_spread() -> None:
    timings = [PageTiming(0.1 * n, 0.2 * n, 0.3 * n, 0.4 * n, 0.5 * n, (0.01 * n, 0.03 * n)) for n in (1, 2, 3)]
    lines = describe_timings(timings)
    assert lines[0] == "first paint     0.20 (0.10 to 0.30) s"
    assert lines[-1] == "search, later   0.04 (0.02 to 0.06) s"


def test_without_a_browser_one_line_says_so(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmarks.docs.browser.find_browser", lambda: None)
    assert main(["--data", str(data)]) == 1
    assert "no Chromium is found" in capsys.readouterr().err
