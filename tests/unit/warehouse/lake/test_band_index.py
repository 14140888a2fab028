"""Every stored text that shares a band is found, and no other; however its index came about."""

import os
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit.rows import row, signature
from warehouse.lake import band_index, paths
from warehouse.lake.band_index import BAND_DIGITS, TABLE, find_sharing, hash_bands, sort_bands
from warehouse.lake.batch_files import FileWriter, make_index
from warehouse.lake.data_files import ActiveFile, read_plain
from warehouse.lake.delta import to_arrow
from warehouse.tables import TABLES

TEXTS = TABLES[TABLE]
# Bands of which there are few, so that texts share some; the last two differ in one digit.
BANDS = ["0" * 16, "f" * 16, "0123456789abcdef", "0123456789abcdee"]
signatures = st.none() | st.lists(st.sampled_from(BANDS), min_size=3, max_size=3).map("".join)


def write_texts(data: Path, given_signatures: Sequence[str | None]) -> ActiveFile:
    """Write texts with these signatures, of days that fall, so that rows lie in another order than given."""
    paths.table_path(data, TABLE).mkdir(parents=True, exist_ok=True)
    last = date(2017, 4, 30)
    rows = [
        row(TABLE, document_id=f"{number:016x}", signature=given, published_date=last - timedelta(number))
        for number, given in enumerate(given_signatures)
    ]
    [file] = FileWriter(data).write(TEXTS, "0000001", to_arrow(TEXTS, rows))
    return ActiveFile(TABLE, paths.table_path(data, TABLE) / file.name, file.size_bytes)


def find_owners(file: ActiveFile, sought: Sequence[str]) -> list[int]:
    """The numbers, as given, of the texts that share a band."""
    ids = read_plain(file.path, ["document_id"])["document_id"].to_pylist()
    return sorted(int(ids[at], 16) for at in find_sharing(file, hash_bands(sought)))


def split_bands(given: str | None) -> set[tuple[int, str]]:
    starts = range(0, len(given or ""), BAND_DIGITS)
    return {(start, (given or "")[start : start + BAND_DIGITS]) for start in starts}


@given(
    stored=st.lists(signatures, min_size=1, max_size=8),
    sought=st.lists(signatures.filter(bool), max_size=3),
    loses_index=st.booleans(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_just_the_texts_that_share_a_band_at_one_place_are_found(
    tmp_path: Path, stored: list[str | None], sought: list[str], loses_index: bool
) -> None:
    file = write_texts(tmp_path, stored)
    if loses_index:
        paths.index_path(file.path).unlink()
    wanted = set().union(*map(split_bands, sought))
    assert find_owners(file, sought) == [at for at, given in enumerate(stored) if split_bands(given) & wanted]


def test_one_band_of_many_is_enough_and_another_place_is_not(tmp_path: Path) -> None:
    first, other = signature(), signature(story=2)
    file = write_texts(tmp_path, [first, other, None])
    one_band = other[:BAND_DIGITS] + signature(story=3)[BAND_DIGITS:]
    moved = signature(story=3)[:BAND_DIGITS] + other[:BAND_DIGITS] + signature(story=3)[2 * BAND_DIGITS :]
    assert find_owners(file, [one_band]) == [1]
    assert find_owners(file, [moved]) == []
    assert find_owners(file, [signature(124), one_band]) == [0, 1], "the last 4 numbers of 128 are the same"
    assert find_owners(file, [signature(125)]) == [], "3 numbers are no band"
    assert find_owners(file, []) == []


def test_texts_without_a_signature_share_nothing(tmp_path: Path) -> None:
    file = write_texts(tmp_path, [None, None])
    assert find_owners(file, [signature()]) == []
    for signatures in ([], [None]):
        assert sort_bands(pa.chunked_array([signatures], pa.string())).shape == (2, 0)


@pytest.mark.parametrize("listed_rows", [1, 2, 4])
def test_an_index_is_the_same_however_many_signatures_are_numbered_at_once(
    listed_rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_signatures = pa.chunked_array([[signature(), None], [None, signature(story=2), signature()]], pa.string())
    whole = sort_bands(given_signatures)
    monkeypatch.setattr(band_index, "_LISTED_ROWS", listed_rows)
    assert np.array_equal(sort_bands(given_signatures), whole) and len(set(whole[1].tolist())) == 3


@pytest.mark.parametrize("harm", ["lost", "cut", "empty"])
def test_a_harmed_index_finds_the_same_and_is_the_same_again(tmp_path: Path, harm: str) -> None:
    stored = [signature(story=story) for story in range(5)]
    file = write_texts(tmp_path, stored)
    place = paths.index_path(file.path)
    whole = place.read_bytes()
    place.unlink()
    if harm != "lost":
        place.write_bytes(whole[:-24] if harm == "cut" else b"")
    assert find_owners(file, stored[1:3]) == [1, 2]
    assert place.read_bytes() == whole


def test_the_order_in_which_rows_are_given_makes_no_other_index(tmp_path: Path) -> None:
    file = write_texts(tmp_path, [signature(story=story % 2) for story in range(6)])
    rows = read_plain(file.path)
    shuffled = rows.take(random.Random(1).sample(range(6), k=6))
    assert not shuffled["document_id"].equals(rows["document_id"])
    made = make_index(TEXTS, shuffled)
    assert made is not None and np.array_equal(made, np.load(paths.index_path(file.path)))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_store_that_may_only_be_read_is_looked_up(tmp_path: Path) -> None:
    file = write_texts(tmp_path, [signature(), signature(story=2)])
    place = paths.index_path(file.path)
    place.unlink()
    place.parent.chmod(0o555)
    try:
        assert find_owners(file, [signature(story=2)]) == [1]
    finally:
        place.parent.chmod(0o755)
    assert not place.exists()
