"""Stores that are made once and copied, as making one costs more than most tests of it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.report import report_warehouse
from warehouse import store
from warehouse.queries.published_tables import PublishedTables, open_tables


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store without rows; tests take a copy of it, `data`."""
    folder = tmp_path_factory.mktemp("empty")
    store.create(folder)
    return folder


@pytest.fixture
def data(empty_store: Path, tmp_path: Path) -> Path:
    """A store of the test's own, without rows where the module does not say otherwise."""
    return shutil.copytree(empty_store, tmp_path, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def invented_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty invented articles with all that is counted with care, published; nobody changes it."""
    return report_warehouse(tmp_path_factory.mktemp("report") / "data", 40)


@pytest.fixture
def tables(invented_warehouse: Path) -> Iterator[PublishedTables]:
    """The published tables of the invented articles, opened."""
    with open_tables(invented_warehouse) as tables:
        yield tables
