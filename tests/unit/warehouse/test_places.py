"""Where a warehouse lies: a folder or an object store, and what each can do."""

from pathlib import Path

import pytest
from deltalake import DeltaTable

from warehouse import places
from warehouse.places import UnusablePlace


def test_a_folder_is_a_path() -> None:
    assert places.open_place("news/data") == Path("news/data")
    assert places.is_on_disk(places.open_place("/srv/news"))


@pytest.mark.parametrize("address", ["s3://bucket", "s3://bucket/news/data", "s3://bucket/news/"])
def test_an_address_is_a_place_with_the_methods_of_a_path(address: str) -> None:
    place = places.open_place(address)
    assert not places.is_on_disk(place)
    assert str(place / "lake" / "a.parquet") == address.rstrip("/") + "/lake/a.parquet"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://host/news", "a warehouse lies in a folder, or under s3://"),
        ("https://host/news", "a warehouse lies in a folder"),
        ("s3://bucket/a%20b", "write bucket and prefix with letters"),
        ("s3://bucket/a b", "write bucket and prefix with letters"),
        ("s3://", "write bucket and prefix with letters"),
        ("s3://bucket//news", "write bucket and prefix with letters"),
    ],
)
def test_another_address_is_refused_with_what_to_write(address: str, reason: str) -> None:
    with pytest.raises(UnusablePlace, match=reason):
        places.open_place(address)


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "find_spec", lambda module: None)
    with pytest.raises(UnusablePlace, match=r"wireroom\[gs\]"):
        places.open_place("gs://bucket/news")


def test_the_delta_library_is_told_of_an_endpoint_without_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    place = places.open_place("s3://bucket/news")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9000")
    assert places.storage_options(place) == {"aws_endpoint": "http://127.0.0.1:9000", "allow_http": "true"}
    monkeypatch.setenv("AWS_ENDPOINT_URL", "https://storage.example")
    assert places.storage_options(place) == {}
    assert places.storage_options(Path("data")) is None


def test_an_object_is_made_once(bucket: str) -> None:
    place = places.open_place(bucket) / "one.json"
    assert places.create_object(place, b"1")
    assert not places.create_object(place, b"2")
    assert place.read_bytes() == b"1"


def test_objects_are_listed_by_their_paths_with_sizes(bucket: str) -> None:
    folder = places.open_place(bucket) / "news"
    (folder / "a" / "1.txt").write_bytes(b"12")
    places.copy_object(folder / "a" / "1.txt", folder / "b" / "2.txt")
    found = places.list_objects(folder)
    assert {name: entry.size_bytes for name, entry in found.items()} == {"a/1.txt": 2, "b/2.txt": 2}
    assert all(entry.written_at is not None for entry in found.values())
    assert places.list_objects(folder / "none") == {}


def test_what_cannot_be_reached_is_told(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places.check_reachable(places.open_place(bucket), is_written=True)
    assert places.list_objects(places.open_place(bucket)) == {}
    with pytest.raises(UnusablePlace, match="cannot be written"):
        places.check_reachable(places.open_place("s3://no-such-bucket-here"), is_written=True)


def test_a_table_tells_its_place(bucket: str, tmp_path: Path) -> None:
    import pyarrow as pa

    schema = pa.schema([("a", pa.int64())])
    for folder in (places.open_place(bucket) / "t", tmp_path / "a b" / "t"):
        table = DeltaTable.create(str(folder), schema, storage_options=places.storage_options(folder))
        assert places.place_of(table) == folder
