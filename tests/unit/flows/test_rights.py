"""A store of somebody else, a user without a home, paths that no library takes: all works, or one line says why."""

from __future__ import annotations

import os
import pwd
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import cli
from flows.errors import WrongCall
from flows.runtime.prefect_settings import check_home, find_api_url
from tests.kit.rights import call_without_rights, give_away, take_back
from warehouse import access

READING = (
    ["list"],
    ["show", "1.txt"],
    ["who", "Silva"],
    ["history"],
    ["sources"],
    ["check"],
    ["restore", "--to", "1", "--dry-run"],
)
WRITING = (
    ["ingest", "seeds"],
    ["tidy"],
    ["publish"],
    ["check", "--repair"],
    ["restore", "--to", "1"],
    ["replay"],
    ["remove", "x", "--yes"],
    ["entities", "rename", "person.ana-silva", "Ana"],
)
SHOWING = (["report"], ["kit"])  # write, but into any place


@pytest.fixture
def foreign_warehouse(sound_warehouse: Path, tmp_path: Path) -> Iterator[Path]:
    data = shutil.copytree(sound_warehouse, tmp_path / "foreign", symlinks=True)
    give_away(data)
    yield data
    take_back(data)


@pytest.mark.slow
def test_of_another_users_store_all_can_be_read_and_one_line_says_why_nothing_is_written(
    foreign_warehouse: Path,
) -> None:
    before = sorted(str(path) for path in foreign_warehouse.rglob("*"))
    data = ["--data", str(foreign_warehouse)]
    answers = call_without_rights([[*words, *data] for words in (*READING, *WRITING, *SHOWING)])

    for words, answer in zip(READING, answers, strict=False):
        assert answer.code == 0, (words, answer.error)
    for words, answer in zip((*WRITING, *SHOWING), answers[len(READING) :], strict=True):
        assert (answer.code, answer.error.count("\n")) == (2, 1), (words, answer)
        assert str(foreign_warehouse) in answer.error
        assert "--out" in answer.error if words in SHOWING else "--data" in answer.error
        if os.geteuid() == 0:
            assert "belongs to" in answer.error and "65534" in answer.error
    assert sorted(str(path) for path in foreign_warehouse.rglob("*")) == before


@pytest.mark.slow
def test_a_lake_of_another_user_in_a_folder_of_ones_own_is_named(foreign_warehouse: Path) -> None:
    data = foreign_warehouse
    if os.geteuid() == 0:
        os.chown(data, 0, 0)
    data.chmod(0o755)
    (data / "lake" / "documents" / "_delta_log").chmod(0)
    calls = [[*words, "--data", str(data)] for words in (["ingest", "seeds"], ["check"], ["list"])]
    ingested, checked, listed = call_without_rights(calls)
    (data / "lake" / "documents" / "_delta_log").chmod(0o755)
    assert ingested.code == checked.code == 2 and listed.code == 0
    assert f"{data}/lake" in ingested.error and "written" in ingested.error
    assert f"{data}/lake/documents/_delta_log" in checked.error and "read" in checked.error


def test_no_home_and_no_entry_as_a_user_stop_nothing(
    sound_warehouse: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def have_no_entry(_: object) -> None:
        raise KeyError("no such user")

    for name in ("HOME", "PREFECT_HOME", "PREFECT_API_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", have_no_entry)
    monkeypatch.chdir(sound_warehouse)
    assert find_api_url() is None
    with pytest.raises(WrongCall, match="set HOME"):
        check_home()
    assert cli.main(["list", "--data", str(sound_warehouse)]) == 0
    capsys.readouterr()
    assert cli.main(["list", "--data", "~/news"]) == 2
    assert "no home folder is known" in capsys.readouterr().err
    assert f"user {os.geteuid()}" not in access.describe_denial(Path("/"), "read") or os.geteuid() != 0


@pytest.mark.slow
def test_an_empty_environment_will_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vote on the quay\n\nOSLO, May 2, 2021. The council votes.\n", encoding="utf-8")
    words = [str(tmp_path / "a.txt"), "--profile", "fast", "--quiet", "--data", str(tmp_path / "data")]
    (answer,) = call_without_rights([["ingest", *words]], {"PYTHONPATH": str(Path(__file__).parents[3])})
    assert answer.code == 0 and '"documents_added": 1' in answer.out, answer


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param(b"\xff", "not named in UTF-8", id="bytes that are no text"),
        pytest.param(b"new\nline", "choose another data folder", id="a line feed"),
        pytest.param(b"file", "is a file", id="a file"),
        pytest.param(b"dangling", "which is not there", id="a link that leads nowhere"),
        pytest.param(b"x" * 300, "too long", id="a name of 300 bytes"),
        pytest.param(b"~nosuchuser-here/x", "no home folder is known", id="the home of nobody"),
    ],
)
def test_a_data_folder_that_no_library_takes_is_one_line(
    name: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("words", encoding="utf-8")
    Path("dangling").symlink_to("nowhere")
    Path("\udcff").mkdir()
    assert cli.main(["ingest", "file", "--data", os.fsdecode(name)]) == 2
    out, error = capsys.readouterr()
    assert words in error and error.count("\n") == 1 and not out


def test_a_path_over_255_bytes_is_none_too_long(sound_lake: Path, tmp_path: Path) -> None:
    data = tmp_path / ("a" * 200) / ("b" * 200)
    shutil.copytree(sound_lake, data)
    assert cli.main(["publish", "--data", str(data)]) == 0
    assert cli.main(["check", "--data", str(data)]) == 0


@pytest.mark.parametrize("words", [["who", "\udcff"], ["show", "\udcff"], ["kit", "--out", "k\udcff"]])
def test_words_that_are_no_text_are_one_line(
    words: list[str], sound_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*words, "--data", str(sound_warehouse)]) == 2
    assert "not in UTF-8" in capsys.readouterr().err


def test_an_error_of_the_delta_library_is_one_line_without_colours(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sound_warehouse: Path
) -> None:
    from deltalake.exceptions import DeltaError

    def fail(*_: object) -> None:
        raise DeltaError("Generic error\n  ↳ \x1b[31mUnable to open\x1b[0m file\n")

    monkeypatch.setattr("warehouse.history.list_history", fail)
    monkeypatch.setattr("flows.cli.history.open_store_of", fail)
    assert cli.main(["history", "--data", str(sound_warehouse)]) == 1
    assert capsys.readouterr().err == "wireroom: failed: Generic error: Unable to open file\n"


def test_a_cache_that_another_user_left_is_named_before_a_run_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache" / "annotations"
    cache.mkdir(parents=True)
    may_access = os.access
    monkeypatch.setattr(os, "access", lambda path, rights: path != cache and may_access(path, rights))
    with pytest.raises(access.AccessDenied, match="annotations cannot be written"):
        access.check_writable(tmp_path)
