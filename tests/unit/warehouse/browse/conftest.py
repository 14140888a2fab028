"""A warehouse with all that is counted with care, opened to be browsed."""

from pathlib import Path

import pytest

from tests.kit.report import report_warehouse
from warehouse.browse.publication import OpenPublication, ServedWarehouse


@pytest.fixture(scope="session")
def browsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_warehouse(tmp_path_factory.mktemp("browsed") / "data", 40)


@pytest.fixture(scope="session")
def served(browsed: Path, tmp_path_factory: pytest.TempPathFactory) -> ServedWarehouse:
    return ServedWarehouse(browsed, tmp_path_factory.mktemp("indexes"), lambda line: None)


@pytest.fixture(scope="session")
def publication(served: ServedWarehouse) -> OpenPublication:
    found = served.find()
    assert found is not None
    return found
