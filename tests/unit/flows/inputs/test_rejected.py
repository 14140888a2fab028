"""What was rejected is kept whole, and read again as it came: its bytes, and what was said of it beside them."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows.inputs import files, rejected
from flows.inputs.declared import declare_input
from transforms.document import RawArticle, Reject
from transforms.rows.rejects import make_reject_row
from warehouse import store

BODY = bytes(range(256)) * 4
DIGEST = hashlib.sha256(BODY).hexdigest()


def too_large(path: Path) -> Reject:
    path.write_bytes(BODY)
    (found,) = files.read_file(path, max_bytes=100)
    assert isinstance(found, Reject) and found.reason_code == "too_large" and found.payload == path
    return found


def test_a_file_over_the_limit_is_kept_whole(tmp_path: Path) -> None:
    found, sha256 = rejected.keep_reject_bytes(tmp_path, too_large(tmp_path / "large.txt"))
    assert (found.payload, sha256) == (None, DIGEST)
    assert (tmp_path / "quarantine" / DIGEST).read_bytes() == BODY


def test_a_file_that_is_gone_meanwhile_is_said_not_to_be_kept(tmp_path: Path) -> None:
    reject = too_large(tmp_path / "large.txt")
    (tmp_path / "large.txt").unlink()
    found, sha256 = rejected.keep_reject_bytes(tmp_path, reject)
    assert sha256 is None and found.message.endswith("bytes not kept: No such file or directory")


def test_bytes_that_are_held_are_kept_and_let_go(tmp_path: Path) -> None:
    found, sha256 = rejected.keep_reject_bytes(tmp_path, Reject("file:///a", "parse", "binary", "no text", BODY))
    assert (found, sha256) == (Reject("file:///a", "parse", "binary", "no text"), DIGEST)
    assert (tmp_path / "quarantine" / DIGEST).read_bytes() == BODY


def test_a_reject_without_bytes_keeps_none(tmp_path: Path) -> None:
    reject = Reject("file:///a", "read", "vanished", "gone")
    assert rejected.keep_reject_bytes(tmp_path, reject) == (reject, None)
    assert not (tmp_path / "quarantine").exists()


def stored(data: Path, reject: Reject, run_id: str = "r1") -> None:
    store.create(data)
    found, sha256 = rejected.keep_reject_bytes(data, reject)
    store.append(data, {"rejects": [make_reject_row(found, run_id, sha256)]})


def test_what_is_kept_is_read_once_the_limit_allows_it(tmp_path: Path) -> None:
    stored(tmp_path, too_large(tmp_path / "large.txt"))
    (tmp_path / "large.txt").unlink()
    kept = rejected.list_rejected_inputs(tmp_path)
    (still,) = rejected.read_rejected(tmp_path, kept, max_bytes=100)
    assert isinstance(still, Reject) and rejected.keep_reject_bytes(tmp_path, still)[1] == DIGEST
    (article,) = rejected.read_rejected(tmp_path, kept, max_bytes=10_000)
    assert isinstance(article, RawArticle) and article.body == BODY


@pytest.mark.parametrize("is_there", [True, False], ids=["its file is there", "its file is gone"])
def test_another_try_reads_an_input_as_it_came(tmp_path: Path, is_there: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BODY)
    declared = declare_input({"date": "2017-04-12", "publisher": "Harbour Gazette", "source": "desk"}, "option --date")
    (first,) = files.read_file(path, 10_000, declared)
    assert isinstance(first, RawArticle) and first.source and first.fetched_at and first.metadata.published
    stored(tmp_path, Reject.of(first, "binary", "no text"))
    if not is_there:
        path.unlink()
    (again,) = rejected.read_rejected(tmp_path, rejected.list_rejected_inputs(tmp_path), max_bytes=10_000)
    assert again == first


def test_a_file_over_the_limit_keeps_what_was_said_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BODY)
    (large,) = files.read_file(tmp_path / "a.txt", 100, declare_input({"source": "desk"}, "option --date"))
    assert isinstance(large, Reject)
    stored(tmp_path, large)
    (again,) = rejected.read_rejected(tmp_path, rejected.list_rejected_inputs(tmp_path), max_bytes=10_000)
    assert isinstance(again, RawArticle) and again.source == "desk"


def test_what_the_last_run_said_of_an_input_goes_first(tmp_path: Path) -> None:
    for run_id, source, reason in (("r2", "new", "crashed"), ("r1", "old", "binary")):
        stored(tmp_path, Reject.of(RawArticle(BODY, "https://news.example/a", source=source), reason, ""), run_id)
    (kept,) = rejected.list_rejected_inputs(tmp_path)
    assert (kept.raw.source, kept.sha256, kept.path) == ("new", DIGEST, f"quarantine/{DIGEST}")


def test_an_embargo_that_has_ended_is_due_and_another_reject_is_not(tmp_path: Path) -> None:
    now = datetime(2026, 11, 28, 12)
    for name, retry_at in (("over", now), ("later", now + timedelta(hours=1)), ("never", None)):
        reject = Reject.of(RawArticle(BODY, f"https://news.example/{name}", source=name), "embargoed", "")
        stored(tmp_path, replace(reject, retry_at=retry_at))
    assert [kept.raw.source for kept in rejected.list_due_inputs(tmp_path, now)] == ["over"]
