"""Commands are said as they can be typed: by the path of the program where it is not on the PATH."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from flows.runtime.typed_name import name_commands


@pytest.mark.parametrize(
    ("typed", "on_path", "named"),
    [
        pytest.param("a b/wireroom", [], "`'a b/wireroom' publish`, `wireroomy x`", id="not on the PATH"),
        pytest.param("a b/wireroom", ["a b"], "`wireroom publish`, `wireroomy x`", id="the one on the PATH"),
        pytest.param("a b/wireroom", ["c", "a b"], "`'a b/wireroom' publish`, `wireroomy x`", id="another comes first"),
        pytest.param("c/__main__.py", [], "`wireroom publish`, `wireroomy x`", id="a module"),
        pytest.param("wireroom", [], "`wireroom publish`, `wireroomy x`", id="no path"),
    ],
)
def test_commands_are_named_as_typed(
    typed: str, on_path: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("a b", "c"):
        program = tmp_path / folder / "wireroom"
        program.parent.mkdir()
        program.write_text("", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ":".join(str(tmp_path / folder) for folder in on_path) or str(tmp_path))
    monkeypatch.setattr(sys, "argv", [typed])
    assert name_commands("`wireroom publish`, `wireroomy x`") == named
