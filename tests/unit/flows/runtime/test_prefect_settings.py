"""A Prefect API is found wherever Prefect reads it from, and Prefect is not imported where there is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.runtime import prefect_settings

URL = "http://127.0.0.1:4299/api"
PROFILES = f'active = "{{active}}"\n[profiles.office]\nPREFECT_API_URL = "{URL}"\n[profiles.alone]\n'
ROOT = Path(__file__).parents[4]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is Prefect's home, the working folder, and has nothing in it."""
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("none", "", id="no file"),
        pytest.param("profiles.toml", 'active = "alone"\n[profiles.alone]\n', id="a profile without an API"),
        pytest.param(".env", "WIREROOM_DATA=data\n", id="variables of others"),
        pytest.param("pyproject.toml", '[project]\ndependencies = ["prefect"]\n', id="a project that needs Prefect"),
    ],
)
def test_where_nothing_can_name_an_api_prefect_is_not_asked(
    home: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / name).write_text(text, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "prefect.settings", None)  # importing it would raise
    assert prefect_settings.find_api_url() is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "variables", "url"),
    [
        pytest.param({}, {"PREFECT_API_URL": URL}, URL, id="variable"),
        pytest.param({}, {"PREFECT_API_URL": ""}, None, id="empty variable"),
        pytest.param({"profiles.toml": PROFILES.format(active="office")}, {}, URL, id="active profile"),
        pytest.param({"profiles.toml": PROFILES.format(active="alone")}, {}, None, id="profile that is not active"),
        pytest.param(
            {"profiles.toml": PROFILES.format(active="alone")}, {"PREFECT_PROFILE": "office"}, URL, id="chosen profile"
        ),
        pytest.param({".env": f"PREFECT_API_URL={URL}\n"}, {}, URL, id=".env"),
        pytest.param({"prefect.toml": f'[api]\nurl = "{URL}"\n'}, {}, URL, id="prefect.toml"),
        pytest.param({"pyproject.toml": f'[tool.prefect.api]\nurl = "{URL}"\n'}, {}, URL, id="pyproject.toml"),
    ],
)
def test_the_api_is_the_one_that_prefect_itself_would_use(
    home: Path, files: dict[str, str], variables: dict[str, str], url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in files.items():
        (home / name).write_text(text, encoding="utf-8")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from flows.runtime.prefect_settings import find_api_url\n"
        "from prefect.settings import PREFECT_API_URL\n"
        "print(find_api_url(), PREFECT_API_URL.value() or None)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.split() == [str(url)] * 2


@pytest.mark.parametrize("name", [pytest.param("prefect.toml", id="Prefect's own"), pytest.param(".env", id=".env")])
def test_a_file_that_cannot_be_read_is_left_to_prefect(home: Path, name: str) -> None:
    (home / name).write_bytes(b"PREFECT_API_URL=\xff")
    assert prefect_settings._may_name_api(Path(name))


@pytest.mark.parametrize(
    ("files", "variables", "place"),
    [
        pytest.param({}, {"PREFECT_API_URL": URL}, "the variable PREFECT_API_URL", id="variable"),
        pytest.param({"profiles.toml": PROFILES.format(active="office")}, {}, "profile 'office' of", id="profile"),
        pytest.param(
            {"profiles.toml": PROFILES.format(active="alone")},
            {"PREFECT_PROFILE": "office"},
            "profile 'office' that PREFECT_PROFILE chooses in",
            id="chosen profile",
        ),
        pytest.param({".env": f"PREFECT_API_URL={URL}\n"}, {}, ".env", id=".env"),
        pytest.param({"prefect.toml": f'[api]\nurl = "{URL}"\n'}, {}, "prefect.toml", id="prefect.toml"),
        pytest.param(
            {"pyproject.toml": f'[tool.prefect.api]\nurl = "{URL}"\n'}, {}, "pyproject.toml", id="pyproject.toml"
        ),
    ],
)
def test_what_names_the_api_is_told(
    home: Path, files: dict[str, str], variables: dict[str, str], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in files.items():
        (home / name).write_text(text, encoding="utf-8")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    origin = prefect_settings.describe_api_origin()
    assert place in origin.place
    assert all(str(home / name) in origin.place for name in files)
