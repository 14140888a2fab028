"""A run that was killed before its batch was stored costs no annotation: the next one makes the same rows of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import counts, stored
from warehouse import store
from warehouse.lake.annotation_cache import FOLDER

pytestmark = pytest.mark.slow


def test_what_was_annotated_is_not_annotated_again(
    run: Callable[..., tuple[int, dict[str, Any]]],
    written: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from transforms import pipeline

    folder, calm, disturbed = written(range(2)), tmp_path / "calm", tmp_path / "disturbed"
    run("ingest", folder, "--data", calm, "--profile", "fast")

    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(store, "append", fail)
        code, _ = run("ingest", folder, "--data", disturbed, "--profile", "fast")
    assert code == 1 and len(list((disturbed / FOLDER).iterdir())) == 2

    monkeypatch.setattr(pipeline, "annotate", fail)
    code, outcome = run("ingest", folder, "--data", disturbed, "--profile", "fast")
    assert (code, counts(outcome)) == (0, (2, 2, 0, 0, 0))
    assert stored(disturbed) == stored(calm)
    assert list((disturbed / FOLDER).iterdir()) == []
