"""A warehouse with all that is counted with care, opened to be browsed."""

from pathlib import Path

import pytest

from tests.kit.report import report_warehouse
from warehouse.browse.publication import Publication, Publications


@pytest.fixture(scope="session")
def browsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_warehouse(tmp_path_factory.mktemp("browsed") / "data", 40)


@pytest.fixture(scope="session")
def publications(browsed: Path, tmp_path_factory: pytest.TempPathFactory) -> Publications:
    return Publications(browsed, tmp_path_factory.mktemp("indexes"), lambda line: None)


@pytest.fixture(scope="session")
def publication(publications: Publications) -> Publication:
    found = publications.find()
    assert found is not None
    return found
