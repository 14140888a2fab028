"""Names that systems and editors leave, and names of a warehouse's own files, which are none."""

from pathlib import Path

import pytest

from warehouse.litter import is_litter


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(".DS_Store", True, id="macOS"),
        pytest.param("._quotes-0000001-0a1b2c3d.parquet", True, id="macOS on a share"),
        pytest.param("thumbs.DB", True, id="Windows, in any case"),
        pytest.param(".nfs00000000014f2ab300000001", True, id="deleted while open"),
        pytest.param(".quotes.parquet.swp", True, id="vim"),
        pytest.param("#quotes.parquet#", True, id="emacs"),
        pytest.param("quotes-0000001-0a1b2c3d.parquet", False, id="a published file"),
        pytest.param("_generation.json", False, id="a manifest"),
        pytest.param("_delta_log", False, id="a log"),
        pytest.param("part-0001.parquet", False, id="a file that nobody named"),
    ],
)
def test_litter_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_litter(Path("bi/quotes") / name) == expected
