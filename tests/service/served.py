"""A `wireroom serve` under test: start it, see its runs, stop or kill it, read what it printed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import psutil

# Beyond it something hangs; a busy machine needs minutes for what takes some seconds.
PATIENCE_SECONDS = 600.0
T = TypeVar("T")


class Hangs(AssertionError):
    """What had to happen did not."""


@dataclass
class Served:
    """A service that runs: its process, and the files that it prints into."""

    process: subprocess.Popen[bytes]
    out: Path
    err: Path
    stopped_within: float = field(default=0.0)

    def errors(self) -> str:
        """What it has printed on standard error."""
        return self.err.read_text(encoding="utf-8")

    def outcomes(self) -> list[dict[str, Any]]:
        """The outcomes of its runs, which it has printed on standard output."""
        return [json.loads(line) for line in self.out.read_text(encoding="utf-8").splitlines()]

    def run_process(self) -> psutil.Process | None:
        """The process of the run that is under way."""
        try:
            children = psutil.Process(self.process.pid).children()
            return next((one for one in children if "spawn_main" in " ".join(one.cmdline())), None)
        except psutil.Error:
            return None

    def await_run(self, but: int = 0) -> psutil.Process:
        """Wait for a run under way, of another process than `but`."""

        def find_run() -> psutil.Process | None:
            found = self.run_process()
            return found if found is not None and found.pid != but else None

        return await_value(find_run, f"a run: {self.errors()}")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it by a signal and give its exit code; note the seconds that it took."""
        start = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE_SECONDS)
        self.stopped_within = time.monotonic() - start
        return code


def await_value(find: Callable[[], T | None], what: str) -> T:
    """Give what `find` gives, once it gives something.

    Raises:
        Hangs: it gave nothing for too long.
    """
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if value := find():
            return value
        time.sleep(0.1)
    raise Hangs(f"waited {PATIENCE_SECONDS:.0f} s for {what}")


@contextmanager
def serve(folder: Path, *arguments: object, cwd: Path | None = None, **variables: str) -> Iterator[Served]:
    """Serve by the command line within the block, with its home and what it prints in `folder`; killed at the end."""
    name = f"serve-{time.monotonic_ns()}"
    out, err = folder / f"{name}.out", folder / f"{name}.err"
    # -P: the working directory is no place of modules, as for the installed command
    command = [sys.executable, "-P", "-m", "flows", "serve", *(str(one) for one in arguments)]
    root = str(Path(__file__).parents[2])
    env = {**os.environ, "XDG_STATE_HOME": str(folder / "state"), "PYTHONPATH": root, **variables}
    with out.open("wb") as to_out, err.open("wb") as to_err:
        process = subprocess.Popen(command, stdout=to_out, stderr=to_err, cwd=cwd, env=env)
    try:
        yield Served(process, out, err)
    finally:
        for one in psutil.Process(process.pid).children(recursive=True) if process.poll() is None else ():
            one.kill()
        process.kill()
        process.wait()
