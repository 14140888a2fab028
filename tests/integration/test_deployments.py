"""The documented order of commands ends with runs of all four deployments, whatever folder they are typed in."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.house.measures import ROOT
from tests.integration.conftest import article
from warehouse.bi import reader

pytestmark = pytest.mark.slow
# A machine with other work takes long to start six processes; nothing here waits longer than it has to.
START_SECONDS, RUN_SECONDS = 240.0, 600.0
PREFECT = (sys.executable, "-m", "prefect")
ENDED = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


class Api:
    """The Prefect server of the test, asked over HTTP: the test process needs no client for it."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/api"
        self._http = httpx.Client(base_url=self.url, timeout=60, trust_env=False)

    def is_up(self) -> bool:
        try:
            return self._http.get("/health").is_success
        except httpx.HTTPError:
            return False

    def get(self, path: str) -> Any:
        return self._ask("GET", path)

    def post(self, path: str, **values: Any) -> Any:
        return self._ask("POST", path, json=values)

    def _ask(self, method: str, path: str, **given: Any) -> Any:
        end = time.monotonic() + START_SECONDS
        while True:  # the server's own database is busy at times; Prefect's client asks again too
            answer = self._http.request(method, path, **given)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE or time.monotonic() > end:
                return answer.raise_for_status().json()
            time.sleep(0.5)

    def start_run(self, deployment: str, **parameters: Any) -> str:
        deployment_id = self.get(f"/deployments/name/{deployment}")["id"]
        flow_run = self.post(f"/deployments/{deployment_id}/create_flow_run", parameters=parameters)
        return str(flow_run["id"])

    def wait_for(self, *flow_runs: str) -> list[dict[str, Any]]:
        end = time.monotonic() + RUN_SECONDS
        while time.monotonic() < end:
            states = [self.get(f"/flow_runs/{flow_run}")["state"] for flow_run in flow_runs]
            if all(state["type"] in ENDED for state in states):
                return states
            time.sleep(0.5)
        raise TimeoutError(states)


@contextmanager
def started(*command: str, env: dict[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command within the block, in `folder`; what it prints is kept in a file there."""
    with (folder / f"{command[0]}.log").open("wb") as log:
        process = subprocess.Popen([*PREFECT, *command], env=env, cwd=folder, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that has nothing to do with the repository, with an inbox."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(2):
        (inbox / f"{number}.txt").write_text(article(number), encoding="utf-8")
    return tmp_path


def test_all_four_deployments_run(folder: Path) -> None:
    data = folder / "data"
    api = Api(_find_free_port())
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "WIREROOM_"))}
    env |= {
        "PYTHONPATH": str(ROOT),
        "NO_PROXY": "127.0.0.1",
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_API_URL": api.url,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "WIREROOM_INBOX": str(folder / "inbox"),
        "WIREROOM_PROFILE": "fast",
    }
    serving = started("server", "start", "--port", api.url.split(":")[2].split("/")[0], env=env, folder=folder)
    with serving as server:
        _wait_until_up(api, server)
        _call("work-pool", "create", "wireroom", "--type", "process", "--overwrite", env=env, folder=folder)
        deploying = env | {"WIREROOM_DATA": str(data)}
        _call("deploy", "--all", "--prefect-file", str(ROOT / "prefect.yaml"), env=deploying, folder=folder)
        with started("worker", "start", "--pool", "wireroom", env=env, folder=folder):
            (ingested,) = api.wait_for(api.start_run("ingest-articles/ingest"))
            assert ingested["type"] == "COMPLETED", ingested["message"]
            others = api.wait_for(
                api.start_run("tidy-warehouse/tidy"),
                api.start_run("write-report/report"),
                api.start_run("replay-articles/replay", since="2021-01-01", profile="fast"),
            )
            assert [state["type"] for state in others] == ["COMPLETED"] * 3, others

    assert reader.read(data, "documents").num_rows == 2
    assert (data / "report.html").stat().st_size > 100_000


def _call(*command: str, env: dict[str, str], folder: Path) -> None:
    done = subprocess.run([*PREFECT, *command], env=env, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _wait_until_up(api: Api, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while not api.is_up():
        assert server.poll() is None and time.monotonic() < end, "the server did not start"
        time.sleep(0.2)


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
