"""The Prefect server of a command ends with it, also when that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

CODE = """
import sys
from flows.runtime import prefect_server as server
with server.use_api() as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.parametrize("number", [pytest.param(signal.SIGKILL, id="killed"), pytest.param(None, id="done")])
def test_no_server_and_no_process_is_left(number: signal.Signals | None) -> None:
    env = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    pipe = subprocess.PIPE
    command = subprocess.Popen([sys.executable, "-c", CODE], stdin=pipe, stdout=pipe, text=True, env=env)
    assert command.stdout is not None and command.stdin is not None
    port = int(command.stdout.readline().rpartition(":")[2].removesuffix("/api\n"))
    family = [psutil.Process(command.pid), *psutil.Process(command.pid).children(recursive=True)]
    assert _is_listened_on(port)
    if number is None:
        command.stdin.close()
    else:
        command.send_signal(number)
    command.wait(timeout=20)
    _, alive = psutil.wait_procs(family, timeout=5)
    assert not alive
    assert not _is_listened_on(port)


def _is_listened_on(port: int) -> bool:
    time.sleep(0.1)
    return any(one.laddr.port == port and one.status == psutil.CONN_LISTEN for one in psutil.net_connections("tcp4"))
