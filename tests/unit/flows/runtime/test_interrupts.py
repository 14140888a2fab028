"""Ctrl-C is held back where it would break something, and let through where it would not."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.runtime.interrupts import allow_interrupts, end_by_sigterm, hold_interrupts

ROOT = Path(__file__).parents[4]


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_what_comes_while_it_is_held_is_raised_at_the_end() -> None:
    done = False
    with pytest.raises(KeyboardInterrupt), hold_interrupts():
        press_ctrl_c()
        done = True
    assert done


def test_a_second_one_is_raised_at_once() -> None:
    with pytest.raises(KeyboardInterrupt), hold_interrupts():
        press_ctrl_c()
        press_ctrl_c()
        pytest.fail("the second one went unheard")


def test_within_a_held_block_it_may_be_let_through() -> None:
    with pytest.raises(KeyboardInterrupt), hold_interrupts(), allow_interrupts():
        press_ctrl_c()
        pytest.fail("it was held back")


def test_what_came_before_is_raised_where_it_is_let_through() -> None:
    with pytest.raises(KeyboardInterrupt), hold_interrupts():
        press_ctrl_c()
        with allow_interrupts():
            pytest.fail("it was forgotten")


def test_afterwards_all_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with hold_interrupts(), allow_interrupts():
        assert signal.getsignal(signal.SIGINT) is before
    with allow_interrupts():
        assert signal.getsignal(signal.SIGINT) is before
    assert signal.getsignal(signal.SIGINT) is before


def test_sigterm_ends_a_run_by_itself_and_lets_it_say_so() -> None:
    code = (
        "import os, signal; from flows.runtime.interrupts import end_by_sigterm\n"
        "with end_by_sigterm():\n"
        "    try:\n"
        "        os.kill(os.getpid(), signal.SIGTERM)\n"
        "        signal.pause()\n"
        "    finally:\n"
        "        print('said', flush=True)\n"
        "print('went on')"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert (ended.returncode, ended.stdout) == (-signal.SIGTERM, "said\n")


def test_sigterm_is_as_before_after_the_block() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with end_by_sigterm():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_an_error_that_sigterm_led_to_ends_the_process_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _process, number: sent.append(number))
    prefects = type("TerminationSignal", (BaseException,), {})
    with pytest.raises(ValueError, match="not set"), end_by_sigterm():
        try:
            raise prefects
        except prefects:
            raise ValueError("not set")  # noqa: B904 (as Prefect does)
    assert sent == [signal.SIGTERM]
    with pytest.raises(ValueError, match="other"), end_by_sigterm():
        raise ValueError("other")
    assert sent == [signal.SIGTERM]
