"""Each schedule has a Prefect home of its own, among the user's state."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import WrongCall
from flows.runtime.prefect_home import make_home, name_home_variables


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PREFECT_HOME", "XDG_STATE_HOME", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "user"))


@pytest.mark.parametrize(
    ("variable", "folder"),
    [
        pytest.param(None, "user/.local/state/wireroom/news", id="home"),
        pytest.param("XDG_STATE_HOME", "set/wireroom/news", id="state"),
        pytest.param("PREFECT_HOME", "set/wireroom/news", id="a Prefect home, which others may use too"),
    ],
)
def test_the_home_is_made(variable: str | None, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if variable is not None:
        monkeypatch.setenv(variable, str(tmp_path / "set"))
    assert make_home("news") == tmp_path / folder
    assert (tmp_path / folder).is_dir()


def test_one_that_cannot_be_made_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "file"))
    with pytest.raises(WrongCall, match="set PREFECT_HOME") as caught:
        make_home("news")
    assert "\n" not in str(caught.value)


def test_the_users_profiles_stay_in_force(tmp_path: Path) -> None:
    assert name_home_variables(tmp_path) == {"PREFECT_HOME": str(tmp_path)}
    profiles = tmp_path / "user" / ".prefect" / "profiles.toml"
    profiles.parent.mkdir(parents=True)
    profiles.touch()
    assert name_home_variables(tmp_path)["PREFECT_PROFILES_PATH"] == str(profiles)
