"""The exit codes of `wireroom`; README has them too.

Values only. Which error gets which code: `main` in __init__.py.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says to its caller when it ends."""

    DONE = 0
    FAILED = 1  # or `check` found something wrong, or `status --fail-on-alarm` an alarm
    WRONG_CALL = 2
    REJECTED = 3  # done, but some inputs were rejected, by `ingest` for the first time
    STOPPED = 130  # Ctrl-C: 128 and the number of the signal, as shells have it
