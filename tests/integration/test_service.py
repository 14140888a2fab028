"""`wireroom serve`: on its own, and beside others; killed, stopped, late."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psutil
import pytest

from tests.kit.alert_servers import serve_webhook
from tests.service.served import Served, await_value, serve
from warehouse.lake import delta

pytestmark = pytest.mark.slow

Written = Callable[..., Path]
YEARLY = "0 0 1 1 *"  # whatever is due while a test runs, the test has made
DEAD_PROXY = "http://127.0.0.1:9"


@pytest.fixture
def client() -> Iterator[Any]:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        yield client


def find_deployment(client: Any, data: Path) -> UUID:
    from flows.schedule.names import make_deployment_name

    return UUID(str(client.read_deployment_by_name(f"ingest-articles/{make_deployment_name(data)}").id))


def make_run(client: Any, deployment: UUID, minutes_ago: float = 0) -> UUID:
    from prefect.states import Scheduled

    due = Scheduled(scheduled_time=datetime.now(UTC) - timedelta(minutes=minutes_ago))
    return UUID(str(client.create_flow_run_from_deployment(deployment, state=due).id))


def make_run_there(service: Served) -> None:
    """Make a run that is due now, at the service's own server."""
    connections = psutil.Process(service.process.pid).net_connections("tcp4")
    port = next(one.laddr.port for one in connections if one.status == psutil.CONN_LISTEN)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/api", trust_env=False, timeout=60) as server:
        (deployment,) = server.post("/deployments/filter", json={}).raise_for_status().json()
        server.post(f"/deployments/{deployment['id']}/create_flow_run", json={}).raise_for_status()


def state_of(client: Any, run_id: UUID) -> str:
    return str(client.read_flow_run(run_id).state.name)


def await_state(client: Any, run_id: UUID, *names: str) -> str:
    def find_state() -> str | None:
        state = state_of(client, run_id)
        return state if state in names else None

    return await_value(find_state, f"{names}")


def test_it_needs_no_server_no_proxy_and_nothing_of_the_working_directory(tmp_path: Path) -> None:
    elsewhere, feed, data = tmp_path / "elsewhere", tmp_path / "feed", tmp_path / "data"
    for name in ("flows", "warehouse", "transforms"):
        (elsewhere / name).mkdir(parents=True)
        (elsewhere / name / "__init__.py").write_text("raise ImportError('of another project')\n")
    feed.mkdir()
    proxies = {name: DEAD_PROXY for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy")}
    alone = {"PREFECT_API_URL": "", "PREFECT_HOME": "", "NO_PROXY": "", "no_proxy": "", "TZ": "Asia/Kolkata"}
    call = (feed, "--data", data, "--cron", "* * * * *")
    with serve(tmp_path, *call, cwd=elsewhere, **proxies, **alone) as service:
        process = service.await_run()
        first = await_value(service.outcomes, f"the first run: {service.errors()}")[0]
        assert first["status"] == "succeeded"
        command = [sys.executable, "-m", "flows", "serve", *map(str, call)]
        second = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **alone})
        assert second.returncode == 2
        assert second.stderr.count("\n") == 1 and "served already" in second.stderr
        make_run_there(service)
        service.await_run(but=process.pid).send_signal(signal.SIGINT)  # a terminal sends Ctrl-C to both
        assert service.stop(signal.SIGINT) == 0
    lines = service.errors().splitlines()
    assert "Asia/Kolkata, next 20" in lines[0] and lines[0].endswith(" IST")
    assert "stopped; what is stored is whole" in lines[-1]
    assert "Traceback" not in service.errors()
    (home,) = (tmp_path / "state" / "wireroom").iterdir()
    assert "-data-" in home.name and (home / "prefect.db").is_file()


def test_killed_runs_are_told_and_sigterm_ends_one_in_order(tmp_path: Path, written: Written, client: Any) -> None:
    feed, data = written(range(60)), tmp_path / "data"
    call = (feed, "--data", data, "--cron", YEARLY, "--profile", "fast", "--batch-size", 5, "--log-format", "json")
    with serve_webhook() as webhook, serve(tmp_path, *call, WIREROOM_ALERT_WEBHOOK=webhook.url) as service:
        deployment = await_value(lambda: _find_or_none(client, data), service.errors())
        killed = make_run(client, deployment)
        process = service.await_run()
        skipped, ended = make_run(client, deployment, minutes_ago=1), make_run(client, deployment)
        process.kill()
        assert await_state(client, killed, "Crashed", "Completed") == "Crashed"
        assert await_state(client, skipped, "Skipped", "Completed") == "Skipped"
        await_value(lambda: _is_stored(data), f"the first batch: {service.errors()}")
        assert service.stop() in {-signal.SIGTERM, 128 + signal.SIGTERM}
    assert service.stopped_within < 10
    assert state_of(client, ended) == "Crashed"
    assert "Traceback" not in service.errors()
    assert service.outcomes()[-1]["status"] == "stopped"
    assert all(json.loads(line)["logger"] for line in service.errors().splitlines())
    (alert,) = webhook.received  # of the one that was killed; a stop is no failure
    assert alert["run_id"] == str(killed) and alert["state"] == "Crashed"
    assert {row["status"] for row in delta.read(delta.open_table(data, "runs"), ["status"])} == {"stopped"}
    code = subprocess.run([sys.executable, "-m", "flows", "check", "--data", str(data)], capture_output=True)
    assert code.returncode == 0, code.stdout


def _find_or_none(client: Any, data: Path) -> UUID | None:
    from prefect.exceptions import ObjectNotFound

    try:
        return find_deployment(client, data)
    except ObjectNotFound:
        return None


def _is_stored(data: Path) -> bool:
    return any((data / "lake" / "documents").rglob("*.parquet"))


def test_of_overdue_runs_the_latest_alone_starts(client: Any, tmp_path: Path) -> None:
    from flows.schedule.deployment import ScheduledRuns, make_schedule, register

    deployment = register("late", make_schedule(YEARLY, "UTC"), {"paths": [str(tmp_path)], "data": str(tmp_path)})
    runs = ScheduledRuns(client, deployment)
    assert runs.take_due_run() is None
    due = [make_run(client, deployment, minutes_ago) for minutes_ago in (1, 3, 2, 4)]
    taken = runs.take_due_run()
    assert taken is not None and taken.id == due[0]
    assert [state_of(client, run_id) for run_id in due] == ["Pending", "Skipped", "Skipped", "Skipped"]
    assert runs.take_due_run() is None


def test_what_nobody_runs_any_more_is_marked_as_crashed(client: Any, tmp_path: Path) -> None:
    from prefect.states import Completed, Running

    from flows.schedule.deployment import ScheduledRuns, make_schedule, register

    schedule = make_schedule(YEARLY, "UTC")
    ids = [register(name, schedule, {"paths": [str(tmp_path)]}) for name in ("left", "of another")]
    left, done, others = make_run(client, ids[0]), make_run(client, ids[0]), make_run(client, ids[1])
    for run_id, state in ((left, Running()), (done, Completed()), (others, Running())):
        client.set_flow_run_state(run_id, state, force=True)
    assert ScheduledRuns(client, ids[0]).crash_left_runs() == 1
    assert [state_of(client, run_id) for run_id in (left, done, others)] == ["Crashed", "Completed", "Running"]
