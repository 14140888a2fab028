"""The benchmark of archives: what it writes can be read, and it says what is not as it has to be."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.speed.archive_reading import add_to_digest, read_archive
from benchmarks.speed.archives import ArchiveReading, find_faults, write_archive
from benchmarks.speed.made_pages import make_page

READING = ArchiveReading(10, 0, 100_000, 105_000, 1.0, "ab")


def test_made_up_pages_are_the_same_each_time_and_no_two_alike() -> None:
    pages = [make_page(number) for number in range(20)]
    assert pages == [make_page(number) for number in range(20)]
    assert len(set(pages)) == len(pages)


def test_pages_in_another_order_are_the_same_documents(tmp_path: Path) -> None:
    orders = {"a": range(6), "b": (3, 5, 0, 1, 4, 2), "c": (3, 5, 0, 1, 4, 4)}
    readings: dict[str, ArchiveReading] = {}
    for name, order in orders.items():
        write_archive(tmp_path / f"{name}.warc.gz", order)
        readings[name] = read_archive(tmp_path / f"{name}.warc.gz")
    assert {(reading.documents, reading.rejects) for reading in readings.values()} == {(6, 0)}
    assert readings["a"].digest == readings["b"].digest != readings["c"].digest


def test_a_digest_tells_which_text_has_which_id() -> None:
    def digest(*documents: tuple[str, str]) -> int:
        found = 0
        for document in documents:
            found = add_to_digest(found, *document)
        return found

    assert digest(("a", "one"), ("b", "two")) == digest(("b", "two"), ("a", "one"))
    assert digest(("a", "one"), ("b", "two")) != digest(("a", "two"), ("b", "one"))
    assert digest(("a", "one"), ("a", "one")) != digest()


@pytest.mark.parametrize(
    ("other", "words"),
    [
        pytest.param(replace(READING, documents=9, rejects=1), "9 documents and 1 rejects of 10", id="a page missing"),
        pytest.param(replace(READING, peak_bytes=120_000), "memory grows to 1.20", id="memory grows"),
        pytest.param(replace(READING, digest="cd"), "ids or texts differ", id="other documents"),
    ],
)
def test_a_fault_is_said(other: ArchiveReading, words: str) -> None:
    assert find_faults([READING, READING], 10) == []
    (fault,) = find_faults([READING, other], 10)
    assert words in fault
