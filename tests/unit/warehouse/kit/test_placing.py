"""Files come to their places all or none, and what others have there stays."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse.kit.placing import move_files

NEW = {"a.txt": "new a", "star/b.txt": "new b", "star/c.txt": "new c"}
OLD = {"a.txt": "old a", "star/b.txt": "old b", "dbt/target/own.txt": "mine"}


def write_files(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def read_files(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def test_new_files_are_there_and_those_of_others_too(tmp_path: Path) -> None:
    out = write_files(tmp_path / "out", OLD)
    folder = (out / "star").stat().st_ino
    move_files(write_files(tmp_path / "fresh", NEW), out)
    assert read_files(out) == OLD | NEW
    assert (out / "star").stat().st_ino == folder  # which somebody may have mounted


@pytest.mark.parametrize("can_link", [True, False])
@pytest.mark.parametrize("is_moved", [True, False])
@pytest.mark.parametrize("last", [1, 2, 3])
def test_a_stop_in_between_leaves_all_as_it_was(
    last: int, is_moved: bool, can_link: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, fresh = write_files(tmp_path / "out", OLD), write_files(tmp_path / "fresh", NEW)
    moves = [0]
    replace: Callable[..., Any] = Path.replace

    def stop(path: Path, target: Path) -> None:
        moves[0] += 1
        if moves[0] != last or is_moved:
            replace(path, target)
        if moves[0] == last:
            raise KeyboardInterrupt

    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(Path, "replace", stop)
    if not can_link:
        monkeypatch.setattr("os.link", refuse)
    with pytest.raises(KeyboardInterrupt):
        move_files(fresh, out)
    assert read_files(out) == OLD


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    out = write_files(tmp_path / "out", {"a.txt": "old a", "star/b.txt/own.txt": "mine"})
    with pytest.raises(OSError, match=r"b\.txt"):
        move_files(write_files(tmp_path / "fresh", NEW), out)
    assert read_files(out) == {"a.txt": "old a", "star/b.txt/own.txt": "mine"}
