"""A sound warehouse for whoever reads one: made once, as nobody changes it; whoever does takes a copy. An S3 server."""

import logging
import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.kit.object_store import make_bucket, serve_s3
from tests.kit.warehouse import sound_store
from warehouse.bi.publish import publish

_UNITS = Path(__file__).parent / "unit"


@pytest.fixture(autouse=True)
def log_levels_as_found() -> Iterator[None]:
    """Put the levels of our loggers back, which commands set for the whole process."""
    loggers = [logging.getLogger(name) for name in ("flows", "transforms", "warehouse")]
    levels = [logger.level for logger in loggers]
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture(scope="session")
def sound_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of two months and an undated one, a reject; nothing is published."""
    return sound_store(tmp_path_factory.mktemp("lake") / "data")


@pytest.fixture(scope="session")
def sound_warehouse(sound_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with bi/, in a folder `data`."""
    data = shutil.copytree(sound_lake, tmp_path_factory.mktemp("warehouse") / "data")
    publish(data)
    return data


@pytest.fixture(scope="session")
def s3_variables() -> Iterator[Mapping[str, str]]:
    """An S3 server on loopback for all tests that want one; the variables that name it."""
    with serve_s3() as variables:
        yield variables


@pytest.fixture
def bucket(s3_variables: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty bucket, which the environment lets every library find."""
    for name, value in s3_variables.items():
        monkeypatch.setenv(name, value)
    return make_bucket()


def pytest_configure() -> None:
    """Hear Ctrl-C also where a shell started the tests in the background, which lets its children ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count lines in the tests of single modules alone, which reach nine of ten: it costs half as much again."""
    for item in items:
        if _UNITS not in item.path.parents:
            item.add_marker(pytest.mark.no_cover)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the run took of the processor: other work on the machine moves it less than the time on the clock."""
    spent = os.times()
    seconds = spent.user + spent.system + spent.children_user + spent.children_system
    terminalreporter.write_line(f"{seconds:.0f} s of processor time")
