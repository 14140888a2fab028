"""Two worker processes store what one process stores, also where one of them is killed at its work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import ROOT


@pytest.mark.slow
def test_a_run_by_workers_of_which_one_is_killed_stores_the_same_rows(tmp_path: Path) -> None:
    options = ["--articles", "12", "--batch-size", "4", "--profile", "fast", "--folder", str(tmp_path)]
    command = [sys.executable, "-m", "tests.runners", "killed", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("the same rows") == 2
