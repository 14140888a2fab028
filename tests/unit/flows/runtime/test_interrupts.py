"""Ctrl-C is held back where it would break something, and let through where it would not."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from itertools import pairwise
from pathlib import Path

import pytest

from flows.runtime.interrupts import Terminated, allow_interrupts, end_by_sigterm, find_stop, hold_interrupts

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


def ended_by(body: str) -> tuple[int, str, str]:
    """The exit code and what was printed of a process that gets SIGTERM by `body`, within the block."""
    code = (
        "import os, signal, time; from flows.runtime.interrupts import end_by_sigterm\n"
        "def tell(): print('told', flush=True)\n"
        "def send(): os.kill(os.getpid(), signal.SIGTERM)\n"
        f"with end_by_sigterm(tell):\n{textwrap.indent(textwrap.dedent(body), '    ')}\n"
        "print('went on')"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    return ended.returncode, ended.stdout, ended.stderr


def test_sigterm_ends_a_run_by_itself_and_lets_it_say_so() -> None:
    body = """
    try:
        send()
        signal.pause()
    finally:
        print('said', flush=True)
    """
    code, out, error = ended_by(body)
    assert (code, out) == (-signal.SIGTERM, "said\ntold\n")
    assert error.count("\n") == 1 and "what is stored is whole" in error


def test_sigterm_ends_a_run_also_where_the_process_is_the_first_of_a_container(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "kill", lambda _process, _number: None)  # the first one is spared by signals of no handler
    with pytest.raises(SystemExit) as ended, end_by_sigterm():
        raise Terminated
    assert ended.value.code == 143


@pytest.mark.slow
def test_a_run_that_goes_on_for_all_that_is_ended() -> None:
    body = """
    send_at = time.monotonic()
    while True:
        try:
            if send_at:
                send_at = 0
                send()
            time.sleep(600)
        except BaseException:
            pass
    """
    start = time.monotonic()
    code, out, error = ended_by(body)
    assert (code, out) == (128 + signal.SIGTERM, "told\n")
    assert error.count("\n") == 1
    assert time.monotonic() - start < 60


def test_sigterm_is_as_before_after_the_block() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with end_by_sigterm():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_an_error_that_sigterm_led_to_ends_the_process_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _process, number: sent.append(number))
    prefects = type("TerminationSignal", (BaseException,), {})
    with pytest.raises(SystemExit), end_by_sigterm():
        try:
            raise prefects
        except prefects:
            raise ValueError("not set")  # noqa: B904 (as Prefect does)
    assert sent == [signal.SIGTERM]
    with pytest.raises(ValueError, match="other"), end_by_sigterm():
        raise ValueError("other")
    assert sent == [signal.SIGTERM]


def chained(*errors: BaseException, is_cause: bool = False) -> BaseException:
    """The last of some errors, each raised in answer to the one before it."""
    for before, after in pairwise(errors):
        after.__cause__, after.__context__ = (before, None) if is_cause else (None, before)
    return errors[-1]


@pytest.mark.parametrize("is_cause", [True, False])
@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Terminated()])
def test_a_stop_is_found_behind_errors_that_it_led_to(stop: BaseException, is_cause: bool) -> None:
    assert find_stop(stop) is stop
    assert find_stop(chained(stop, OSError(), ValueError(), is_cause=is_cause)) is stop


def test_a_stop_is_found_where_an_error_has_another_cause_as_well() -> None:
    error = ValueError()
    error.__cause__, error.__context__ = OSError(), KeyboardInterrupt()
    assert find_stop(error) is error.__context__


def test_an_error_of_its_own_is_no_stop_even_where_errors_go_round_in_a_circle() -> None:
    first, second = OSError(), ValueError()
    first.__context__, second.__context__ = second, first
    assert find_stop(first) is None
