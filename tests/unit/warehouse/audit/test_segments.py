"""One segment by itself: what is wrong in it, and what it hands on for the end."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from tests.kit.warehouse import TOPIC, revised_store
from warehouse import store
from warehouse.audit.segments import audit_segment
from warehouse.lake.data_files import ActiveFiles, active_files
from warehouse.tables import TABLES


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> ActiveFiles:
    return active_files(store.snapshot(revised_store(tmp_path_factory.mktemp("segment") / "data")))


def of_articles(files: ActiveFiles) -> ActiveFiles:
    return {name: some for name, some in files.items() if not TABLES[name].shared}


def test_a_segment_in_order_hands_on_its_chain(files: ActiveFiles) -> None:
    audited = audit_segment(("0000001", of_articles(files)), {})
    assert audited.violations == [] and not audited.is_damaged
    assert [row["revision"] for row in audited.documents] == [2]
    assert [row["revision"] for row in audited.revisions] == [1]
    assert pickle.loads(pickle.dumps(audited)) == audited


def test_what_refers_to_no_shared_row_is_named(files: ActiveFiles) -> None:
    ids = {"topics": pa.chunked_array([["another"]])}
    wrong = audit_segment(("0000001", of_articles(files)), ids).violations
    assert {(violation.table, violation.rule) for violation in wrong} == {("topic_assignments", "reference")}
    assert TOPIC in wrong[0].message


def test_a_lost_file_makes_it_damaged(files: ActiveFiles, tmp_path: Path) -> None:
    own = dict(of_articles(files))
    own["documents"] = [replace(own["documents"][0], path=tmp_path / "lost.parquet")]
    assert audit_segment(("0000001", own), {}).is_damaged
