"""What the repository has for servers, containers, systemd and Kubernetes fits itself and the program."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.settings import Settings
from tests.house.measures import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.*"))
SERVICES = [path for path in UNITS if path.suffix == ".service"]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
MANIFESTS = list(yaml.safe_load_all((ROOT / "deploy/kubernetes/wireroom.yaml").read_text(encoding="utf-8")))
OURS = ("server", "deploy", "worker")
_KUBERNETES_VARIABLE = re.compile(r"name: (WIREROOM_\w+)")


def test_deployments_name_functions_that_are_there_and_parameters_that_they_take() -> None:
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    assert [one["name"] for one in deployments] == ["ingest", "tidy", "report", "replay"]
    for deployment in deployments:
        module, _, function = deployment["entrypoint"].rpartition(".")
        source = (ROOT / module.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")
        signature = source.partition(f"def {function}(")[2].partition(") ->")[0]
        assert all(f"{name}:" in signature for name in deployment["parameters"])
        assert deployment["concurrency_limit"]["limit"] == 1
        assert deployment["work_pool"]["name"] == "wireroom"


def test_services_of_compose_refer_to_what_is_there() -> None:
    services = COMPOSE["services"]
    for service in services.values():
        assert set(service.get("depends_on", {})) <= set(services)
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert source in COMPOSE["volumes"] or source.startswith("${")
        for dependency, wanted in service.get("depends_on", {}).items():
            assert wanted["condition"] != "service_healthy" or "healthcheck" in services[dependency]


@pytest.mark.parametrize("name", OURS)
def test_our_services_have_no_rights_and_write_to_volumes_alone(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] and service["cap_drop"] == ["ALL"]
    assert service["user"] == "10001:10001" and "USER 10001:10001" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert service["environment"].get("PREFECT_HOME", "/prefect").startswith(("/tmp", "/prefect"))


def test_no_port_is_open_to_other_machines() -> None:
    ports = [port for service in COMPOSE["services"].values() for port in service.get("ports", [])]
    assert ports and all(port.startswith("127.0.0.1:") for port in ports)


def test_the_example_of_variables_has_those_of_compose_and_no_secret() -> None:
    example = (ROOT / "deploy/compose.env.example").read_text(encoding="utf-8")
    given = dict(line.split("=", 1) for line in example.splitlines() if line and not line.startswith("#"))
    used = set(re.findall(r"\$\{(\w+)", (ROOT / "compose.yaml").read_text(encoding="utf-8")))
    assert set(given) == used
    assert all(not given[name] for name in given if re.search("PASSWORD|SECRET|WEBHOOK", name))


def test_variables_are_those_of_settings() -> None:
    known = {f"WIREROOM_{name.upper()}" for name in Settings.model_fields} | {"WIREROOM_INBOX"}
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "Dockerfile", *UNITS)]
    named = set(re.findall(r"\bWIREROOM_\w+(?==)", "\n".join(texts)))
    named |= set(_KUBERNETES_VARIABLE.findall((ROOT / "deploy/kubernetes/wireroom.yaml").read_text(encoding="utf-8")))
    named |= {name for one in OURS for name in COMPOSE["services"][one]["environment"] if name.startswith("WIREROOM_")}
    assert "WIREROOM_DATA" in named and named <= known


def test_the_image_is_made_of_files_that_are_there_and_that_docker_sees() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    names = {name for line in copied for name in line.split()}
    seen = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert names == seen and all((ROOT / name).exists() for name in names)


def test_pods_have_no_rights_and_mount_volumes_that_are_there() -> None:
    claims = {one["metadata"]["name"] for one in MANIFESTS if one["kind"] == "PersistentVolumeClaim"}
    jobs = [one["spec"]["jobTemplate"]["spec"]["template"]["spec"] for one in MANIFESTS if one["kind"] == "CronJob"]
    assert len(jobs) == 2
    for pod in jobs:
        assert pod["securityContext"]["runAsNonRoot"] and pod["securityContext"]["runAsUser"] == 10001
        (container,) = pod["containers"]
        assert container["securityContext"]["readOnlyRootFilesystem"]
        assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}
        named = [volume["persistentVolumeClaim"] for volume in pod["volumes"] if "persistentVolumeClaim" in volume]
        assert {claim["claimName"] for claim in named} <= claims


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in UNITS:  # their program is not there
        text = path.read_text(encoding="utf-8").replace("/opt/wireroom/bin/wireroom", "/bin/sh")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    call = ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / path.name) for path in UNITS)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    ours = [line for line in (done.stdout + done.stderr).splitlines() if "wireroom" in line]
    assert ours == []


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_services_write_to_their_own_folder_alone(path: Path) -> None:
    values: dict[str, Any] = dict(re.findall(r"^(\w+)=(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert values["ProtectSystem"] == "strict" and values["NoNewPrivileges"] == "yes"
    assert values["User"] == values["StateDirectory"] == "wireroom" and values["CapabilityBoundingSet"] == ""


def find_job_container() -> dict[str, Any]:
    """Find what the ingesting pod runs."""
    job = next(one for one in MANIFESTS if one["metadata"]["name"] == "wireroom-ingest")
    (container,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    return dict(container)


def start_job(folder: Path, body: str) -> subprocess.Popen[str]:
    """Start the shell of the ingesting pod, with `body` in place of the command."""
    container = find_job_container()
    (script,) = container["args"]
    program = folder / "wireroom"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(0o755)
    call = [*container["command"], script.replace("/data/inbox", str(folder / "inbox"))]
    path = f"{folder}:{os.environ['PATH']}"
    return subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env={"PATH": path}, start_new_session=True)


def kill_job(job: subprocess.Popen[str]) -> None:
    """Kill what is left of a job, so that nobody waits for what it would print."""
    with suppress(ProcessLookupError):
        os.killpg(job.pid, signal.SIGKILL)


@pytest.mark.parametrize(("code", "of_job"), [(0, 0), (3, 0), (1, 1), (2, 2)])
def test_a_pods_exit_code_is_that_of_the_run_and_rejects_are_no_failure(code: int, of_job: int, tmp_path: Path) -> None:
    with start_job(tmp_path, f"exit {code}") as job:
        assert job.wait() == of_job
    assert (tmp_path / "inbox").is_dir()


def test_a_pod_hears_sigterm_before_its_run_starts() -> None:
    script = find_job_container()["args"][0]
    assert script.index("trap ") < script.index("wireroom ingest") < script.index('test -z "$stopped"')


def test_a_pod_hands_sigterm_on_and_waits_for_the_end_of_the_run(tmp_path: Path) -> None:
    body = "trap 'sleep 0.2; echo ended; exit 143' TERM; echo begun; while :; do sleep 0.1; done"
    with start_job(tmp_path, body) as job:
        assert job.stdout is not None and job.stdout.readline() == "begun\n"
        job.send_signal(signal.SIGTERM)
        try:
            assert job.communicate(timeout=60) == ("ended\n", None)
        finally:
            kill_job(job)
        assert job.returncode == 143
