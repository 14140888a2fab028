"""A copy of a package answers for the processor that it has no large registers, and says so."""

from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from benchmarks.speed import processor, without_avx512

ASKS, ANSWERS, NEAR_MISS = b"\x31\xc9\x0f\x01\xd0", b"\x31\xc9\x6a\x06\x58", b"\xe0\x0f\x01\xd0"


def make_package(folder: Path, library: bytes) -> ModuleSpec:
    package = folder / "onnxruntime"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "kernels.so.1").write_bytes(library)
    return ModuleSpec("onnxruntime", None, origin=str(package / "__init__.py"))


def test_the_copy_answers_in_place_of_the_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = make_package(tmp_path, b"a" + ASKS + NEAR_MISS + ASKS)
    monkeypatch.setattr(without_avx512, "find_spec", lambda _: spec)
    assert without_avx512.main([str(tmp_path / "copy")]) == 0
    copy = tmp_path / "copy" / "onnxruntime"
    assert (copy / "kernels.so.1").read_bytes() == b"a" + ANSWERS + NEAR_MISS + ANSWERS
    monkeypatch.setattr(processor, "find_spec", lambda _: ModuleSpec("onnxruntime", None, origin=str(copy / "a.py")))
    assert "8-bit products: AVX2 alone, by a copy" in processor.describe_processor(tmp_path / "none")


def test_a_package_that_does_not_ask_is_an_error_of_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = make_package(tmp_path, NEAR_MISS)
    monkeypatch.setattr(without_avx512, "find_spec", lambda _: spec)
    assert without_avx512.main([str(tmp_path / "copy")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
