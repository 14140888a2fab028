"""What was removed on request is barred in any version, what was withdrawn in the versions that were."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.kit.rows import bare_article
from transforms.document import RemovalCause
from warehouse import store
from warehouse.lake import delta
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.removed_versions import leave_out_removed, read_removed, version_of

STORED = bare_article("The port opens.", guid="port")
ROW = STORED["documents"][0]


@pytest.mark.parametrize(
    ("cause", "is_left"), [(RemovalCause.REQUEST, False), (RemovalCause.WITHDRAWN, True)], ids=["request", "withdrawn"]
)
def test_another_version_is_left_where_one_was_withdrawn(data: Path, cause: RemovalCause, is_left: bool) -> None:
    store.append(data, STORED)
    store.remove(data, [ROW["document_id"]], cause, datetime(2026, 11, 28, 9))
    lake = LakeFiles(data, delta.open_documents(data))
    other = ROW | {"text_sha256": "0" * 64}
    unknown = ROW | {"document_id": "0" * 16}
    assert read_removed(lake, [ROW["document_id"]]) == {version_of(ROW): cause.value}
    assert leave_out_removed(lake, [ROW, other, unknown]) == ([other, unknown] if is_left else [unknown])
