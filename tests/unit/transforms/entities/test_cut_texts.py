"""Texts that break off behind a name: none ends the reading."""

import pytest

from tests.kit.reading import read


@pytest.mark.parametrize(
    "end", ["Ana Silva, 34,", "it is Quist's chief", "it is Quist's", "By", "Q.", "the mine, Quist"]
)
def test_a_text_that_breaks_off_is_read(end: str) -> None:
    doc = read(f"Port row\nThe port of Bergen is old.\n{end}")
    assert any(entity.name == "Bergen" for entity in doc.entities)
