"""Run the reader of an office format in a child process, and say what became of it.

What the child does: child.py. The seconds and the memory it gets are decided here and nowhere else.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from transforms.document import RejectReason

# Seconds that a file may take; a book of 1,000 pages takes ten.
TIME_BOX_SECONDS = 60.0
# Memory that the child may use, in bytes; Python and the library take a tenth of it.
MEMORY_BYTES = 2_000_000_000
_CHILD = Path(__file__).with_name("child.py")
# Words of PDFium for a file that opens by a password only.
_PASSWORD = "password"
_OUT_OF_MEMORY = "MemoryError"
# What Python writes before the words of an error; it says nothing to whoever reads why a file was rejected.
_ERROR_CLASS = re.compile(r"^[\w.]*(?:Error|Exception): (?=.)")


class OfficeReadError(Exception):
    """A file that the child could not read: a reason of RejectReason and a message."""

    def __init__(self, reason: RejectReason, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def read_in_child(
    kind: str,
    library: str,
    body: bytes,
    *,
    time_box_seconds: float = TIME_BOX_SECONDS,
    memory_bytes: int = MEMORY_BYTES,
) -> dict[str, Any]:
    """Read `body`, of kind "docx" or "pdf", by a library that the extra of the kind's name installs.

    Raises:
        OfficeReadError: the library is missing, the time is over, the child crashed, or the file has a password.
    """
    if find_spec(library) is None:
        message = f'{library} is missing; install it by: pip install "wireroom[{kind}]"'
        raise OfficeReadError(RejectReason.NEEDS_EXTRA, message)
    # -P: the folder of child.py is no place to import from
    command = [sys.executable, "-P", str(_CHILD), kind, str(memory_bytes)]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=time_box_seconds, check=False)
    except subprocess.TimeoutExpired:
        message = f"not read within {time_box_seconds:g} seconds"
        raise OfficeReadError(RejectReason.TIMED_OUT, message) from None
    if done.returncode != 0:
        reason, message = _explain_child_crash(done)
        raise OfficeReadError(reason, message)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _explain_child_crash(done: subprocess.CompletedProcess[bytes]) -> tuple[RejectReason, str]:
    """Explain why a child ended: the last line that it wrote, or the signal that ended it."""
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    last_words = lines[-1] if lines else f"the reader ended with code {done.returncode}"
    if _PASSWORD in last_words.lower():
        return RejectReason.ENCRYPTED, "it opens by a password only"
    if last_words.startswith(_OUT_OF_MEMORY):
        return RejectReason.MALFORMED, "it takes more memory than a reader gets"
    return RejectReason.MALFORMED, _ERROR_CLASS.sub("", last_words)
