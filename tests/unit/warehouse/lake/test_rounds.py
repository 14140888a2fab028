"""Versions of one article come in rounds of their own, in the order given."""

from __future__ import annotations

import pytest

from tests.kit.rows import Rows, article, joined, reject
from warehouse.lake.rounds import split_into_rounds

FIRST = "The harbour is to be widened. The council votes in May."
SECOND = "The harbour is to be widened. The council voted on Monday."
OTHER = "Rain is expected in the north. The south stays dry."


def texts(rounds: list[Rows]) -> list[list[str]]:
    return [[row["text"] for row in rows.get("document_texts", [])] for rows in rounds]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([], [[]], id="nothing is one empty round"),
        pytest.param([article(FIRST), article(OTHER, uri="file:///b")], [[FIRST, OTHER]], id="no conflict, one round"),
        pytest.param(
            [article(FIRST, guid="port"), article(OTHER), article(SECOND, guid="port")],
            [[FIRST, OTHER], [SECOND]],
            id="one id twice",
        ),
        pytest.param([article(FIRST), article(SECOND)], [[FIRST], [SECOND]], id="one place without an identity twice"),
        pytest.param([joined(article(FIRST), article(SECOND))], [[FIRST], [SECOND]], id="the same within one part"),
        pytest.param(
            [article(FIRST, guid="port"), article(SECOND, guid="quay")],
            [[FIRST, SECOND]],
            id="one place, each with an identity of its own",
        ),
    ],
)
def test_rounds(parts: list[Rows], expected: list[list[str]]) -> None:
    assert texts(split_into_rounds(parts)) == expected


def test_shared_rows_go_with_each_round_of_their_part_and_rejects_once() -> None:
    part = joined(article(FIRST, people=["Ana Silva"]), article(SECOND, people=["Rui Costa"]), {"rejects": [reject()]})
    rounds = split_into_rounds([part])
    assert [len(rows["entities"]) for rows in rounds] == [2, 2]
    assert [len(rows.get("rejects", [])) for rows in rounds] == [1, 0]


def test_the_given_parts_are_left_as_they_are() -> None:
    part, other = article(FIRST), article(OTHER, uri="file:///b")
    split_into_rounds([part, other])
    assert part == article(FIRST)


def test_two_articles_with_one_id_in_one_part_are_refused() -> None:
    with pytest.raises(ValueError, match="parts of their own"):
        split_into_rounds([joined(article(FIRST, guid="port"), article(SECOND, guid="port"))])
