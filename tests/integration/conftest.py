"""One Prefect server for all flow tests, invented articles for them, and a browser for those of pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from benchmarks.docs.browser import Browser, open_browser
from warehouse import store
from warehouse.bi import reader
from warehouse.tables import TABLES

# Prefect reads it when it is imported: before any test module of this folder does that.
os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="wireroom-prefect-")

PEOPLE = ("Ana Silva", "Rui Costa", "Marta Lindholm", "Owen Achterberg", "Ines Falk", "Tomas Brandt", "Lena Okafor")
TOWNS = ("LISBON", "OSLO", "GRAZ", "PORTO", "TURKU")
SUBJECTS = ("the harbour wall", "a tram to the airport", "the new library", "a tax on parking", "the winter timetable")


def pytest_configure(config: pytest.Config) -> None:
    # of Prefect's server and its database library, thousands of them
    config.addinivalue_line("filterwarnings", "ignore:Type object:DeprecationWarning")


@pytest.fixture(scope="session", autouse=True)
def prefect_api() -> Iterator[str]:
    from flows.runtime import prefect_server

    with prefect_server.use_api() as url:
        yield url


def article(number: int) -> str:
    """A short article of its own: no two numbers give the same text."""
    person, town = PEOPLE[number % len(PEOPLE)], TOWNS[number % len(TOWNS)]
    subject = SUBJECTS[number // len(PEOPLE) % len(SUBJECTS)]
    return (
        f"Council votes on {subject}, item {number}\n\n"
        f"{town}, March {1 + number % 28}, 2021. The council of the town talked about {subject} on Monday.\n\n"
        f'"We have {number + 2} offers on the table," councillor {person} said. "None of them is cheap."\n\n'
        f"According to {person}, the work begins in spring. The opposition said it would vote against item {number}.\n"
    )


@pytest.fixture
def busy_once(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Have the store say once that another writer was faster; give the list of what is tried to be stored."""
    real, tries = store.append, list[object]()

    def append(*given: Any, **named: Any) -> Any:
        tries.append(given)
        if len(tries) == 1:
            raise store.StoreBusy("another writer was faster")
        return real(*given, **named)

    monkeypatch.setattr(store, "append", append)
    return tries


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write the articles `numbers` into a folder of the test, and give that."""

    def write(numbers: range, name: str = "in") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for number in numbers:
            (folder / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
        return folder

    return write


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, dict[str, Any]]]:
    """Call the command line in this process; give its exit code and the object of its last line, if it printed one."""
    from flows.cli import main

    def call(*arguments: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        lines = capsys.readouterr().out.splitlines()
        return code, json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}

    return call


def started(*arguments: object, **variables: str) -> subprocess.Popen[str]:
    """Start a command as a process of its own."""
    command = [sys.executable, "-m", "flows", *(str(one) for one in arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env={**os.environ, **variables})


def counts(outcome: dict[str, Any]) -> tuple[int, ...]:
    """Seen, added, revised, unchanged, rejected."""
    return tuple(outcome[f"documents_{name}"] for name in ("seen", "added", "revised", "unchanged", "rejected"))


def stored(data: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of bi/ but those that tell runs apart, in the order of their keys."""
    kept = [name for name in TABLES if name not in {"runs", "run_measures", "topics"}]
    return {name: _rows(reader.read(data, name), TABLES[name].key) for name in kept}


def _rows(table: pa.Table, key: tuple[str, ...]) -> list[dict[str, Any]]:
    kept = table.drop_columns([name for name in ("run_id", "ingested_at", "replaced_at") if name in table.column_names])
    return sorted(kept.to_pylist(), key=lambda row: [str(row[name]) for name in key])


def files_of_bi(data: Path) -> dict[str, int]:
    """Every file of bi/ with its inode, but those of `runs`."""
    bi = (data / "bi").resolve()
    return {str(path.relative_to(bi)): path.stat().st_ino for path in bi.glob("*/*") if path.parent.name != "runs"}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser without a window, for the tests of one module."""
    with open_browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, report: Path) -> Browser:
    """The browser with the module's own `report` open, as wide as a desk has it."""
    browser.resize(1280, 900)
    browser.open(report)
    return browser
