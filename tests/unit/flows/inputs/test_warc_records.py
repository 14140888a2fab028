"""Records of a WARC: one after the other, past damage, with a word where it is cut."""

import io

import pytest
from fastwarc.warc import WarcRecord

from flows.inputs import warc_records
from flows.inputs.warc_records import DamagedRecord, read_warc_records
from tests.kit.archives import record

URLS = [f"https://example.org/{number}" for number in range(3)]
RECORDS = [record(url, url.encode() * 9_000, "resource") for url in URLS]


def seen(warc: bytes) -> list[str]:
    found = []
    for result in read_warc_records(io.BytesIO(warc)):
        if isinstance(result, WarcRecord):
            found.append(result.headers["WARC-Target-URI"])
            assert result.reader is not None and result.reader.read().startswith(found[-1].encode())
        else:
            found.append("damaged")
    return found


def test_records_are_read_in_order() -> None:
    assert seen(b"".join(RECORDS)) == URLS


@pytest.mark.parametrize(
    "between", [b"words\r\n", b"WARC/1.0\r\nno field\r\n\r\n", b"WARC/1.0\r\n\r\n", b"x" * 300_000 + b"\n"]
)
def test_damage_is_told_once_and_passed(between: bytes) -> None:
    assert seen(RECORDS[0] + between * 2 + RECORDS[1] + RECORDS[2]) == [URLS[0], "damaged", *URLS[1:]]


def test_what_is_damaged_to_the_end_is_cut() -> None:
    with pytest.raises(EOFError):
        seen(RECORDS[0] + b"words")


def test_endless_damage_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_records, "MAX_DAMAGED_RECORDS", 5)
    with pytest.raises(ValueError, match="more than 5"):
        seen((RECORDS[0] + b"words\n") * 9)


def test_a_fault_of_the_disk_is_not_the_files() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        list(read_warc_records(Broken()))


def test_a_damaged_record_says_where_it_stands() -> None:
    (found,) = (
        result
        for result in read_warc_records(io.BytesIO(b"WARC/1.0\r\n\r\n" + RECORDS[0]))
        if isinstance(result, DamagedRecord)
    )
    assert "at byte" in str(found)
