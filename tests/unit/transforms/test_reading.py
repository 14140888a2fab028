"""Reading one input: an unforeseen error is a Reject, and no model is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from transforms import parsers, reading
from transforms.document import Document, RawArticle, Reject

ROOT = Path(__file__).parents[3]
TEXT = b"Harbour wall\n\nThe council of the town talked about the wall of the harbour, and that it is to be higher.\n"


def test_what_is_read_has_its_language() -> None:
    (document,) = reading.parse(RawArticle(TEXT, "file:///a.txt"))
    assert isinstance(document, Document) and document.language is not None
    assert document.language.tag == "en"


@pytest.mark.parametrize(
    ("body", "uri", "reason"),
    [
        pytest.param(b"", "file:///a.bin", "empty", id="nothing in it"),
        pytest.param(b"\x00\x01\x02\x03", "file:///a.bin", "unknown_format", id="no format that is known"),
    ],
)
def test_what_no_parser_claims_is_a_reject_that_says_why(body: bytes, uri: str, reason: str) -> None:
    (reject,) = reading.parse(RawArticle(body, uri))
    assert isinstance(reject, Reject) and reject.reason_code == reason


def test_an_object_of_unknown_keys_is_a_reject_that_names_them_and_the_option() -> None:
    (reject,) = reading.parse(RawArticle(b'{"kop": "Quay", "inhoud": "It grows.", "kop": 1}', "file:///a.csv#row-1"))
    assert isinstance(reject, Reject) and reject.reason_code == "unknown_format"
    assert "(kop, inhoud)" in reject.message and "--columns text=NAME" in reject.message


def test_an_unforeseen_error_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: RawArticle) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr(parsers, "choose_parser", fail)
    (reject,) = reading.parse(RawArticle(TEXT, "file:///a.txt"))
    assert isinstance(reject, Reject) and reject.reason_code == "crashed"
    assert "unforeseen" in reject.message


def test_reading_loads_neither_the_language_model_nor_readers_of_other_formats() -> None:
    code = (
        "import sys; from transforms import reading; from transforms.document import RawArticle\n"
        f"reading.parse(RawArticle({TEXT!r}, 'file:///a.txt'))\n"
        "heavy = ('spacy', 'trafilatura', 'htmldate', 'feedparser', 'markdown_it')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert shown == "[]\n"
