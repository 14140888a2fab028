"""The child process: what it gives, and what becomes of one that hangs, crashes or is missing its library."""

import pytest

from tests.kit.office import make_docx, make_pdf
from transforms.office import sandbox
from transforms.office.sandbox import OfficeReadError, read_in_child


def test_the_child_gives_what_the_library_reads() -> None:
    assert read_in_child("docx", "mammoth", make_docx([("", "The port opens.")])) == {
        "markup": "<p>The port opens.</p>"
    }
    result = read_in_child("pdf", "pypdfium2", make_pdf([[(10, "The port opens.")]], title="Port"))
    (((words, left, right, first_bottom, last_bottom, height),),) = result["pages"]
    assert (words, result["title"]) == ("The port opens.", "Port")
    assert left == pytest.approx(72, abs=2) and right > left + 50
    assert first_bottom == last_bottom and 5 < height < 15


@pytest.mark.parametrize(
    ("kind", "library", "body", "settings", "reason", "words"),
    [
        pytest.param(
            "docx", "no_such_library", b"", {}, "needs_extra", r'pip install "wireroom\[docx\]"', id="no library"
        ),
        pytest.param("docx", "mammoth", b"PK\x03\x04", {}, "malformed", "zip", id="a crash"),
        pytest.param("pdf", "pypdfium2", b"%PDF-1.4", {}, "malformed", "PDF", id="a broken PDF"),
        pytest.param(
            "pdf", "pypdfium2", b"", {"time_box_seconds": 0.001}, "timed_out", "0.001 seconds", id="out of time"
        ),
    ],
)
def test_what_becomes_of_a_bad_file(
    kind: str, library: str, body: bytes, settings: dict[str, float], reason: str, words: str
) -> None:
    with pytest.raises(OfficeReadError, match=words) as caught:
        read_in_child(kind, library, body, **settings)  # type: ignore[arg-type]
    assert caught.value.reason == reason


def test_the_working_folder_and_the_home_play_no_part(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mammoth.py").write_text("raise SystemExit(5)", encoding="utf-8")  # type: ignore[operator]
    monkeypatch.chdir(str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "port" in read_in_child("docx", "mammoth", make_docx([("", "The port opens.")]))["markup"]


@pytest.mark.parametrize(
    ("last_line", "reason", "message"),
    [
        (
            b"pypdfium2.PdfiumError: Failed to load document (PDFium: Incorrect password error).",
            "encrypted",
            "it opens",
        ),
        (b"pypdfium2.PdfiumError: Failed to load document.", "malformed", "Failed to load"),
        (b"MemoryError", "malformed", "it takes more"),
        (b"KeyError: ", "malformed", "KeyError"),
        (b"", "malformed", "Traceback"),
    ],
)
def test_a_crash_is_explained_by_its_last_line(
    last_line: bytes, reason: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(command: list[str], **_: object) -> sandbox.subprocess.CompletedProcess[bytes]:
        return sandbox.subprocess.CompletedProcess(command, -9, b"", b"Traceback\n" + last_line)

    monkeypatch.setattr(sandbox.subprocess, "run", crash)
    with pytest.raises(OfficeReadError) as caught:
        read_in_child("pdf", "pypdfium2", b"")
    assert caught.value.reason == reason and str(caught.value).startswith(message)
