"""What bi/ shows, and where its files lie: a folder on a disk, a manifest in an object store."""

import json
from pathlib import Path

import pytest

from warehouse import places
from warehouse.bi.published import MANIFEST, list_manifests, open_published, read_manifest, shown_folder

NUMBERS = {"generation": 3, "number": 7}


def test_a_generation_on_a_disk_is_the_folder_that_the_link_leads_to(tmp_path: Path) -> None:
    folder = tmp_path / "bi.3"
    (folder / "quotes").mkdir(parents=True)
    (folder / "quotes" / "b.parquet").touch()
    (folder / "quotes" / "a.parquet").touch()
    (folder / MANIFEST).write_text(json.dumps(NUMBERS))
    (tmp_path / "bi").symlink_to("bi.3")

    shown = open_published(tmp_path)
    assert shown.manifest == NUMBERS
    assert shown.list_files("quotes") == [folder / "quotes" / "a.parquet", folder / "quotes" / "b.parquet"]
    assert shown.list_names() == {"quotes/a.parquet", "quotes/b.parquet"}
    assert shown.locate("quotes/a.parquet") == folder / "quotes" / "a.parquet"
    assert shown_folder(tmp_path) == tmp_path / "bi"


def test_a_generation_in_an_object_store_is_its_newest_manifest(bucket: str) -> None:
    data = places.open_place(bucket) / "news"
    places_of = {"quotes/b.parquet": "lake/quotes/1.parquet", "quotes/a.parquet": "bi/made/x/quotes/a.parquet"}
    for generation in (9, 10):
        manifest = NUMBERS | {"generation": generation, "files": places_of, "places": places_of}
        (data / "bi" / "manifests" / f"{generation:08}.json").write_bytes(json.dumps(manifest).encode())
    (data / "lake" / "quotes" / "1.parquet").write_bytes(b"1")

    shown = open_published(data)
    assert shown.manifest["generation"] == 10
    assert [path.name for path in list_manifests(data)] == ["00000009.json", "00000010.json"]
    assert [str(path) for path in shown.list_files("quotes")] == [
        f"{data}/bi/made/x/quotes/a.parquet",
        f"{data}/lake/quotes/1.parquet",
    ]
    assert shown.list_names() == {"quotes/b.parquet"}
    assert shown_folder(data) == data / "latest"


def test_nothing_is_shown_where_nothing_is_published(tmp_path: Path, bucket: str) -> None:
    for data in (tmp_path, places.open_place(bucket)):
        shown = open_published(data)
        assert shown.manifest == {}
        assert shown.list_files("quotes") == []


@pytest.mark.parametrize("body", [b"", b"\xff", b"[1]", b'{"generation": 1}', b'{"generation": "1", "number": 2}'])
def test_an_illegible_manifest_says_nothing(tmp_path: Path, body: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(body)
    assert read_manifest(tmp_path / MANIFEST) == {}
