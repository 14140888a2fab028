"""A process that waits hears the first signal and ends in order; the second one is raised."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from flows.runtime.interrupts import Terminated
from flows.runtime.stop_signals import hear_stop_signals, hide_interrupts


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_wait(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with hear_stop_signals() as signals:
        threading.Timer(0.1, os.kill, (os.getpid(), number)).start()
        start = time.monotonic()
        while signals.came is None and time.monotonic() - start < 50:
            signals.wait(60)
        assert signals.came == number
        signals.wait(60)  # what has come ends each further wait at once
        assert time.monotonic() - start < 50
    assert signal.getsignal(number) is before


def test_the_second_signal_is_raised() -> None:
    with hear_stop_signals() as signals:
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Terminated):
            os.kill(os.getpid(), signal.SIGTERM)
        assert signals.came == signal.SIGTERM


def test_a_wait_ends_with_what_else_is_ready() -> None:
    reading, writing = os.pipe()
    os.write(writing, b".")
    with hear_stop_signals() as signals:
        start = time.monotonic()
        signals.wait(60, reading)
        assert time.monotonic() - start < 50 and signals.came is None
    os.close(reading)
    os.close(writing)


def test_interrupts_do_not_reach_what_is_started_while_they_are_hidden() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGINT); print('went on')"
    with hide_interrupts():
        ended = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert (ended.returncode, ended.stdout) == (0, "went on\n")
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
