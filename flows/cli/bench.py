"""The command `bench`: hand the command line to the repository's benchmarks, which no installed package has."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import typer

from flows.errors import WrongCall


def bench(context: typer.Context) -> int:
    """Measure quotes against gold: for work on the rules.

    Beside others; with --errors show each miss.

    Raises:
        WrongCall: the repository's benchmarks are not there.
    """
    if find_spec("benchmarks") is None:
        raise WrongCall("no benchmarks here: they are in wireroom's repository, not in its package")
    return subprocess.run([sys.executable, "-m", "benchmarks", *context.args], check=False).returncode
