"""Rejected bytes are kept whole, once each, under the name of their hash."""

import hashlib
from pathlib import Path

import pytest

from warehouse.lake import fsync, quarantine

BODY = bytes(range(256))
DIGEST = hashlib.sha256(BODY).hexdigest()


def kept(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (data / quarantine.FOLDER).iterdir()}


def test_bytes_are_kept_once(tmp_path: Path) -> None:
    assert [quarantine.keep(tmp_path, BODY), quarantine.keep(tmp_path, BODY)] == [DIGEST, DIGEST]
    assert kept(tmp_path) == {DIGEST: BODY}


def test_lost_or_cut_bytes_are_kept_again(tmp_path: Path) -> None:
    quarantine.keep(tmp_path, BODY)
    (tmp_path / quarantine.FOLDER / DIGEST).write_bytes(BODY[:9])
    quarantine.keep(tmp_path, BODY)
    assert kept(tmp_path) == {DIGEST: BODY}


def test_a_file_is_copied_in_pieces_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fsync, "_PIECE_BYTES", 7)
    (large := tmp_path / "large.bin").write_bytes(BODY)
    assert quarantine.keep(tmp_path, large) == DIGEST
    monkeypatch.delattr(fsync, "copy_file")  # the second time nothing is written
    assert quarantine.keep(tmp_path, large) == DIGEST
    assert kept(tmp_path) == {DIGEST: BODY}


def test_a_file_that_is_gone_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        quarantine.keep(tmp_path, tmp_path / "gone.bin")
