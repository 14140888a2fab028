"""The oldest generation is made the next one: what is the same stays, what is not goes, and no other one is taken."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.kit.rows import article, bare_article
from warehouse import store
from warehouse.audit import audit
from warehouse.bi import publish as publishing
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.publication import GENERATIONS_KEPT
from warehouse.bi.publish import publish
from warehouse.bi.published import MANIFEST
from warehouse.bi.reuse import KeptFiles, identify_files, keep_same_files, take_oldest


def make_generation(data: Path, number: int) -> Path:
    folder = data / f"bi.{number}"
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text(json.dumps({"generation": number, "number": 1}), encoding="utf-8")
    return folder


@pytest.mark.parametrize("count", range(1, GENERATIONS_KEPT + 2))
def test_the_oldest_is_taken_where_enough_stay(tmp_path: Path, count: int) -> None:
    for number in range(1, count + 1):
        make_generation(tmp_path, number)
    (tmp_path / "bi.7").mkdir()  # never finished
    take_oldest(tmp_path, tmp_path / "bi.9")
    assert (tmp_path / "bi.9").is_dir() is (count >= GENERATIONS_KEPT)
    assert not (tmp_path / "bi.9" / MANIFEST).exists()
    assert all((tmp_path / f"bi.{number}").is_dir() for number in range(max(1, count - 1), count + 1))


def test_one_that_is_shown_is_not_taken(tmp_path: Path) -> None:
    for number in range(1, GENERATIONS_KEPT + 1):
        make_generation(tmp_path, number)
    (tmp_path / "bi").symlink_to("bi.1")
    take_oldest(tmp_path, tmp_path / "bi.9")
    assert (tmp_path / "bi.1" / MANIFEST).exists() and not (tmp_path / "bi.9").exists()


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder of an earlier generation beside the lake: one link of it, and what is none or is not wanted."""
    lake, folder = tmp_path / "lake" / "quotes", tmp_path / "bi.9" / "quotes"
    for some in (lake, folder, tmp_path / "bi.9" / "gone"):
        some.mkdir(parents=True)
    for name in ("same", "other", "unknown", "lost"):
        (lake / name).write_text("rows")
        os.link(lake / name, folder / name)
    (lake / "other").unlink()
    (lake / "other").write_text("rows")
    (lake / "lost").unlink()
    (tmp_path / "bi.9" / "stray").write_text("")
    return tmp_path / "bi.9"


def test_links_to_the_lakes_own_files_stay_and_all_else_goes(fresh: Path) -> None:
    sources = {f"quotes/{name}": f"lake/quotes/{name}" for name in ("same", "other", "new", "lost")}
    assert keep_same_files(fresh, sources, LastPublication(fresh, {})) == KeptFiles({"quotes/same"}, {"quotes"})
    assert [path.name for path in fresh.rglob("*")] == ["quotes", "same"]
    assert keep_same_files(fresh.parent / "absent", sources, LastPublication(fresh, {})) == KeptFiles()


def test_a_file_that_was_made_stays_where_the_last_publication_has_it(fresh: Path, tmp_path: Path) -> None:
    last_folder = tmp_path / "bi.8"
    (last_folder / "quotes").mkdir(parents=True)
    for name in ("same", "unknown"):
        os.link(fresh / "quotes" / name, last_folder / "quotes" / name)
    names = ("quotes/same", "quotes/unknown", "quotes/other")
    manifest = {"files": dict.fromkeys(names, "made from a"), "sizes": dict.fromkeys(names, 4)}
    sources = {"quotes/same": "made from a", "quotes/unknown": "made from b", "quotes/other": "made from a"}
    assert keep_same_files(fresh, sources, LastPublication(last_folder, manifest)).names == {"quotes/same"}


def test_no_folder_has_no_files(tmp_path: Path) -> None:
    assert identify_files(tmp_path / "absent") == {}


def add(data: Path, number: int) -> None:
    store.append(data, article(f"Story {number}. It is.", uri=f"file:///{number}.txt"))


def find_wrong(data: Path) -> list[object]:
    """What the audit says of bi/; the rows of the lake are made up, and belong to no run."""
    return [violation for violation in audit(data) if violation.table.startswith("bi")]


def list_shown(data: Path) -> dict[str, int]:
    bi = (data / "bi").resolve()
    return {str(path.relative_to(bi)): path.stat().st_ino for path in bi.glob("*/*")}


def test_a_generation_that_was_reused_is_as_one_that_is_new(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(GENERATIONS_KEPT + 2):
        add(data, number)
        publish(data)
    reused = list_shown(data)
    oldest = json.loads((data / "bi" / MANIFEST).read_text())["generation"] - GENERATIONS_KEPT
    assert not (data / f"bi.{oldest}").exists() and not find_wrong(data)
    monkeypatch.setattr(publishing, "take_oldest", lambda *_: None)
    (data / "bi" / MANIFEST).unlink()
    publish(data, is_anew=True)
    new = list_shown(data)
    assert reused.keys() == new.keys()
    assert all(new[name] == found for name, found in reused.items() if name.startswith("quotes/"))


def test_what_was_harmed_in_the_oldest_is_not_shown_again(data: Path) -> None:
    for number in range(GENERATIONS_KEPT):
        add(data, number)
        publish(data)
    oldest = min(data.glob("bi.[0-9]*"), key=lambda path: int(path.suffix[1:]))
    for table in ("quotes", "documents", "speaker_month"):
        victim = sorted((oldest / table).glob("*"))[0]
        body = victim.read_bytes()
        victim.unlink()  # a file of its own in its place
        victim.write_bytes(body[:-9])
    store.append(data, bare_article("Another. It is.", uri="file:///other.txt"))
    publish(data)
    assert not oldest.exists() and not find_wrong(data)
