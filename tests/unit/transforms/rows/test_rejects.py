"""The row of a reject: known by what failed, and always storable."""

import json

import pytest

from transforms.document import RawArticle, Reject, RejectReason
from transforms.rows.rejects import make_reject_row

RUN_ID = "20261124T101500-3f9a1c"
RAW = RawArticle(b"\x00\x01", "file:///news/a%20b.bin")


def test_the_same_failure_of_the_same_bytes_is_the_same_row() -> None:
    first = make_reject_row(Reject.of(RAW, RejectReason.BINARY, "no text in it"), RUN_ID, RAW.sha256)
    again = make_reject_row(Reject.of(RAW, "binary", "said otherwise"), "another run", RAW.sha256)
    other = make_reject_row(Reject.of(RAW, RejectReason.EMPTY, "x"), RUN_ID, RAW.sha256)
    assert first["reject_id"] == again["reject_id"] != other["reject_id"]


@pytest.mark.parametrize(
    ("kept", "path"),
    [
        pytest.param("0" * 64, f"quarantine/{'0' * 64}", id="the quarantine has the bytes"),
        pytest.param(None, None, id="no bytes could be read"),
    ],
)
def test_a_row_names_the_bytes_that_are_kept(kept: str | None, path: str | None) -> None:
    row = make_reject_row(Reject("", "read", "unreadable", "no such file"), RUN_ID, kept)
    assert (row["source_uri"], row["raw_sha256"], row["quarantine_path"]) == (None, kept, path)


def test_what_was_said_of_the_input_stands_beside_its_kept_bytes_alone() -> None:
    raw = RawArticle(b"\x00", "file:///a.bin", media_type="text/plain", source="harbour desk")
    rejected = Reject.of(raw, RejectReason.BINARY, "no text in it")
    kept = make_reject_row(rejected, RUN_ID, raw.sha256)["input_metadata"]
    assert json.loads(kept) == {"media_type": "text/plain", "source": "harbour desk"}
    assert make_reject_row(rejected, RUN_ID, None)["input_metadata"] is None


def test_lone_surrogates_are_written_out() -> None:
    row = make_reject_row(Reject("", "read", "unreadable", "no such file: \udcff"), RUN_ID, None)
    assert row["message"].encode() == b"no such file: \\udcff"


def test_an_empty_message_is_the_reason_and_a_reason_is_a_plain_string() -> None:
    row = make_reject_row(Reject.of(RAW, RejectReason.BINARY, ""), RUN_ID, RAW.sha256)
    assert row["message"] == row["reason_code"] == "binary"
    assert type(row["reason_code"]) is str
