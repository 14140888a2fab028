"""What reaches the console of what Prefect logs: no traceback that a command tells in a line."""

from __future__ import annotations

import logging

import pytest

from flows.runtime import prefect_server


def make_record(logger: str) -> logging.LogRecord:
    try:
        raise OSError("database is locked\nand more")
    except OSError as error:
        info = (type(error), error, error.__traceback__)
    return logging.LogRecord(logger, logging.ERROR, "path", 1, "error in %s", ("validation",), info)


@pytest.mark.parametrize("logger", ["prefect.server.api", "docket.worker", "uvicorn.error"])
def test_an_error_of_the_server_is_one_line(logger: str) -> None:
    record = make_record(logger)
    assert prefect_server._is_news(record)
    assert logging.Formatter("%(message)s").format(record) == "error in validation: database is locked"


@pytest.mark.parametrize(("logger", "is_shown"), [("prefect.flow_runs", False), ("flows.schedule.service", True)])
def test_an_error_of_a_run_is_told_by_the_command(logger: str, is_shown: bool) -> None:
    assert prefect_server._is_news(make_record(logger)) is is_shown
