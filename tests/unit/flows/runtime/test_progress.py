"""What a person sees of a run under way."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from flows.runtime import progress
from warehouse.store import Counts


class DrawnBar:
    """Stands in for a bar of rich: keeps what it is told."""

    def __init__(self) -> None:
        self.shown: list[tuple[str, int, int | None]] = []
        self.is_running = False
        self.live = SimpleNamespace(transient=None)

    def add_task(self, description: str, total: int | None) -> int:
        assert (description, total) == ("starting", None)
        return 1

    def start(self) -> None:
        self.is_running = True

    def stop(self) -> None:
        self.is_running = False

    def update(self, _task: int, description: str, completed: int, total: int | None) -> None:
        self.shown.append((description, completed, total))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> DrawnBar:
    bar = DrawnBar()
    monkeypatch.setattr(progress, "_make_bar", lambda: bar)
    return bar


def test_a_bar_moves_by_article_and_the_batch_has_the_last_word(drawn: DrawnBar) -> None:
    bar = progress.Bar()
    bar.starting()
    bar.began(3)
    bar.annotated()
    bar.annotated()
    bar.stored(Counts(seen=3, added=2, unchanged=1))
    assert [(completed, total) for _, completed, total in drawn.shown] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    bar.ended({"status": "succeeded"})
    assert not drawn.is_running and bar.outcome == {"status": "succeeded"}
    assert not drawn.live.transient


def test_how_many_articles_a_container_has_is_not_known_before_its_end(drawn: DrawnBar) -> None:
    bar = progress.Bar()
    bar.began(1)
    bar.stored(Counts(seen=100, added=100))
    assert drawn.shown[-1] == ("articles", 100, None)
    bar.ended({"status": "succeeded"})
    assert drawn.shown[-1] == ("articles", 100, 100)


def test_a_run_that_never_began_gives_the_terminal_back(drawn: DrawnBar) -> None:
    bar = progress.Bar()
    bar.starting()
    assert drawn.is_running
    bar.close()
    assert not drawn.is_running and drawn.live.transient


def test_the_first_sign_is_there_before_the_bar_is_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def make_bar() -> DrawnBar:
        assert capsys.readouterr().err == "starting\r"
        return DrawnBar()

    monkeypatch.setattr(progress, "_make_bar", make_bar)
    progress.Bar().starting()


def test_a_call_that_is_wrong_gives_the_terminal_back(drawn: DrawnBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True)
    with pytest.raises(ValueError, match="wrong"), progress.show_progress(is_quiet=False):
        assert drawn.is_running
        raise ValueError("wrong")
    assert not drawn.is_running and drawn.live.transient


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        pytest.param(2, "2 of 3 articles", id="of what was found"),
        pytest.param(5, "5 articles", id="more than inputs: a container"),
    ],
)
def test_lines_say_how_far_a_run_is(seen: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines: Any = progress.Lines()
    lines.began(3)
    lines.stored(Counts(seen=seen, added=seen))
    first, second = capsys.readouterr().err.splitlines()
    assert first == "3 inputs found" and second.startswith(words)


@pytest.mark.parametrize(("status", "is_hinted"), [("succeeded", True), ("failed", False), ("stopped", False)])
def test_a_run_that_saw_nothing_hints_at_other_formats_unless_it_was_ended(status: str, is_hinted: bool) -> None:
    outcome = {"run_id": "r1", "status": status, "seconds": 0.1, "documents_seen": 0, "documents_added": 0}
    assert ("none was found" in progress.summarize_run(outcome)) == is_hinted
