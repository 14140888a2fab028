"""Reading published tables: what an older program published says what to do."""

from pathlib import Path

import pytest

from warehouse.bi import reader


def test_a_column_that_is_not_published_says_what_to_do(sound_warehouse: Path) -> None:
    assert reader.read(sound_warehouse, "quotes", ["quote_id"]).num_rows > 0
    with pytest.raises(FileNotFoundError, match="quotes has no column quote_number.*wireroom publish"):
        reader.read(sound_warehouse, "quotes", ["quote_id", "quote_number"])


def test_a_table_that_is_not_published_says_which_folder_to_publish_from(sound_warehouse: Path) -> None:
    shown = reader.generation(sound_warehouse)
    with pytest.raises(FileNotFoundError, match=f"wireroom publish --data {sound_warehouse}`"):
        reader.read(shown, "no_table")
