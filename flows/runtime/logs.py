"""Write what a run says on standard error as JSON, an object a line, where the setting `log_format` asks for it.

Both what is logged and what commands say to people goes through here then. As text it stays what it is. An object has
time, level, logger and message, the run, batch and article that it is of where these are known, and of an error its
type and message: no traceback, which is no line.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from flows.errors import WrongCall
from flows.printable import make_one_line
from flows.runtime.typed_name import name_commands
from flows.secrets import hide_secrets

VARIABLE = "WIREROOM_LOG_FORMAT"
_SELF = "wireroom"  # the logger of what commands say
# What each line is of: run_id, batch, document_id.
_context: ContextVar[dict[str, str | int] | None] = ContextVar("log_context", default=None)


def choose_format(log_format: str | None) -> str | None:
    """Set the format that a command line asks for, also for processes that this one starts; None leaves it as it is.

    Raises:
        WrongCall: there is no such format.
    """
    from flows.settings import LogFormat

    if log_format is not None:
        if log_format not in (known := [one.value for one in LogFormat]):
            raise WrongCall(f"--log-format is {' or '.join(known)}, not {log_format!r}")
        os.environ[VARIABLE] = log_format
    return log_format


def is_json() -> bool:
    """Say whether JSON is asked for; settings that cannot be read are somebody else's to report."""
    if not os.environ.get(VARIABLE) and not Path("wireroom.toml").exists():
        return False  # at once: reading settings takes as long as it takes to show that a run starts
    from flows.settings import LogFormat, settings_of

    try:
        return settings_of().log_format is LogFormat.JSON
    except WrongCall:
        return False


def enter(**of: str | int | None) -> None:
    """Say what the lines from now on are of: a run, a batch of it, an article; None ends that."""
    entered = (_context.get() or {}) | of
    _context.set({name: value for name, value in entered.items() if value is not None})


def tell(message: str, level: str = "INFO", **facts: Any) -> None:
    """Say something on standard error: as JSON with `facts`, as text without them, and with commands as typed here."""
    line = write_record(_SELF, level, message, **facts) if is_json() else name_commands(message)
    print(line, file=sys.stderr, flush=True)


def announce(line: str, level: str = "INFO", **facts: Any) -> None:
    """Say something as the program, on one line and without secrets; as text, its name comes first."""
    line = make_one_line(hide_secrets(line))
    tell(line if is_json() else f"{_SELF}: {line}", level, **facts)


def write_record(logger: str, level: str, message: str, **facts: Any) -> str:
    """Write one object in one line; `facts` come after what every line has."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    record: dict[str, Any] = {
        "time": at,
        "level": level,
        "logger": logger,
        "message": message,
        **(_context.get() or {}),
        **facts,
    }
    record = {name: _hide_secrets(value) for name, value in record.items()}
    return json.dumps(record, default=str)


def _hide_secrets(value: Any) -> Any:
    """Hide the secrets of a value for JSON, however deep they lie."""
    if isinstance(value, str):
        return hide_secrets(value)
    if isinstance(value, dict):
        return {name: _hide_secrets(one) for name, one in value.items()}
    return value


class JsonFormatter(logging.Formatter):
    """Write a record of the log as one object in one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        return write_record(record.name, record.levelname, record.getMessage(), **_describe_error(record))


def _describe_error(record: logging.LogRecord) -> dict[str, Any]:
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return {}
    lines = str(error).splitlines()
    return {"error": {"type": type(error).__name__, "message": lines[0] if lines else ""}}


def show_json() -> None:
    """Let what is logged on standard error, also by handlers of Prefect's, and what is raised at last, be JSON."""
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    for logger in loggers:
        for handler in list(_find_stream_handlers(logger)):
            logger.removeHandler(handler)
            logger.addHandler(_make_handler(handler.level))
    if not logging.root.handlers:
        logging.root.addHandler(_make_handler(logging.NOTSET))
    sys.excepthook = _write_uncaught


def _write_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write what ends the process in one line, as Python would write its traceback."""
    record = logging.LogRecord(_SELF, logging.CRITICAL, "", 0, "the run failed", None, (kind, error, trace))
    print(JsonFormatter().format(record), file=sys.stderr, flush=True)


def _find_stream_handlers(logger: logging.Logger) -> Iterator[logging.StreamHandler[TextIO]]:
    for handler in logger.handlers:
        if isinstance(handler, logging.StreamHandler) and not isinstance(handler, logging.FileHandler):
            yield handler


def _make_handler(level: int) -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(level)
    handler.setFormatter(JsonFormatter())
    return handler
