"""The error browser: which misses it takes, what it draws, how the command behaves; PolNeAR need not be there."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import command
from benchmarks.quality import browser, corpus, gold, misses
from benchmarks.quality.misses import Miss, Side
from flows import cli

TEXT = "The ferry is late, Rui Costa said. Ana Silva said that the bridge would open in May, if it rains."


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


TRUE = Side(
    (place("that the bridge would open in May, if it rains"),),
    (place("said that"),),
    (place("Ana Silva"),),
    "Ana Silva",
)
OURS = Side((place("that the bridge would open in May"),), (place("said that"),), (place("Rui Costa"),), "Rui Costa")
MISS = Miss("a", "wrong_edge", "indirect", TEXT, TRUE, OURS)


def test_misses_are_chosen_by_kind_and_type() -> None:
    some = [MISS, Miss("b", "missed", "direct", TEXT, TRUE, None)]
    assert misses.choose_misses(some) == some
    assert misses.choose_misses(some, "missed") == [some[1]]
    assert misses.choose_misses(some, None, "indirect") == [MISS]
    assert misses.choose_misses(some, "missed", "indirect") == []


def test_a_limit_is_spread_over_all() -> None:
    some = [Miss(str(at), "missed", "direct", TEXT, TRUE, None) for at in range(9)]
    assert [one.doc_id for one in misses.spread_misses(some, 3)] == ["0", "3", "6"]
    assert misses.spread_misses(some, 20) == misses.spread_misses(some, None) == some


def test_counts_have_sums() -> None:
    rows = misses.count_misses([MISS, MISS, Miss("b", "wrong_edge", "direct", TEXT, TRUE, OURS)])
    assert rows[0] == ["", "direct", "mixed", "indirect", "all"]
    assert next(row for row in rows if row[0] == "wrong_edge") == ["wrong_edge", "1", "0", "2", "3"]
    assert len({len(line) for line in browser.draw_table_of_misses(rows)}) == 1


def test_a_miss_shows_both_sides_with_colours_and_without() -> None:
    drawn = browser.draw_miss(MISS, 2, 7)
    assert drawn.plain.splitlines()[1].startswith("[2/7] wrong_edge, indirect  a at ")
    assert "gold  that the bridge would open in May, if it rains" in drawn.plain
    assert "ours  that the bridge would open in May\n" in drawn.plain
    assert "source: Rui Costa   name: Rui Costa" in drawn.plain
    styled = {str(span.style): drawn.plain[span.start : span.end] for span in drawn.spans}
    assert styled[browser.BOTH] == "that the bridge would open in May"
    assert styled[browser.GOLD_ONLY] == ", if it rains"
    assert styled[f"{browser.GOLD_SOURCE} bold"] == "Ana Silva"
    assert styled[f"{browser.OUR_SOURCE} bold"] == "Rui Costa"


@pytest.mark.parametrize(("first", "last"), [(0, 40), (2000, 2040), (5000, 5040)])
def test_the_passage_holds_the_miss_and_not_the_whole_text(first: int, last: int) -> None:
    text = "word " * 1008
    (start, end) = (first, last)
    drawn = browser.draw_miss(Miss("a", "missed", "indirect", text, Side(((start, end),)), None), 1, 1)
    assert any(str(span.style) == browser.GOLD_ONLY and span.end - span.start == 40 for span in drawn.spans)
    assert len(drawn.plain) < 600


class FakeScorer:
    """Errors in the form of the set's scorer."""

    @staticmethod
    def error_rows(article: SimpleNamespace, names: dict[tuple[str, str], dict[str, str]]) -> list[tuple[object, ...]]:
        return [("missed", SimpleNamespace(id="E1", type="direct"), None)] + [
            ("spurious", None, SimpleNamespace(id="1", type="direct"))
        ]


@pytest.mark.slow
def test_misses_of_a_scored_run_have_rule_and_reason() -> None:
    text = "“The bridge will open in May,” Ana Silva said.\n"
    row = {"id": "E1", "content": [[24, 28]], "cue": None, "source": []}
    done = corpus.run_bench([{"doc_id": "one", "text": text, "attributions": [row]}])
    article = SimpleNamespace(article=SimpleNamespace(doc_id="one", text=text))
    scores = corpus.Scores(FakeScorer, [article], {("one", "E1"): {"name": "Rui Costa"}}, {})  # type: ignore[arg-type]
    spurious, missed = misses.find_bench_misses(done, scores)
    assert (missed.kind, missed.gold and missed.gold.name, missed.start) == ("missed", "Rui Costa", 24)
    assert spurious.ours is not None and spurious.ours.quote is not None and len(missed.near) == 1
    shown = browser.draw_miss(spurious, 1, 1).plain
    assert "rule marked" in shown and "the source names Ana Silva" in shown


@pytest.mark.slow
def test_own_gold_gives_the_misses_of_its_own_comparison() -> None:
    name = "sport"
    case = gold.read_gold_case(name)
    found = list(misses.find_gold_misses([name]))
    assert {one.kind for one in found} <= set(misses.KINDS) and {one.doc_id for one in found} <= {name}
    lines = gold.score_gold_case(case, gold.rows_of_gold_case(case)[1]).misses
    assert sum(one.kind == "missed" for one in found) == sum(line.startswith("missed") for line in lines)
    assert sum(one.kind == "spurious" for one in found) == sum(line.startswith("spurious") for line in lines)
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.slow
def test_without_a_folder_the_own_gold_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(corpus, "BENCH", tmp_path / "gone")
    assert command.main(["--article", "sport"]) == 0
    out = capsys.readouterr().out
    assert "gone" in out.replace("\n", "") and "own gold: sport" in out
    assert "wrong_speaker" in out


WRONG_CALLS = pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--kind", "odd"], "wrong_edge", id="no such kind"),
        pytest.param(["--type", "odd"], "indirect", id="no such type"),
        pytest.param(["--bench", "gone"], "--bench", id="no such folder"),
        pytest.param(["--gold", "--article", "nosuch"], "nosuch", id="no such article"),
        pytest.param(["--limit", "0"], "--limit", id="no miss"),
    ],
)


def exit_code(arguments: list[str]) -> object:
    """What the process would end with: the parser ends it by itself."""
    try:
        return command.main(arguments)
    except SystemExit as end:
        return end.code


@WRONG_CALLS
def test_a_wrong_call_is_one_line_and_exit_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(arguments) == 2
    error = capsys.readouterr().err
    assert words in error and error.count("\n") == 1


@pytest.mark.slow
@WRONG_CALLS
def test_the_command_that_hands_on_to_it_gives_the_same_line_and_code(
    arguments: list[str], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["bench", *arguments]) == 2
    error = capfd.readouterr().err
    assert words in error and error.count("\n") == 1


def test_an_installed_package_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("flows.cli.bench.find_spec", lambda name: None)
    assert cli.main(["bench"]) == 2
    error = capsys.readouterr().err
    assert "repository" in error and error.count("\n") == 1
