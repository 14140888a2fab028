"""Small archives for tests: zip, tar, records of a WARC, a mail of an mbox."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable

from flows.inputs import unpacking
from transforms.document import RawArticle, Reject

TEXT = b"The port is open, said Ana Silva.\n" * 20
# What an article in a test may have, in bytes.
LIMIT = 100_000


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack members, in order, names as they are."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, body in members:
            archive.writestr(zipfile.ZipInfo(name), body, method)
    return file.getvalue()


def tarred(members: Iterable[tuple[str, bytes]], format_: int = tarfile.PAX_FORMAT, kind: bytes = b"0") -> bytes:
    """Pack members, in order, names as they are."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format_) as archive:
        for name, body in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(body)
            entry.type = kind
            archive.addfile(entry, io.BytesIO(body))
    return file.getvalue()


def record(url: str, block: bytes, kind: str = "response", **fields: str) -> bytes:
    """Write a record of a WARC; `WARC_Date` as a keyword stands for its field `WARC-Date`."""
    named = {"WARC-Type": kind, "WARC-Target-URI": url, "Content-Type": f"application/http; msgtype={kind}"}
    named |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"


def answered(body: bytes, *fields: str, media_type: str = "text/plain", status: str = "200 OK") -> bytes:
    """Write what a server answers."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def mailed(message_id: str, body: bytes = TEXT) -> bytes:
    """Write a mail as it stands in an mbox."""
    return b"From ana Mon Jan  1 10:00:00 2024\nMessage-ID: %s\n\n" % message_id.encode() + body + b"\n"


def packed_by_gzip(body: bytes, times: int) -> bytes:
    """Pack `body` again and again."""
    return body if times == 0 else packed_by_gzip(gzip.compress(body), times - 1)


def read(body: bytes, name: str, max_bytes: int = LIMIT) -> list[RawArticle | Reject]:
    """Read all that is in a file of `body`."""
    return list(unpacking.read_articles(io.BytesIO(body), RawArticle(b"", f"file:///in/{name}"), max_bytes))


def outcomes(body: bytes, name: str, max_bytes: int = LIMIT) -> list[tuple[str, str]]:
    """Say of each result what its URI adds to the file's, and `read` or why it was not."""
    return [
        (
            result.source_uri.removeprefix(f"file:///in/{name}"),
            result.reason_code if isinstance(result, Reject) else "read",
        )
        for result in read(body, name, max_bytes)
    ]
