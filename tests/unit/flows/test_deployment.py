"""prefect.yaml names a flow that is there, with parameters that it takes, one run at a time."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_the_scheduled_deployment_fits_the_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.flows import load_flow_from_entrypoint

    monkeypatch.chdir(ROOT)
    (deployment,) = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    flow = load_flow_from_entrypoint(deployment["entrypoint"])
    assert flow.name == "ingest-articles"
    assert deployment["parameters"].keys() <= inspect.signature(flow.fn).parameters.keys()
    assert deployment["schedules"][0]["cron"] and deployment["concurrency_limit"]["limit"] == 1
