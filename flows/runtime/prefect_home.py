"""Give each schedule a Prefect home of its own: the folder of its records (runs, states, logs) where no server is set.

Two servers with one home take each other's database and runs. The records are of this machine and this user, while a
warehouse may be copied, mounted or in an object store: so they lie among the user's state. They name inputs and count
articles, and have no row of one.
"""

from __future__ import annotations

import os
from pathlib import Path

from flows.errors import WrongCall

_PROFILES = "profiles.toml"


def make_home(name: str) -> Path:
    """Make the folder of a schedule's records where there is none, and give it.

    In PREFECT_HOME, if that is set, else in XDG_STATE_HOME or ~/.local/state.

    Raises:
        WrongCall: it cannot be made or written.
    """
    home = _find_base() / "wireroom" / name
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror
    else:
        if os.access(home, os.W_OK):
            return home
        reason = "it cannot be written"
    raise WrongCall(f"the schedule's records need {home} ({reason}); set PREFECT_HOME to a folder that you may write")


def name_home_variables(home: Path) -> dict[str, str]:
    """Give the variables by which Prefect takes `home`, with the profiles of the home that it would take else."""
    profiles = Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser() / _PROFILES
    variables = {"PREFECT_HOME": str(home)}
    if "PREFECT_PROFILES_PATH" not in os.environ and profiles.is_file():
        variables["PREFECT_PROFILES_PATH"] = str(profiles.absolute())
    return variables


def _find_base() -> Path:
    if home := os.environ.get("PREFECT_HOME"):
        return Path(home).expanduser().absolute()
    if state := os.environ.get("XDG_STATE_HOME"):
        return Path(state).absolute()
    return Path(os.path.expanduser("~")).absolute() / ".local" / "state"  # noqa: PTH111 (Path.home() raises without one)
