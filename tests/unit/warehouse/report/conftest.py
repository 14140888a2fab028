"""A warehouse with all that the report counts with care; made once, as nobody changes it."""

from pathlib import Path

import pytest

from tests.kit.report import report_warehouse


@pytest.fixture(scope="session")
def invented_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty invented articles, published."""
    return report_warehouse(tmp_path_factory.mktemp("report") / "data", 40)
