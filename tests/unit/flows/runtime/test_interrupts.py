"""Ctrl-C is held back where it would break something, and let through where it would not."""

import os
import signal

import pytest

from flows.runtime.interrupts import allow_interrupts, hold_interrupts


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
