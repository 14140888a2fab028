"""The process of a run ends with the service that started it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil

CODE = """
import multiprocessing, os, sys, threading, time
from flows.schedule import child

def work():
    threading.Thread(target=child._end_with_parent, daemon=True).start()
    print(os.getpid(), flush=True)
    time.sleep(600)

if __name__ == "__main__":
    multiprocessing.get_context("spawn").Process(target=work).start()
"""


def test_a_run_ends_where_its_service_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "service.py"
    script.write_text(CODE, encoding="utf-8")
    root = str(Path(__file__).parents[4])
    call = [sys.executable, str(script)]
    service = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": root})
    assert service.stdout is not None
    run = psutil.Process(int(service.stdout.readline()))
    service.kill()
    service.wait()
    run.wait(60)
