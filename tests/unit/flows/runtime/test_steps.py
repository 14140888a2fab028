"""A step is a plain function without a flow, and tries again what another try can cure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.runtime import steps
from flows.runtime.steps import Retries, step

RETRIES = Retries((ConnectionError,), delays_seconds=(1, 2, 4))


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, none of which pass."""
    waited: list[float] = []
    monkeypatch.setattr(steps.time, "sleep", waited.append)
    monkeypatch.setattr(steps, "_is_flow_running", lambda: False)
    return waited


def failing(errors: list[Exception]) -> Callable[[str], int]:
    """A step that raises `errors`, one a try, and then gives how often it was tried."""
    tries = []

    @step("store", "{label}", RETRIES)
    def store(label: str) -> int:
        tries.append(label)
        if len(tries) <= len(errors):
            raise errors[len(tries) - 1]
        return len(tries)

    return store


def test_what_may_pass_is_tried_again_after_growing_delays(waits: list[float]) -> None:
    assert failing([ConnectionError("one"), ConnectionError("two")])("a") == 3
    assert len(waits) == 2
    assert all(delay / 2 <= wait <= delay * 1.5 for delay, wait in zip((1, 2), waits, strict=True))


def test_the_last_error_is_raised(waits: list[float]) -> None:
    with pytest.raises(ConnectionError, match="4"):
        failing([ConnectionError(str(number)) for number in range(1, 6)])("a")
    assert len(waits) == 3


def test_what_no_try_cures_is_raised_at_once(waits: list[float]) -> None:
    with pytest.raises(OSError, match="full"):
        failing([OSError("full")])("a")
    assert waits == []


def test_a_step_without_retries_is_tried_once(waits: list[float]) -> None:
    @step("read", "{path}")
    def read(path: str) -> str:
        raise ConnectionError(path)

    with pytest.raises(ConnectionError, match="a.txt"):
        read("a.txt")
    assert waits == []


def test_a_stop_that_prefect_answers_with_an_error_of_its_own_is_a_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = KeyboardInterrupt()

    def begin(*_given: object, **_named: object) -> None:
        try:
            raise stop
        except KeyboardInterrupt:
            raise ValueError("Task run is not set")  # noqa: B904 (as Prefect does)

    monkeypatch.setattr(steps, "_is_flow_running", lambda: True)
    monkeypatch.setattr(steps, "_make_task", lambda *_given: begin)
    with pytest.raises(KeyboardInterrupt) as raised:
        failing([])("a")
    assert raised.value is stop
