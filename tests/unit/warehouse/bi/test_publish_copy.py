"""bi/ as a folder that stays, for whoever mounts it alone; files of systems and editors in it."""

import errno
import logging
import os
import shutil
from pathlib import Path

import pytest

from tests.kit.warehouse import sound_rows
from warehouse import store
from warehouse.audit import audit, list_notes
from warehouse.bi import generations, publish, reader
from warehouse.bi.published import MANIFEST, PublishMode


@pytest.fixture
def data(sound_lake: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound_lake, tmp_path / "data")


def add_article(data: Path, ward: int) -> None:
    store.append(data, sound_rows(ward, 10 + ward % 10, "Rui Costa"))


def test_a_mount_of_bi_alone_shows_every_publication(data: Path) -> None:
    publish.publish(data, mode=PublishMode.COPY)
    mounted = os.open(data / "bi", os.O_RDONLY)  # holds on to the folder, as a mount does
    try:
        for ward in range(20, 24):
            add_article(data, ward)
            publish.publish(data)
            with os.scandir(mounted) as entries:
                assert MANIFEST in {entry.name for entry in entries}
            shown = Path(f"/proc/self/fd/{mounted}") if Path("/proc/self/fd").is_dir() else data / "bi"
            assert reader.count(shown, "documents") == ward - 16
            assert not list(audit(data))
    finally:
        os.close(mounted)
    assert not (data / "bi").is_symlink() and not list(data.glob("bi.*"))


def test_the_way_of_publishing_stays_until_another_is_asked_for(data: Path) -> None:
    publish.publish(data)
    assert (data / "bi").is_symlink()
    publish.publish(data, mode=PublishMode.COPY)
    assert not (data / "bi").is_symlink() and publish.publish(data).kept
    add_article(data, 20)
    publish.publish(data)
    assert not (data / "bi").is_symlink()
    publish.publish(data, mode=PublishMode.LINK)
    assert (data / "bi").is_symlink() and not list(audit(data))


def test_files_that_stay_are_not_touched_and_rows_are_those_of_a_link(data: Path, tmp_path: Path) -> None:
    linked = shutil.copytree(data, tmp_path / "linked")
    publish.publish(data, mode=PublishMode.COPY)
    before = {path: path.stat().st_ino for path in (data / "bi").glob("*/*.parquet")}
    for some in (data, linked):
        add_article(some, 20)
        publish.publish(some)
    stayed = [path for path in before if path.exists()]
    assert stayed and all(path.stat().st_ino == before[path] for path in stayed)
    names = {str(path.relative_to(data / "bi")) for path in (data / "bi").glob("*/*.parquet")}
    shown = (linked / "bi").resolve()
    assert {name.split("/")[0] for name in names} == {path.name for path in shown.iterdir() if path.is_dir()}
    for table in ("documents", "quotes", "quotes_wide"):
        assert reader.count(data, table) == reader.count(linked, table)


def test_documents_and_the_manifest_come_last_and_a_kill_between_is_mended(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish.publish(data, mode=PublishMode.COPY)
    add_article(data, 20)
    exchanged: list[str] = []
    exchange = generations._exchange_files

    def exchange_until_documents(fresh: Path, shown: Path) -> None:
        if fresh.name == "documents":
            raise KeyboardInterrupt
        exchanged.append(fresh.name)
        exchange(fresh, shown)

    manifest = (data / "bi" / MANIFEST).read_bytes()
    monkeypatch.setattr(generations, "_exchange_files", exchange_until_documents)
    with pytest.raises(KeyboardInterrupt):
        publish.publish(data)
    assert "quotes" in exchanged and (data / "bi" / MANIFEST).read_bytes() == manifest
    monkeypatch.undo()
    publish.publish(data)
    assert not list(audit(data)) and reader.count(data, "documents") == 4


def test_a_disk_without_hard_links_is_named_once(
    data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(publish.os, "link", refuse)
    with caplog.at_level(logging.WARNING):
        for ward in (20, 21):
            add_article(data, ward)
            publish.publish(data)
    assert [record.getMessage().count("hard links") for record in caplog.records] == [1]


@pytest.mark.parametrize("mode", list(PublishMode))
def test_what_systems_and_editors_leave_is_a_note(data: Path, mode: PublishMode) -> None:
    publish.publish(data, mode=mode)
    left = (".DS_Store", "Thumbs.db", "desktop.ini", "._quotes.parquet", ".nfs000000000a1b2c3d", "a.parquet~", ".a.swp")
    for name in left:
        for folder in ("bi", "bi/quotes", "lake", "lake/quotes"):
            (data / folder / name).write_bytes(b"x")
    assert not list(audit(data))
    (note,) = (note for note in list_notes(data) if ".DS_Store" in note)
    assert note.endswith(" and 2 more")
    assert publish.publish(data).kept
    (data / "bi" / "quotes" / "strange.parquet").write_bytes(b"x")
    assert [violation for violation in audit(data) if "strange" in violation.row_key]
