"""WACZ: the WARCs in `archive/`, and nothing else of the zip."""

from tests.kit.archives import TEXT, answered, outcomes, packed_by_gzip, record, zipped

URL = "https://example.org/port"
WARC = packed_by_gzip(record(URL, answered(TEXT)), 1)
MEMBERS = [("pages/pages.jsonl", b"{}"), ("notes.txt", TEXT), ("archive/a.warc.gz", WARC)]


def test_pages_of_its_warcs_are_read_alone() -> None:
    assert outcomes(zipped(MEMBERS), "x.wacz") == [(f"!/archive/a.warc.gz!/{URL}", "read")]


def test_a_warc_at_its_start_tells_it_from_a_zip() -> None:
    assert outcomes(zipped(MEMBERS[::-1]), "x.zip") == [(f"!/archive/a.warc.gz!/{URL}", "read")]
    assert ("!/notes.txt", "read") in outcomes(zipped(MEMBERS), "x.zip")


def test_one_without_an_archive_is_told() -> None:
    assert outcomes(zipped(MEMBERS[:2]), "x.wacz") == [("", "no_article")]


def test_one_that_is_cut_gives_what_stands_before() -> None:
    body = zipped([*MEMBERS, ("archive/b.warc.gz", WARC)])
    assert outcomes(body[: body.rfind(b"PK\x03\x04") + 20], "x.wacz") == [
        (f"!/archive/a.warc.gz!/{URL}", "read"),
        ("", "cut"),
    ]
