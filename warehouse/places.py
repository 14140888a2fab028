"""Know where a warehouse lies: in a folder of a disk, or under a prefix of an object store (S3, Google, Azure).

A place is a path: of a disk a `Path`, of an object store a `UPath`, which has the same methods. What only one of the
two can do is asked for here by `is_on_disk`: a disk has links, locks and files that a power cut tears; an object store
has none of these, and an object is there as a whole or not at all. Credentials and endpoints come from the environment,
by the names that both the Delta library and fsspec read (docs/storage.md).
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from deltalake import DeltaTable
    from upath import UPath

# The object stores that both libraries know, with the module that reads each and the extra that brings it.
_STORES: Mapping[str, tuple[str, str]] = {
    "s3": ("s3fs", "s3"),
    "gs": ("gcsfs", "gs"),
    "az": ("adlfs", "az"),
}
_ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://(?P<rest>.*)", re.ASCII | re.DOTALL)
# A bucket, and a prefix of what neither library writes in another way (%20, +).
_PREFIX = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9._-]*(/[a-zA-Z0-9._=-]+)*/?")


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as a listing tells it: its size, and when it was written, None where the store does not say.

    `tag` is another one once the object is written anew; empty where the store gives none.
    """

    size_bytes: int
    written_at: datetime | None
    tag: str = ""


class UnusablePlace(Exception):
    """No warehouse can lie at an address; the message says what to do."""


def is_remote_address(address: str) -> bool:
    """Say whether an address is of an object store or the like, and not the path of a folder."""
    return _ADDRESS.fullmatch(address) is not None


def is_utf8(text: str) -> bool:
    """Say whether a path or a word of the system is one that libraries and files can take.

    Names on a disk are bytes; those that are not UTF-8 come as text with lone surrogates.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def open_place(address: str) -> Path:
    """Give the place that an address names: `data`, `/srv/news`, `s3://bucket/news`; nothing is opened yet.

    Raises:
        UnusablePlace: no such store is known, its library is not installed, or the prefix has other characters.
    """
    remote = _ADDRESS.fullmatch(address)
    if remote is None:
        return Path(address)
    if remote["scheme"] not in _STORES:
        known = ", ".join(f"{scheme}://" for scheme in _STORES)
        raise UnusablePlace(f"{address}: a warehouse lies in a folder, or under {known}")
    if _PREFIX.fullmatch(remote["rest"]) is None:
        raise UnusablePlace(f"{address}: write bucket and prefix with letters, digits and ._-= alone")
    module, extra = _STORES[remote["scheme"]]
    if find_spec("upath") is None or find_spec(module) is None:
        raise UnusablePlace(f"{address} needs more libraries: pip install 'wireroom[{extra}]'")
    from upath import UPath  # needed for object stores alone

    return cast("Path", UPath(address.rstrip("/"), use_listings_cache=False))  # other machines write too


def is_on_disk(place: Path) -> bool:
    """Say whether a place is of a disk, which has links and locks, and needs fsync."""
    return isinstance(place, PurePath)


def storage_options(place: Path) -> dict[str, str] | None:
    """Give what the Delta library has to be told of a place beside what the environment tells it."""
    if is_on_disk(place):
        return None
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
    return {"aws_endpoint": endpoint, "allow_http": "true"} if endpoint.startswith("http://") else {}


def place_of(table: DeltaTable) -> Path:
    """Give the folder in which a table lies."""
    uri = str(table.table_uri)
    if is_remote_address(uri) and not uri.startswith("file:"):
        return open_place(uri)
    return Path(unquote(urlsplit(uri).path))


def check_reachable(place: Path, is_written: bool) -> None:
    """Ask an object store whether it is there and can be read, and if `is_written`, written.

    Raises:
        UnusablePlace: it cannot be reached, or does not allow it; the message says what it answered.
    """
    probe = place / f".wireroom-{secrets.token_hex(4)}"
    errors: tuple[type[Exception], ...] = (OSError, *_list_library_errors(place))
    try:
        if is_written:
            probe.write_bytes(b"")
            probe.unlink()
        else:
            place.exists()
    except errors as error:
        raise UnusablePlace(f"{place} cannot be {'written' if is_written else 'read'}: {error}") from error


def _list_library_errors(place: Path) -> tuple[type[Exception], ...]:
    """List what the library of a store raises beside OSError: no credentials, no such host."""
    if not str(place).startswith("s3"):
        return ()
    from botocore.exceptions import BotoCoreError

    return (BotoCoreError,)


def create_object(place: Path, body: bytes) -> bool:
    """Write an object where none is yet; False where there is one, whoever else writes at the same time.

    Raises:
        OSError: it cannot be written.
    """
    remote = cast("UPath", place)
    try:
        remote.fs.pipe_file(remote.path, body, mode="create")
    except FileExistsError:
        return False
    return True


def copy_object(source: Path, target: Path) -> None:
    """Copy an object within its store.

    Raises:
        OSError: it is not there, or the copy cannot be written.
    """
    remote = cast("UPath", source)
    remote.fs.cp_file(remote.path, cast("UPath", target).path)


def list_objects(folder: Path) -> dict[str, StoredObject]:
    """List all objects under a folder of an object store, by their paths in it, in one request for each thousand."""
    remote = cast("UPath", folder)
    start = len(remote.path.rstrip("/")) + 1
    found = remote.fs.find(remote.path, detail=True)
    return {path[start:]: _read_listed(entry) for path, entry in found.items()}


def _read_listed(entry: Mapping[str, Any]) -> StoredObject:
    return StoredObject(entry["size"], entry.get("LastModified"), str(entry.get("ETag") or entry.get("etag") or ""))


def read_whole(place: Path) -> bytes:
    """Read a file or an object at once: of an object store one request, where opening it takes two.

    Raises:
        OSError: it is not there, or cannot be read.
    """
    if is_on_disk(place):
        return place.read_bytes()
    remote = cast("UPath", place)
    return cast("bytes", remote.fs.cat_file(remote.path))


def delete_objects(found: Collection[Path]) -> None:
    """Delete objects of one store, by one request for each thousand where the store can; some may be gone already."""
    if not found:
        return
    paths = [cast("UPath", place).path for place in found]
    try:
        cast("UPath", next(iter(found))).fs.rm(paths)
    except FileNotFoundError:  # Google and Azure say so of one that is gone
        for place in found:
            place.unlink(missing_ok=True)


def make_folder(place: Path) -> None:
    """Make a folder and those above it; an object store has none."""
    if is_on_disk(place):
        place.mkdir(parents=True, exist_ok=True)


def open_to_read(place: Path) -> Path | BinaryIO:
    """Give what a library reads a file from: its path, or the opened object.

    Raises:
        OSError: it is not there, or cannot be read.
    """
    return place if is_on_disk(place) else place.open("rb")
