"""tar: its regular files come out as it streams by; damage costs what is damaged."""

import io
import tarfile

import pytest

from flows.inputs.containers import tar as tar_container
from tests.kit.archives import TEXT, outcomes, packed_by_gzip, read, tarred
from transforms.document import RawArticle
from transforms.formats.heads import make_input_head

BLOCK = tarfile.BLOCKSIZE


@pytest.mark.parametrize("format_", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_files_are_read_under_their_names(format_: int) -> None:
    long_name = "news/" + "n" * 90 + ".txt"
    body = tarred([("./a.txt", TEXT), (long_name, TEXT[:9])], format_)
    assert outcomes(body, "x.tar") == [("!/a.txt", "read"), (f"!/{long_name}", "read")]
    assert [result.body for result in read(body, "x.tar") if isinstance(result, RawArticle)] == [TEXT, TEXT[:9]]


def test_a_packed_tar_is_two_containers() -> None:
    assert outcomes(packed_by_gzip(tarred([("a.txt", TEXT)]), 1), "x.tgz") == [("!/a.txt", "read")]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_what_is_no_file_is_passed_over(kind: bytes) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.type = kind
        entry.linkname = "/etc/hostname"
        archive.addfile(entry)
    assert outcomes(file.getvalue(), "x.tar") == [("", "no_article")]


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(name: str) -> None:
    (_, refused), read_on = outcomes(tarred([(name, TEXT), ("b.txt", TEXT)]), "x.tar")
    assert (refused, read_on) == ("unsafe_name", ("!/b.txt", "read"))


def test_a_name_that_is_not_utf8_keeps_its_bytes() -> None:
    body = tarred([("caf\udce9.txt", TEXT)], tarfile.GNU_FORMAT)
    assert outcomes(body, "x.tar") == [("!/caf%E9.txt", "read")]


def test_a_tar_cut_in_a_file_gives_those_before() -> None:
    body = tarred([("a.txt", TEXT), ("b.txt", TEXT)], tarfile.USTAR_FORMAT)
    cut = body[: 2 * BLOCK + BLOCK + BLOCK + 100]
    assert outcomes(cut, "x.tar") == [("!/a.txt", "read"), ("!/b.txt", "cut"), ("", "cut")]


def test_a_tar_cut_in_a_head_is_told() -> None:
    body = tarred([("a.txt", TEXT), ("b.txt", TEXT)], tarfile.USTAR_FORMAT)
    assert outcomes(body[: 3 * BLOCK + 100], "x.tar") == [("!/a.txt", "read"), ("", "cut")]


def test_a_packed_tar_that_is_cut_gives_those_before() -> None:
    members = [(f"{number}.txt", str(number).encode() * 5_000) for number in range(9)]
    found = outcomes(packed_by_gzip(tarred(members), 1)[:-40], "x.tar.gz")
    assert found[0] == ("!/0.txt", "read") and found[-1] == ("", "cut")


def test_a_damaged_head_costs_its_own_file() -> None:
    body = bytearray(tarred([("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)], tarfile.USTAR_FORMAT))
    body[3 * BLOCK + 10] ^= 0xFF
    assert outcomes(bytes(body), "x.tar") == [("!/a.txt", "read"), ("!/c.txt", "read"), ("", "malformed")]


def test_joined_tars_are_read_as_one() -> None:
    assert outcomes(tarred([("a.txt", TEXT)]) + tarred([("b.txt", TEXT)]), "x.tar") == [
        ("!/a.txt", "read"),
        ("!/b.txt", "read"),
    ]


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_head_that_would_fill_the_memory_is_refused(kind: bytes) -> None:
    entry = tarfile.TarInfo("a.txt")
    entry.type = kind
    entry.size = 5_000_000_000
    body = tarred([("b.txt", TEXT)], tarfile.USTAR_FORMAT)[: 3 * BLOCK] + entry.tobuf(tarfile.USTAR_FORMAT)
    assert outcomes(body + TEXT, "x.tar") == [("!/b.txt", "read"), ("", "malformed")]


def test_many_heads_that_extend_each_other_are_refused() -> None:
    entry = tarfile.TarInfo("a.txt")
    entry.type = tarfile.XHDTYPE
    assert outcomes(entry.tobuf() * 5_000, "x.tar") == [("", "malformed")]


def test_a_tar_without_magic_is_told_by_its_name() -> None:
    head = bytearray(tarred([("a.txt", TEXT)], tarfile.USTAR_FORMAT))
    head[257:265] = bytes(8)
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head[:BLOCK])
    assert tar_container.claims(make_input_head(bytes(head), None, "file:///a.tar")) == 1
    assert tar_container.claims(make_input_head(bytes(head), None, "file:///a.txt")) == 0
    assert tar_container.claims(make_input_head(b"words", None, "file:///a.tar")) == 0
