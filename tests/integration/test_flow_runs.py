"""With a Prefect server a run is a flow there: its steps are tasks, with names and states, and it leaves artifacts."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.errors import DamagedWarehouse
from tests.kit.alert_servers import serve_webhook
from warehouse import store

pytestmark = pytest.mark.slow
RECORDED_SECONDS = 20.0  # a server records the states of tasks a little later than they come


@pytest.mark.usefixtures("busy_once")
def test_steps_are_tasks_and_what_came_of_the_run_is_an_artifact(
    run: Callable[..., tuple[int, dict[str, Any]]], written: Callable[..., Path], tmp_path: Path
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey, FlowRunFilter, FlowRunFilterId
    from prefect.client.schemas.sorting import FlowRunSort

    _, outcome = run("ingest", written(range(1), "desk"), "--data", tmp_path / "data", "--profile", "fast")
    with get_client(sync_client=True) as client:
        flow_run = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)[0]
        mine = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run.id]))
        end = time.monotonic() + RECORDED_SECONDS
        while True:
            tasks = {task.name: task for task in client.read_task_runs(flow_run_filter=mine)}
            states = {task.state_name for task in tasks.values()}
            if (len(tasks) == 3 and states == {"Completed"}) or time.monotonic() > end:
                break
            time.sleep(0.2)
        wanted = ArtifactFilter(key=ArtifactFilterKey(any_=["ingest-counts", "ingest-run"]))
        artifacts = client.read_artifacts(artifact_filter=wanted, flow_run_filter=mine)
    assert flow_run.name.startswith("ingest desk at ") and flow_run.state_name == "Completed"
    assert states == {"Completed"}
    label = "batch 1, 1 from 000.txt"
    assert set(tasks) == {f"annotate {label}", f"store {label}", f"publish {tmp_path / 'data'}/bi"}
    assert tasks[f"store {label}"].run_count == 2
    assert tasks[f"annotate {label}"].run_count == 1  # a retry of the store annotates nothing again
    assert {artifact.key for artifact in artifacts} == {"ingest-counts", "ingest-run"}
    assert any(outcome["run_id"] in str(artifact.data) for artifact in artifacts)


def test_a_flow_that_fails_tells_a_webhook_that_a_block_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.blocks.system import Secret

    from flows.tidy import tidy_warehouse

    monkeypatch.setenv("WIREROOM_ALERT_WEBHOOK", "block:wireroom-alerts")
    with serve_webhook() as webhook:
        Secret(value=webhook.url).save("wireroom-alerts", overwrite=True, _sync=True)  # type: ignore[call-arg]
        with pytest.raises(store.NoStore):
            tidy_warehouse(data=str(tmp_path))
    (alert,) = webhook.received
    assert (alert["flow"], alert["state"]) == ("tidy-warehouse", "Failed")
    assert f"no store in {tmp_path}" in alert["message"]
    assert alert["link"] is None or alert["link"].endswith(alert["run_id"])


def test_a_flow_that_finds_damage_fails_and_keeps_what_it_found(sound_warehouse: Path, tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
    from prefect.client.schemas.sorting import ArtifactSort

    from flows.tidy import tidy_warehouse

    data = shutil.copytree(sound_warehouse, tmp_path / "data", symlinks=True)
    next((data / "lake" / "quotes").rglob("*.parquet")).unlink()
    with pytest.raises(DamagedWarehouse, match="wireroom check --repair"):
        tidy_warehouse(data=str(data))
    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=["audit"]))
    with get_client(sync_client=True) as client:
        (artifact, *_) = client.read_artifacts(artifact_filter=wanted, sort=ArtifactSort.CREATED_DESC)
    assert '"table": "quotes"' in str(artifact.data)
