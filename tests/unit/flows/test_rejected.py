"""What is too large to read is kept whole, in pieces, and read once the limit allows it."""

import hashlib
from pathlib import Path

from flows import inputs
from flows.inputs import rejected
from transforms.document import RawArticle, Reject

BODY = bytes(range(256)) * 4
DIGEST = hashlib.sha256(BODY).hexdigest()


def too_large(path: Path) -> Reject:
    path.write_bytes(BODY)
    found = inputs.read(path, max_bytes=100)
    assert isinstance(found, Reject) and found.reason_code == "too_large" and found.body is None
    return found


def test_a_file_over_the_limit_is_kept_whole(tmp_path: Path) -> None:
    found = rejected.set_aside(tmp_path, too_large(tmp_path / "large.txt"))
    assert found.kept_sha256 == DIGEST
    assert (tmp_path / "quarantine" / DIGEST).read_bytes() == BODY


def test_a_file_that_is_gone_meanwhile_is_said_not_to_be_kept(tmp_path: Path) -> None:
    reject = too_large(tmp_path / "large.txt")
    (tmp_path / "large.txt").unlink()
    found = rejected.set_aside(tmp_path, reject)
    assert found.kept_sha256 is None and found.message.endswith("bytes not kept: No such file or directory")


def test_a_reject_with_its_bytes_is_left_as_it_is(tmp_path: Path) -> None:
    reject = Reject("file:///a", "parse", "binary", "no text", b"\x00")
    assert rejected.set_aside(tmp_path, reject) is reject


def test_what_is_kept_is_read_once_the_limit_allows_it(tmp_path: Path) -> None:
    rejected.set_aside(tmp_path, too_large(tmp_path / "large.txt"))
    (tmp_path / "large.txt").unlink()
    kept = {((tmp_path / "large.txt").as_uri(), DIGEST): f"quarantine/{DIGEST}"}
    (still,) = rejected.read_rejected(tmp_path, kept, max_bytes=100)
    assert isinstance(still, Reject) and rejected.set_aside(tmp_path, still).kept_sha256 == DIGEST
    (article,) = rejected.read_rejected(tmp_path, kept, max_bytes=10_000)
    assert isinstance(article, RawArticle) and article.body == BODY
