"""A zip without its directory is followed from head to head."""

import io
import zipfile

import pytest

from flows.inputs.zip_recovery import find_zip_entries
from tests.kit.archives import TEXT, zipped


class Forward(io.BytesIO):
    """A stream to which zipfile writes sizes behind the members, as it cannot go back."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


def without_directory(body: bytes) -> io.BytesIO:
    return io.BytesIO(body[: body.find(b"PK\x01\x02")])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_found(method: int) -> None:
    file = without_directory(zipped([("a.txt", TEXT), ("b.txt", b"")], method))
    assert [(entry.name, stream.read()) for entry, stream in find_zip_entries(file)] == [
        (b"a.txt", TEXT),
        (b"b.txt", b""),
    ]


def test_members_with_their_sizes_behind_them_are_found() -> None:
    file = Forward()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT)
    found = find_zip_entries(without_directory(file.getvalue()))
    assert [(entry.name, entry.packed_bytes, stream.read()) for entry, stream in found] == [
        (b"a.txt", None, TEXT),
        (b"b.txt", None, TEXT),
    ]


def test_a_member_that_was_not_read_is_passed() -> None:
    file = without_directory(zipped([("a.txt", TEXT), ("b.txt", TEXT)]))
    assert [entry.name for entry, _ in find_zip_entries(file)] == [b"a.txt", b"b.txt"]


def test_a_cut_member_raises() -> None:
    file = io.BytesIO(zipped([("a.txt", TEXT)], zipfile.ZIP_STORED)[:100])
    ((_, stream),) = ((entry, stream) for entry, stream in find_zip_entries(file))
    file.seek(35)
    with pytest.raises(EOFError):
        stream.read()
