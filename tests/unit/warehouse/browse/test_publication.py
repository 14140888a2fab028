"""A request is answered from one publication: the one shown now, or the one that its page is of."""

import shutil
from pathlib import Path

import pytest

from tests.kit.rows import article
from warehouse import store
from warehouse.bi.publish import publish
from warehouse.browse.publication import ServedWarehouse


def test_a_new_publication_is_noticed_and_the_one_before_stays_open(empty_store: Path, tmp_path: Path) -> None:
    data = shutil.copytree(empty_store, tmp_path / "data")
    cache = tmp_path / "cache"
    served = ServedWarehouse(data, cache, lambda line: None)
    keys = []
    for number in range(3):
        store.append(data, article(f"Port {number} is open. Ships come.", guid=f"a{number}"))
        publish(data)
        found = served.find()
        assert found is not None and served.find() is found
        assert found.fetch("SELECT count(*) AS n FROM articles") == [{"n": number + 1}]
        keys.append(found.key)
    before = served.find(keys[1])
    assert before is not None and before.fetch("SELECT count(*) AS n FROM articles") == [{"n": 2}]
    assert served.find(keys[0]) is None
    assert {path.name for path in cache.iterdir()} == set(keys[1:])


def test_nothing_published_is_said(empty_store: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        ServedWarehouse(empty_store, tmp_path, lambda line: None).find()


def test_a_publication_whose_indexes_were_taken_away_is_open_no_longer(empty_store: Path, tmp_path: Path) -> None:
    data = shutil.copytree(empty_store, tmp_path / "port-20261128-copy")
    store.append(data, article("The port is open. Ships come.", guid="a"))
    publish(data)
    served = ServedWarehouse(data, tmp_path / "cache", lambda line: None)
    first = served.find()
    assert first is not None
    assert first.fetch("SELECT current_setting('parquet_metadata_cache') AS kept") == [{"kept": True}]
    (row,) = first.fetch("SELECT document_id, published_date, segment FROM articles")
    assert len(first.read_article("document_texts", row, ["text"])) == 1, "its segment is that of the file's name"
    shutil.rmtree(tmp_path / "cache" / first.key)
    assert served.find(first.key) is None
    again = served.find()
    assert again is not None and again is not first and again.key == first.key
