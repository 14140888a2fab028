"""Say commands as they can be typed: `.venv/bin/wireroom report` where the program is not on the PATH."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

NAME = "wireroom"


def name_commands(line: str) -> str:
    """Put what this process was called by into the commands that a line for people names."""
    return line.replace(f"`{NAME} ", f"`{_find_typed_name()} ")


def _find_typed_name() -> str:
    typed = sys.argv[0]
    if Path(typed).name != NAME or os.sep not in typed:
        return NAME  # a module, a test, a worker: its own call is no command
    on_path = shutil.which(NAME)
    return NAME if on_path and Path(on_path).resolve() == Path(typed).resolve() else shlex.quote(typed)
