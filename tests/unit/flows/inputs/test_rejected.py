"""What is too large to read is kept whole, in pieces, and read once the limit allows it."""

import hashlib
from pathlib import Path

from flows.inputs import files, rejected
from transforms.document import RawArticle, Reject

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


def test_what_is_kept_is_read_once_the_limit_allows_it(tmp_path: Path) -> None:
    rejected.keep_reject_bytes(tmp_path, too_large(tmp_path / "large.txt"))
    (tmp_path / "large.txt").unlink()
    kept = {((tmp_path / "large.txt").as_uri(), DIGEST): f"quarantine/{DIGEST}"}
    (still,) = rejected.read_rejected(tmp_path, kept, max_bytes=100)
    assert isinstance(still, Reject) and rejected.keep_reject_bytes(tmp_path, still)[1] == DIGEST
    (article,) = rejected.read_rejected(tmp_path, kept, max_bytes=10_000)
    assert isinstance(article, RawArticle) and article.body == BODY
