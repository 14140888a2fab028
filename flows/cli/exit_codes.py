"""The exit codes of `wireroom`, each with its meaning; README has them too.

Values only. Which error gets which code: `main` in __init__.py.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Self


class ExitCode(IntEnum):
    """What the process says to its caller when it ends."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Self:
        """Make a member of a code and its meaning in words."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    DONE = 0, "all was done"
    FAILED = (
        1,
        "the run failed, and the same command goes on once the cause is mended; or `check` found something wrong, or "
        "`status --fail-on-alarm` an alarm",
    )
    WRONG_CALL = 2, "a wrong call: one line on standard error says what to do"
    REJECTED = 3, "done, but some inputs were rejected, by `ingest` for the first time"
    # 128 and the number of the signal, as shells have it
    STOPPED = 130, "stopped by Ctrl-C"
