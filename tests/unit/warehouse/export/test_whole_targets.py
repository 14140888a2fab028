"""A target is whole or not there, and nothing of others is replaced."""

from pathlib import Path

import pytest

from warehouse.export.whole_targets import TargetTaken, TargetUnwritable, write_whole


def is_text(path: Path) -> bool:
    return path.suffix == ".txt"


def test_a_file_takes_its_name_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with write_whole(target, False, is_text) as part:
        part.write_text("new")
        part.with_suffix(".journal").write_text("of a library")
        assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"] and target.read_text() == "new"


@pytest.mark.parametrize("is_folder", [False, True])
def test_nothing_is_left_of_what_failed(tmp_path: Path, is_folder: bool) -> None:
    with (
        pytest.raises(TargetUnwritable, match="full: make room .* --out"),
        write_whole(tmp_path / "a", is_folder, is_text) as part,
    ):
        if is_folder:
            part.mkdir()
        (part / "b.txt" if is_folder else part).write_text("half")
        raise OSError("disk full")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_an_export_before_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (target / "old.txt").write_text("old")
    with write_whole(target, True, is_text) as part:
        part.mkdir()
        (part / "new.txt").write_text("new")
    assert [path.name for path in target.iterdir()] == ["new.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("target", "is_folder", "message"),
    [
        pytest.param("", True, "other files", id="a folder with other things"),
        pytest.param("", False, "is a folder", id="a folder where a file is to be"),
        pytest.param("thesis.doc", True, "is a file", id="a file where a folder is to be"),
        pytest.param("none/a", False, "no folder", id="in a folder that is not there"),
    ],
)
def test_what_is_of_others_is_left_alone(tmp_path: Path, target: str, is_folder: bool, message: str) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    with pytest.raises(TargetTaken, match=message), write_whole(tmp_path / target, is_folder, is_text):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]
    assert (tmp_path / "thesis.doc").read_text() == "mine"


def test_a_folder_is_back_where_the_new_one_cannot_take_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tables"
    target.mkdir()
    (target / "a.txt").write_text("old")

    def refuse(*_: object) -> None:
        raise OSError("no")

    with pytest.raises(TargetUnwritable, match="no"), write_whole(target, True, is_text) as part:
        part.mkdir()
        monkeypatch.setattr(Path, "replace", refuse)
    assert (target / "a.txt").read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_folder_that_one_is_in_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with write_whole(Path(), True, is_text) as part:
        part.mkdir()
        (part / "a.txt").write_text("new")
    assert (tmp_path / "here" / "a.txt").read_text() == "new"
