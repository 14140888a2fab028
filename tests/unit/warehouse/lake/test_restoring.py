"""A plan to go back names the articles that return, change and go, and has the rows of all tables."""

from pathlib import Path

from tests.kit.rows import bare_article, joined, reject
from transforms.document import document_id_of
from warehouse import restore, store
from warehouse.lake import commit, delta
from warehouse.lake.delta import BATCHES
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.restoring import Restoration, plan_restoration
from warehouse.lake.undo_log import UndoLog

PORT, RAIN, SNOW = (document_id_of(guid) for guid in ("port", "rain", "snow"))


def plan(data: Path, number: int) -> Restoration:
    lake = LakeFiles(data, delta.open_documents(data))
    log = UndoLog(data, lake.number, commit.read_batches(delta.open_log(data, BATCHES), 0))
    return plan_restoration(lake, log, number)


def test_articles_return_change_and_go(data: Path) -> None:
    store.append(data, joined(bare_article("The port opens.", guid="port"), bare_article("Rain.", guid="rain")))
    restore.restore(data, "0")
    store.append(data, joined(bare_article("The port shuts.", guid="port"), bare_article("Snow.", guid="snow")))
    store.append(data, {"rejects": [reject()]})
    planned = plan(data, 1)
    assert [row["document_id"] for row in planned.returning] == [RAIN]
    assert [(now["document_id"], before["document_id"]) for now, before in planned.changed] == [(PORT, PORT)]
    assert [row["document_id"] for row in planned.leaving] == [SNOW]
    assert planned.list_ids() == [RAIN, PORT, SNOW]
    assert planned.rows.drops.keys() >= {"documents", "sentences", "rejects"}
    assert sorted(planned.rows.images["sentences"]["text"].to_pylist()) == ["Rain", "The port opens"]


def test_a_plan_to_stay_does_nothing(data: Path) -> None:
    store.append(data, bare_article("Rain.", guid="rain"))
    assert not plan(data, 1).rows
