"""Manifests, the swap of the link, and which generations stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warehouse.bi import generations
from warehouse.bi.names import published_name, published_names
from warehouse.lake.data_files import ActiveFile


def make_generation(data: Path, number: int) -> Path:
    folder = data / f"bi.{number}"
    folder.mkdir()
    (folder / generations.MANIFEST).write_text(json.dumps({"generation": number, "number": 1}), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"generation": 1}', '{"generation": "1", "number": 1}'], ids=lambda text: text or "empty"
)
def test_an_illegible_manifest_is_read_as_empty(text: str, tmp_path: Path) -> None:
    (tmp_path / generations.MANIFEST).write_text(text, encoding="utf-8")
    assert generations.read_manifest(tmp_path) == {}


def test_the_next_number_is_after_all_folders_and_the_manifest(tmp_path: Path) -> None:
    make_generation(tmp_path, 4)
    assert generations.next_generation(tmp_path, {}) == 5
    assert generations.next_generation(tmp_path, {"generation": 9}) == 10


def test_the_link_is_swapped_and_three_complete_generations_stay(tmp_path: Path) -> None:
    for number in range(1, 6):
        make_generation(tmp_path, number)
    (tmp_path / "bi.9").mkdir()  # a killed publisher left it without a manifest
    generations.swap_generation(tmp_path, 5)
    generations.sweep_generations(tmp_path, 5)
    assert (tmp_path / "bi").resolve() == tmp_path / "bi.5"
    assert {path.name for path in tmp_path.iterdir()} == {"bi", "bi.3", "bi.4", "bi.5"}


def test_names_carry_table_and_segment_and_differ_by_file() -> None:
    files = [ActiveFile("quotes", Path(f"0000017-{n}.parquet"), 1) for n in (1, 2)]
    names = list(published_names(files))
    assert len(set(names)) == 2
    assert all(name.startswith("quotes/quotes-0000017-") and name.endswith(".parquet") for name in names)
    assert published_name("entities", None, "0a1b") == "entities/entities-0a1b.parquet"
