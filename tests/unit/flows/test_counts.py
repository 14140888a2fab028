"""Counts stand with their noun, in the number that they have."""

from __future__ import annotations

import pytest

from flows.cli.counts import write_count


@pytest.mark.parametrize(
    ("count", "noun", "written"),
    [
        (1, "article", "1 article"),
        (0, "article", "0 articles"),
        (1_204, "quote", "1,204 quotes"),
        (2, "entity", "2 entities"),
        (3, "batch", "3 batches"),
        (90, "day", "90 days"),
    ],
)
def test_a_count_has_its_noun(count: int, noun: str, written: str) -> None:
    assert write_count(count, noun) == written
