"""Find the Prefect API that is set, and import Prefect only where something may set one.

Looks wherever Prefect reads its settings. Where a variable or a file may name an API, Prefect itself says whether it
does.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import WrongCall

# Each names an API, or chooses the profile or the file that may.
_VARIABLES = frozenset({"PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"})


@dataclass(frozen=True, slots=True)
class ApiOrigin:
    """What names the Prefect API, and what to do so that it is named no more; both as parts of a sentence."""

    place: str
    remedy: str


def find_api_url() -> str | None:
    """Give the URL of the API that the environment, a settings file or a profile of Prefect's names; None for none.

    Raises:
        WrongCall: one may be named, and Prefect cannot be imported to say which.
    """
    is_named = any(name.upper() in _VARIABLES and value for name, value in os.environ.items())
    if not is_named and not any(_may_name_api(path) for path in _list_files()):
        return None
    check_home()
    from prefect.settings import PREFECT_API_URL

    url = PREFECT_API_URL.value()
    return str(url) if url else None


def check_home() -> None:
    """Check that a home folder is known, without which Prefect cannot be imported, wherever PREFECT_HOME leads.

    Raises:
        WrongCall: none is, as for a user of a container without an entry.
    """
    try:
        Path.home()
    except RuntimeError:
        raise WrongCall("Prefect needs a home folder, and none is known: set HOME to one that can be written") from None


def describe_api_origin() -> ApiOrigin:
    """Say what names the API that `find_api_url` gave: the first of the places that Prefect looks at, in its order."""
    if any(name.upper() == "PREFECT_API_URL" and value for name, value in os.environ.items()):
        return ApiOrigin("the variable PREFECT_API_URL", "unset it")
    if "PREFECT_API_URL" in _read_text(Path(".env")).upper():
        return ApiOrigin(f"PREFECT_API_URL in {Path('.env').absolute()}", "take it out")
    if _read_table(Path("prefect.toml")).get("api", {}).get("url"):
        return ApiOrigin(f"api.url in {Path('prefect.toml').absolute()}", "take it out")
    if _read_table(Path("pyproject.toml")).get("tool", {}).get("prefect", {}).get("api", {}).get("url"):
        return ApiOrigin(f"tool.prefect.api.url in {Path('pyproject.toml').absolute()}", "take it out")
    profiles = _find_profiles()
    name = os.environ.get("PREFECT_PROFILE") or _read_table(profiles).get("active")
    chosen_by = "that PREFECT_PROFILE chooses in" if os.environ.get("PREFECT_PROFILE") else "of"
    return ApiOrigin(f"the profile {name!r} {chosen_by} {profiles}", "choose another one: prefect profile use NAME")


def _list_files() -> list[Path]:
    beside = [Path(".env"), Path("prefect.toml"), Path("pyproject.toml")]
    try:
        return [_find_profiles(), *beside]
    except RuntimeError:  # a user without a home, as containers have: there is no profile then
        return beside


def _find_profiles() -> Path:
    if chosen := os.environ.get("PREFECT_PROFILES_PATH"):
        return Path(chosen).expanduser()
    return Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser() / "profiles.toml"


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _read_table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_read_text(path))
    except tomllib.TOMLDecodeError:
        return {}


def _may_name_api(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, UnicodeDecodeError):
        return True  # what is wrong with it is Prefect's to say
    match path.name:
        case "profiles.toml":
            return "PREFECT_API_URL" in text.upper()
        case ".env":
            return "PREFECT_" in text.upper()
        case "pyproject.toml":
            return _has_prefect_table(text)
    return True


def _has_prefect_table(text: str) -> bool:
    try:
        return "prefect" in tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError:
        return True
