"""Garbage is collected more rarely where the program is a process of its own."""

from __future__ import annotations

import subprocess
import sys


def test_the_command_line_collects_garbage_rarely() -> None:
    program = "import gc; from flows.cli import main; main(['--version']); print(gc.get_threshold()[0])"
    printed = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert int(printed.splitlines()[-1]) >= 10_000
