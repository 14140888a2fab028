"""Find the places that a run of a deployment is given: a worker runs it in a folder of its own, so they are absolute.

A run that a command starts may name relative ones, as it stands where its caller does. Prefect is asked which it is.
"""

from __future__ import annotations

from pathlib import Path

from flows.errors import WrongCall
from flows.inputs import is_address
from flows.settings import settings_of
from warehouse import places


def find_data(data: str | None) -> str:
    """Give the folder or address of the warehouse: `data`, or where that is None or empty the setting.

    Raises:
        WrongCall: it is relative, and the run is that of a deployment.
    """
    place = settings_of({"data": data or None}).data
    if not places.is_remote_address(place):
        check_absolute("data", place, "give an absolute path, or set WIREROOM_DATA to one where the worker starts")
    return place


def choose_paths(paths: list[str]) -> list[str]:
    """Give the paths that are not empty: an empty one is a variable that was not set when `prefect deploy` read it.

    Raises:
        WrongCall: one is relative, and the run is that of a deployment.
    """
    chosen = [path for path in paths if path]
    for path in chosen:
        if not is_address(path):
            check_absolute("paths", path, "give absolute paths")
    return chosen


def check_absolute(name: str, path: str, remedy: str) -> None:
    """Check that a parameter `name` says where it lies whatever folder the run has.

    Raises:
        WrongCall: it is relative, and the run is that of a deployment.
    """
    if Path(path).expanduser().is_absolute() or not _is_of_deployment():
        return
    raise WrongCall(f"{name}: {path!r} is relative, and a worker runs in a folder of its own; {remedy}")


def _is_of_deployment() -> bool:
    from prefect import runtime

    return runtime.deployment.id is not None
