"""Connect runs to the Prefect API that is set; give a schedule a server of our own where none is.

A single run without an API needs none, and imports no Prefect: steps.py. A schedule of Prefect's needs one. Prefect's
own way is a uvicorn child: it imports everything a second time (8 to 20 s) and stays behind when its parent is killed.
Ours is a thread with a loopback socket: up in about 2 s (6 s in a fresh PREFECT_HOME), and gone with the process,
whatever ends it. Runs are kept in the database of a Prefect home, so `prefect server start` shows them later.
"""

from __future__ import annotations

import contextvars
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.runtime import logs
from flows.runtime.log_lines import clean_all_logs
from flows.runtime.loopback import bypass_proxies
from flows.runtime.prefect_home import make_home, name_home_variables
from flows.runtime.prefect_settings import check_home, describe_api_origin, find_api_url
from flows.secrets import hide_secrets

if TYPE_CHECKING:
    from uvicorn import Server

START_SECONDS = 120.0  # migrations of a fresh home take 4 s on an idle machine
STOP_SECONDS = 2.0  # it ends with the process in any case, and its database is whole after each step
# What every command sets, unless the caller has set it.
QUIET = {
    # a fresh home prints a "database is locked" traceback without it
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
}
# What only our own server sets: nobody looks at it while it runs.
OWN = {
    "PREFECT_UI_ENABLED": "false",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "false",
    # runs of three months ago are dropped, so that a schedule of years does not fill the disk
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    # nobody reads the mark, and writing it beside a run that begins finds the database locked
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    # these look for work that other runs left, or act on events: nothing that a single run needs
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "false",
}


# Of the server, and of what its services are run by.
_SERVERS_LOGGERS = ("prefect.server", "docket", "uvicorn")


class ServerDown(ConnectionError):
    """There is no Prefect API to talk to; the message is one line that says what to do."""


def connect_api_if_set(log_level: str = "WARNING") -> str | None:
    """Make ready for the Prefect API that is set, and give its URL; None where none is, so that no flow can run.

    Raises:
        ServerDown: the server that is set does not answer.
    """
    _set_variables(QUIET | {"PREFECT_LOGGING_LEVEL": log_level})
    url = find_api_url()
    if url is None:
        _show_log(log_level)
        return None
    bypass_proxies(url)
    _check_server(url)
    leave_errors_to_the_caller(log_level)
    return url


@contextmanager
def use_api_if_set(log_level: str, is_needed: bool) -> Iterator[str | None]:
    """Give the URL of the Prefect API that is set; where none is, of one of our own if `is_needed`, else None.

    Raises:
        ServerDown: the server that is set does not answer, or our own does not start.
    """
    if not is_needed:
        yield connect_api_if_set(log_level)
        return
    with use_api(log_level) as url:
        yield url


@contextmanager
def use_api(log_level: str = "WARNING", is_scheduling: bool = False, home_name: str | None = None) -> Iterator[str]:
    """Give the URL of the Prefect API that everything within uses: of the server that is set, else of one of our own.

    Our own server makes scheduled runs too if `is_scheduling`; with `home_name` it has a home of that name.

    Raises:
        ServerDown: the server that is set does not answer, or our own does not start.
        WrongCall: the home cannot be written.
    """
    set_own_variables(log_level)
    if url := connect_api_if_set(log_level):
        yield url
        return
    with _use_home(home_name), _serve_api(is_scheduling) as url:
        leave_errors_to_the_caller(log_level)  # not before: the server sets logging up anew
        yield url


def set_own_variables(log_level: str) -> None:
    """Set what a server of our own needs, where none is set, before anything imports Prefect."""
    if "PREFECT_API_URL" not in os.environ:
        _set_variables(OWN)
    _set_variables(QUIET | {"PREFECT_LOGGING_LEVEL": log_level})


def _set_variables(variables: dict[str, str]) -> None:
    """Set the environment variables that are not set yet; Prefect reads them once, when it is imported."""
    for name, value in variables.items():
        os.environ.setdefault(name, value)


@contextmanager
def _use_home(name: str | None) -> Iterator[None]:
    """Let Prefect take the home of a schedule within the block, also where it has read its settings already."""
    if name is None:
        yield
        return
    check_home()
    home = make_home(name)
    variables = name_home_variables(home)
    before = {variable: os.environ.get(variable) for variable in variables}
    os.environ.update(variables)
    try:
        from prefect.settings import temporary_settings

        with temporary_settings(_name_home_settings(home)):
            yield
    finally:
        for variable, value in before.items():
            os.environ.pop(variable)
            if value is not None:
                os.environ[variable] = value


def _name_home_settings(home: Path) -> dict[Any, Any]:
    from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL, PREFECT_HOME

    if "PREFECT_API_DATABASE_CONNECTION_URL" in os.environ:  # a database that the user has chosen
        return {PREFECT_HOME: home}
    database = f"sqlite+aiosqlite:///{home / 'prefect.db'}"
    return {PREFECT_HOME: home, PREFECT_API_DATABASE_CONNECTION_URL: database}


def _show_log(log_level: str) -> None:
    """Show what this package logs on standard error, of other packages warnings, as Prefect does where it runs."""
    logging.basicConfig(format="%(asctime)s | %(levelname)-7s | %(name)s - %(message)s")
    if logs.is_json():
        logs.show_json()
    clean_all_logs()
    for package in ("flows", "warehouse", "transforms"):
        logging.getLogger(package).setLevel(log_level)


def leave_errors_to_the_caller(log_level: str) -> None:
    """Keep errors of runs off the console, unless -v is given: the exception reaches the command, which prints it.

    Those of the server come as one line each, without a traceback.
    """
    import prefect.main  # noqa: F401 (sets logging up anew, so it has to come first)

    if logs.is_json():
        logs.show_json()
    clean_all_logs()
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler) and log_level in {"WARNING", "ERROR"}:
            handler.addFilter(_is_news)  # the handlers that keep such lines with the run are others


def _is_news(record: logging.LogRecord) -> bool:
    if record.name.startswith(_SERVERS_LOGGERS) and record.exc_info:
        reason = next(iter(str(record.exc_info[1]).splitlines()), "")
        record.msg, record.args = f"{record.getMessage()}: {reason}", ()
        record.exc_info = record.exc_text = None
    return record.name not in {"prefect.flow_runs", "prefect.task_runs"} or record.levelno < logging.ERROR


def _check_server(url: str) -> None:
    import httpx

    try:
        httpx.get(f"{url.rstrip('/')}/health", timeout=10).raise_for_status()
    except httpx.HTTPError as error:
        origin = describe_api_origin()
        raise ServerDown(
            f"the Prefect server {hide_secrets(url)} does not answer ({error}); "
            f"{origin.place} names it: start it, or {origin.remedy}"
        ) from None


@contextmanager
def _serve_api(is_scheduling: bool) -> Iterator[str]:
    check_home()
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    # named protocol: asyncio turns Nagle's delay off only for sockets that say TCP, else each answer waits 40 ms
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
        bypass_proxies(url)
        with _keep_import_path():
            server, thread = _start_server(listening, is_scheduling)
        os.environ["PREFECT_API_URL"] = url  # for the processes that a schedule starts
        try:
            # The heartbeat's thread sleeps by whole seconds and each run waits for it; here nobody watches for it.
            with temporary_settings({PREFECT_API_URL: url, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
                try:
                    yield url
                finally:
                    _send_held_events()
        finally:
            del os.environ["PREFECT_API_URL"]
            server.should_exit = True
            thread.join(STOP_SECONDS)


def _start_server(listening: socket.socket, is_scheduling: bool) -> tuple[Server, threading.Thread]:
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=not is_scheduling)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=2))
    # in a copy of this context, as Prefect keeps there which settings are in force
    arguments = (server.run, [listening])
    thread = threading.Thread(target=contextvars.copy_context().run, args=arguments, name="prefect-server", daemon=True)
    with _lock_prefect_home():
        thread.start()
        end = time.monotonic() + START_SECONDS
        while not server.started and thread.is_alive() and time.monotonic() < end:
            time.sleep(0.01)
    if not server.started:
        raise ServerDown(
            "Prefect's own server did not start; set PREFECT_HOME to an empty folder, or PREFECT_API_URL to a server"
        )
    return server, thread


@contextmanager
def _keep_import_path() -> Iterator[None]:
    """Drop what the block adds to the import path: the migrations of the database add the working directory.

    A `flows` that lies there would be imported in place of ours, also by the processes of scheduled runs.
    """
    before = list(sys.path)
    try:
        yield
    finally:
        sys.path[:] = before


@contextmanager
def _lock_prefect_home() -> Iterator[None]:
    """Lock the Prefect home while a server starts: two that create its database at one time break each other."""
    from prefect.settings import PREFECT_HOME

    home = PREFECT_HOME.value()
    home.mkdir(parents=True, exist_ok=True)
    with (home / "wireroom-start.lock").open("w") as file:
        try:
            import fcntl
        except ImportError:  # Windows has no flock
            yield
            return
        fcntl.flock(file, fcntl.LOCK_EX)  # goes with the file, or with the process
        yield


def _send_held_events() -> None:
    """Send the task states and log lines that Prefect's threads still hold, while there is a server to take them."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    EventsWorker.drain_all()
    APILogWorker.drain_all()
