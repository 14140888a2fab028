"""zip: its files come out under their names, and what is wrong with one costs that one alone."""

import io
import stat
import struct
import tarfile
import zipfile

import pytest

from flows.inputs.containers import zip as zip_container
from tests.kit.archives import TEXT, outcomes, read, tarred, zipped
from transforms.document import RawArticle
from transforms.formats.heads import make_input_head


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_are_read_under_their_names() -> None:
    body = zipped([("a.txt", TEXT), ("news/b c.txt", TEXT[:40]), ("a.txt", TEXT[:30])])
    assert outcomes(body, "x.zip") == [("!/a.txt", "read"), ("!/news/b%20c.txt", "read"), ("!/a.txt", "read")]
    assert [result.body for result in read(body, "x.zip") if isinstance(result, RawArticle)] == [
        TEXT,
        TEXT[:40],
        TEXT[:30],
    ]


@pytest.mark.parametrize(
    "name",
    ["news/", ".hidden.txt", "__MACOSX/._a.txt", "a/.DS_Store", "picture.jpg", "README"],
)
def test_what_a_folder_would_pass_over_is_passed_over(name: str) -> None:
    assert outcomes(zipped([(name, b"words"), ("a.txt", TEXT)]), "x.zip") == [("!/a.txt", "read")]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "n/../../a.txt", "C:\\a.txt", "n\\..\\a.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(name: str) -> None:
    (_, refused), read_on = outcomes(zipped([(name, TEXT), ("b.txt", TEXT)]), "x.zip")
    assert (refused, read_on) == ("unsafe_name", ("!/b.txt", "read"))


def test_a_link_is_passed_over() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")
        archive.writestr("a.txt", TEXT)
    assert outcomes(file.getvalue(), "x.zip") == [("!/a.txt", "read")]


def test_a_name_that_is_not_utf8_keeps_its_bytes() -> None:
    body = zipped([("caf_.txt", TEXT)]).replace(b"caf_", b"caf\xe9")
    assert outcomes(body, "x.zip") == [("!/caf%E9.txt", "read")]


def test_a_name_in_utf8_is_percent_encoded() -> None:
    assert outcomes(zipped([("café?#!.txt", TEXT)]), "x.zip") == [("!/caf%C3%A9%3F%23%21.txt", "read")]


def _with_flag(body: bytes, flag: int) -> bytes:
    """Set a flag of the first member, in its own head and in the directory."""
    changed = bytearray(body)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[body.find(magic) + offset] |= flag
    return bytes(changed)


def test_a_file_without_a_name_is_passed_over() -> None:
    body = zipped([("a", TEXT), ("b.txt", TEXT)], zipfile.ZIP_STORED)
    first, directory = body.find(b"PK\x03\x04"), body.find(b"PK\x01\x02")
    nameless = bytearray(body)
    for at, offset in ((first, 26), (directory, 28)):
        nameless[at + offset : at + offset + 4] = struct.pack("<HH", 0, 1)  # the name becomes an extra field
    assert outcomes(bytes(nameless), "x.zip")[-1] == ("!/b.txt", "read")


def test_a_locked_file_is_refused() -> None:
    body = _with_flag(zipped([("a.txt", TEXT), ("b.txt", TEXT)]), 0x1)
    assert outcomes(body, "x.zip") == [("!/a.txt", "encrypted"), ("!/b.txt", "read")]


def test_another_method_is_refused() -> None:
    assert outcomes(zipped([("a.txt", TEXT)], zipfile.ZIP_LZMA), "x.zip") == [("!/a.txt", "unread_format")]


def test_a_wrong_check_sum_is_told() -> None:
    body = zipped([("a.txt", TEXT), ("b.txt", TEXT)], zipfile.ZIP_STORED).replace(b"port", b"fort", 1)
    assert outcomes(body, "x.zip") == [("!/a.txt", "malformed"), ("!/b.txt", "read")]


def test_what_stands_before_a_cut_is_read() -> None:
    body = zipped([("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", bytes(range(256)))])
    cut = body[: body.find(b"PK\x03\x04", body.find(b"b.txt")) + 60]
    assert outcomes(cut, "x.zip") == [("!/a.txt", "read"), ("!/b.txt", "read"), ("!/c.txt", "cut"), ("", "cut")]


def test_a_bomb_is_read_no_further_than_the_limit() -> None:
    body = zipped([("bomb.txt", b"0" * 5_000_000), ("a.txt", TEXT)])
    assert outcomes(body, "x.zip", 1_000) == [("!/bomb.txt", "too_large"), ("!/a.txt", "read")]


def test_a_zip_in_a_zip_is_read() -> None:
    body = zipped([("in.zip", zipped([("a.txt", TEXT)]))])
    assert outcomes(body, "x.zip") == [("!/in.zip!/a.txt", "read")]


def test_a_zip_in_what_is_cut_is_read_up_to_the_cut() -> None:
    inner = zipped([("a.txt", TEXT), ("b.txt", bytes(range(200)) * 9)], zipfile.ZIP_STORED)
    found = outcomes(tarred([("in.zip", inner)], tarfile.USTAR_FORMAT)[:1_700], "x.tar")
    assert found == [
        ("!/in.zip!/a.txt", "read"),
        ("!/in.zip!/b.txt", "cut"),
        ("!/in.zip", "cut"),
        ("", "cut"),
    ]


def test_a_directory_that_would_fill_the_memory_is_refused() -> None:
    body = bytearray(zipped([("a.txt", TEXT)]))
    struct.pack_into("<L", body, body.rfind(b"PK\x05\x06") + 12, 4_000_000_000)
    assert outcomes(bytes(body), "x.zip") == [("", "too_many")]


def test_a_large_directory_is_measured_where_it_says() -> None:
    body = bytearray(zipped([("a.txt", TEXT)]))
    at = body.rfind(b"PK\x05\x06")
    struct.pack_into("<L", body, at + 12, 0xFFFFFFFF)
    body[at:at] = b"PK\x06\x06" + bytes(36) + (5_000_000_000).to_bytes(8, "little") + bytes(8)
    assert outcomes(bytes(body), "x.zip") == [("", "too_many")]


@pytest.mark.parametrize("body", [zipped([]), zipped([("a.jpg", b"\xff\xd8\xff")])], ids=["empty", "pictures"])
def test_a_zip_without_an_article_is_told(body: bytes) -> None:
    assert outcomes(body, "x.zip") == [("", "no_article")]


@pytest.mark.parametrize("first", ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "mimetype"])
def test_an_office_file_is_no_archive_and_an_archive_of_them_is(first: str) -> None:
    office_file = zipped([(first, b"<x/>")], zipfile.ZIP_STORED)
    assert zip_container.claims(make_input_head(office_file, None, "file:///a")) == 0
    assert (
        zip_container.claims(make_input_head(zipped([("a.docx", office_file)], zipfile.ZIP_STORED), None, "file:///a"))
        > 0
    )
