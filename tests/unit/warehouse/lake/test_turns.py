"""Writers on one disk take turns, and nobody waits for ever or for himself."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.kit.rows import article
from warehouse import store
from warehouse.lake import turns
from warehouse.lake.delta import BATCHES
from warehouse.lake.paths import table_path
from warehouse.lake.turns import take_turn

if sys.platform == "win32":
    pytest.skip("no such locks on Windows", allow_module_level=True)
import fcntl


@contextmanager
def turn_of_another(data: Path) -> Iterator[int]:
    """Hold the turn as another process does."""
    folder = os.open(table_path(data, BATCHES), os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        os.close(folder)


def test_a_turn_is_held_by_one_and_given_back(data: Path) -> None:
    with take_turn(data, BATCHES) as is_held:
        assert is_held
        folder = os.open(table_path(data, BATCHES), os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with take_turn(data, BATCHES) as is_held_twice:
            assert not is_held_twice
    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(folder)


def test_who_waits_gets_the_turn_once_it_is_given_back(data: Path) -> None:
    def wait_for_turn() -> bool:
        with take_turn(data, BATCHES) as is_held:
            return is_held

    with ThreadPoolExecutor(1) as pool:
        with turn_of_another(data):
            waiting = pool.submit(wait_for_turn)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.1)
        assert waiting.result(timeout=turns.LONGEST_WAIT_SECONDS)


def test_a_batch_is_stored_without_the_turn_of_one_who_was_stopped(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LONGEST_WAIT_SECONDS", 0.05)
    with turn_of_another(data):
        assert store.append(data, article("Rain is expected.", guid="turns")).added == 1


def test_without_a_store_there_is_no_turn(tmp_path: Path) -> None:
    with take_turn(tmp_path, BATCHES) as is_held:
        assert not is_held
