"""Call commands as somebody who may not do everything: of another's store, or without a home."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

STRANGER = 65534  # whom the store belongs to where the tests may give it away
_ROOT = Path(__file__).parents[2]
_CALLS = """
import contextlib, io, json, sys
from flows.cli import main
for words in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    print(json.dumps([code, out.getvalue(), err.getvalue()]))
"""


class Answer(NamedTuple):
    """What a command ended with and printed."""

    code: int
    out: str
    error: str


def give_away(data: Path) -> None:
    """Let a folder belong to somebody else; whoever may not do that takes the rights to write from himself."""
    for folder, _, names in os.walk(data):
        for path in (Path(folder), *(Path(folder) / name for name in names)):
            if os.geteuid() == 0:
                os.lchown(path, STRANGER, STRANGER)
            elif path.is_dir() and not path.is_symlink():
                path.chmod(0o555)


def take_back(data: Path) -> None:
    """Let a folder be removed again."""
    for folder, _, _ in os.walk(data):
        Path(folder).chmod(0o755)


def call_without_rights(calls: Sequence[Sequence[str]], variables: Mapping[str, str] | None = None) -> list[Answer]:
    """Call commands in a process that may do no more than its user may; root's privileges are given up."""
    command = [sys.executable, "-c", _CALLS, json.dumps([list(words) for words in calls])]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        assert setpriv, "util-linux has setpriv"
        command = [setpriv, "--bounding-set=-all", "--inh-caps=-all", *command]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)} if variables is None else dict(variables)
    shown = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stderr
    return [Answer(*json.loads(line)) for line in shown.stdout.splitlines() if line.startswith("[")]
