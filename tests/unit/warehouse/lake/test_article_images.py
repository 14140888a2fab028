"""What articles were before some batches: the first image counts, and copies of what is gone are marked anew."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.kit.rows import Rows, article, bare_article, joined, signature
from transforms.document import RemovalCause, document_id_of
from warehouse import restore, store
from warehouse.lake import article_images, delta
from warehouse.lake.article_images import ArticleImages
from warehouse.lake.copies import ORIGINAL
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.undo_files import list_undo_files, read_undo

AT = datetime(2026, 11, 28, 9)


def collect(data: Path, after: int) -> ArticleImages:
    lake = LakeFiles(data, delta.open_documents(data))
    return article_images.collect_images(lake, [read_undo(path) for path in list_undo_files(data)[after:]])


def revise(data: Path, version: int) -> None:
    store.append(data, bare_article(f"Version {version}. It is told.", guid="port"))


def test_of_several_images_the_first_one_counts(data: Path) -> None:
    for version in range(4):
        revise(data, version)
    for after in (1, 2, 3):
        images = collect(data, after)
        assert images.list_changed() == [document_id_of("port")]
        assert [row["revision"] for row in images.before.values()] == [after]
        rows = images.select_rows()
        assert rows["document_texts"]["text"].to_pylist() == [f"Version {after - 1}. It is told."]
        assert rows["sentences"].num_rows == 2 and "documents" not in rows
    assert collect(data, 0).list_leaving() == [document_id_of("port")]
    assert collect(data, 4).list_leaving() == []


def test_what_is_as_it_was_does_not_change(data: Path) -> None:
    store.append(data, bare_article("Rain.", guid="rain"))
    revise(data, 0)
    restore.restore(data, "1")
    images = collect(data, 1)
    assert (images.list_returning(), images.list_changed(), images.list_leaving()) == ([], [], [])


def told(name: str, day: int, changed: int = 0, text: str = "It is told.") -> Rows:
    return article(f"Story {name}. {text}", guid=name, uri=None, day=date(2017, 4, day), signature=signature(changed))


def test_copies_of_a_removed_original_are_copies_of_the_one_that_took_its_place(data: Path) -> None:
    store.append(data, told("first", 1))
    store.append(data, joined(told("early", 5), told("late", 9)))
    store.append(data, told("late", 9, text="It is told anew."))
    store.remove(data, [document_id_of("first")], RemovalCause.REQUEST, AT)
    images = collect(data, 2)
    [late] = images.before.values()
    assert late["revision"] == 1 and late[ORIGINAL] == document_id_of("early")


def test_a_copy_whose_original_goes_stands_alone(data: Path) -> None:
    store.append(data, joined(told("first", 1), told("late", 9)))
    store.append(data, told("early", 5))
    store.remove(data, [document_id_of("first")], RemovalCause.REQUEST, AT)
    [late] = [row for row in delta.read(store.snapshot(data)["documents"]) if row["guid"] == "late"]
    assert late[ORIGINAL] == document_id_of("early")
    images = collect(data, 1)
    assert images.list_leaving() == [document_id_of("early")]
    assert images.list_changed() == [document_id_of("late")]
    assert images.before[document_id_of("late")][ORIGINAL] is None
    assert images.select_rows()["quotes"].num_rows == 2


@pytest.mark.parametrize("cause", list(RemovalCause))
def test_images_of_removed_articles_are_left_out_even_where_they_are_still_there(
    data: Path, cause: RemovalCause
) -> None:
    revise(data, 0)
    revise(data, 1)
    path = list_undo_files(data)[1]
    body = path.read_bytes()
    store.remove(data, [document_id_of("port")], cause, AT)
    path.write_bytes(body)
    assert collect(data, 1).before == {}
