"""What a run of a deployment names is absolute; a run that a command starts may name relative places."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import WrongCall
from flows.runtime import deployed


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WIREROOM_DATA", raising=False)
    monkeypatch.setattr(deployed, "_is_of_deployment", lambda: True)


@pytest.mark.parametrize("data", ["/srv/data", "~/data", "s3://bucket/prefix"])
def test_absolute_places_are_taken(data: str) -> None:
    assert deployed.find_data(data) == data


def test_without_a_parameter_the_variable_of_the_worker_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREROOM_DATA", "/srv/data")
    assert deployed.find_data(None) == deployed.find_data("") == "/srv/data"


@pytest.mark.parametrize("data", [pytest.param("data", id="relative"), pytest.param("", id="the default is relative")])
def test_a_relative_place_is_refused_with_the_remedy(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongCall, match="'data' is relative.* set WIREROOM_DATA"):
        deployed.find_data(data)
    monkeypatch.setattr(deployed, "_is_of_deployment", lambda: False)
    assert deployed.find_data(data) == "data"


def test_empty_paths_of_unset_variables_are_left_out_and_relative_ones_refused() -> None:
    assert deployed.choose_paths(["", "/srv/inbox", "https://example.org/feed"]) == [
        "/srv/inbox",
        "https://example.org/feed",
    ]
    with pytest.raises(WrongCall, match="'inbox' is relative"):
        deployed.choose_paths(["inbox"])
