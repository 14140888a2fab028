"""Stored articles are chosen by day and by id; what cannot be meant is a wrong call."""

from datetime import date
from pathlib import Path

import pytest

from flows.errors import WrongCall
from flows.inputs.stored import StoredChoice, choose_articles, cut_id_batches, read_choice
from tests.kit.warehouse import sound_document
from transforms.document import Row

APRIL, MAY, UNDATED = (
    {"document_id": "a", "published_date": date(2017, 4, 12)},
    {"document_id": "b", "published_date": date(2017, 5, 12)},
    {"document_id": "c", "published_date": None},
)


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        pytest.param(StoredChoice(), "abc", id="all"),
        pytest.param(StoredChoice(since=date(2017, 4, 12)), "ab", id="the first day is included"),
        pytest.param(StoredChoice(since=date(2017, 4, 13)), "b", id="later"),
        pytest.param(StoredChoice(until=date(2017, 5, 12)), "ab", id="the last day is included"),
        pytest.param(StoredChoice(until=date(2017, 5, 11)), "a", id="earlier"),
        pytest.param(StoredChoice(document_ids={"b", "c"}), "bc", id="by id"),
        pytest.param(StoredChoice(date(2017, 5, 1), None, {"a", "b"}), "b", id="by both"),
    ],
)
def test_a_choice_fits_days_and_ids(choice: StoredChoice, ids: str) -> None:
    assert "".join(row["document_id"] for row in (APRIL, MAY, UNDATED) if choice.fits(row)) == ids


def test_a_month_and_a_year_are_all_their_days() -> None:
    choice = read_choice("2017", "2018-02", [])
    assert (choice.since, choice.until) == (date(2017, 1, 1), date(2018, 2, 28))


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        pytest.param("yesterday", None, "--since 'yesterday' is no day", id="no day"),
        pytest.param(None, "2017-02-30", "--until '2017-02-30' is no day", id="a day that never was"),
        pytest.param("2017-05-02", "2017-05-01", "is after --until", id="in the wrong order"),
    ],
)
def test_days_that_cannot_be_meant_are_refused(since: str | None, until: str | None, words: str) -> None:
    with pytest.raises(WrongCall, match=words):
        read_choice(since, until, [])


def test_one_day_may_be_first_and_last() -> None:
    assert read_choice("2017-05-01", "2017-05-01", ["a"]) == StoredChoice(
        date(2017, 5, 1), date(2017, 5, 1), frozenset({"a"})
    )


def test_articles_are_chosen_from_the_store_and_unknown_ids_refused(sound_lake: Path) -> None:
    wanted = sound_document(1).document_id
    assert [row["document_id"] for row in choose_articles(sound_lake, StoredChoice(document_ids=[wanted]))] == [wanted]
    with pytest.raises(WrongCall, match="0000000000000000: no stored article has that id"):
        choose_articles(sound_lake, StoredChoice(document_ids=[wanted, "0000000000000000"]))


def articles(*counts: int) -> list[Row]:
    return [
        {"document_id": f"{segment}-{number}", "segment": str(segment)}
        for segment, count in enumerate(counts)
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("counts", "size", "sizes"),
    [
        pytest.param((5,), 2, [2, 2, 1], id="by size"),
        pytest.param((1, 1, 1), 2, [2, 1], id="small segments together"),
        pytest.param((100,), 2, [10] * 10, id="a large segment in ten"),
        pytest.param((), 2, [], id="nothing"),
    ],
)
def test_batches_are_cut_by_size_and_segment(counts: tuple[int, ...], size: int, sizes: list[int]) -> None:
    rows = articles(*counts)
    batches = list(cut_id_batches(rows, size))
    assert [len(batch) for batch in batches] == sizes
    assert [one for batch in batches for one in batch] == [row["document_id"] for row in rows]
