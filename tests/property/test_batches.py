"""However the same articles are split into batches, and in whatever order, each gives the same rows."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.quality import gold
from tests.golden import write
from transforms import pipeline
from transforms.document import Document, Rows
from transforms.rows import rows_of

pytestmark = pytest.mark.slow
NAMES = write.WHOLE


@cache
def parsed(name: str) -> Document:
    (document,) = pipeline.parse(gold.read_gold_case(name).raw)
    assert isinstance(document, Document)
    return document


def rows_by_name(batches: list[list[str]]) -> dict[str, Rows]:
    rows = {}
    for batch in batches:
        for name, document in zip(batch, pipeline.annotate([parsed(name) for name in batch]), strict=True):
            assert isinstance(document, Document)
            rows[name] = rows_of(document, gold.RUN_ID, gold.INGESTED_AT)
    return rows


@cache
def alone() -> dict[str, Rows]:
    return rows_by_name([[name] for name in NAMES])


@st.composite
def splits(draw: st.DrawFn) -> list[list[str]]:
    order = draw(st.permutations(NAMES))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1))))
    return [list(order[start:end]) for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@settings(max_examples=3, deadline=None)  # one example annotates seven articles: about 2 s
@given(splits())
def test_any_split_into_batches_gives_the_same_rows(batches: list[list[str]]) -> None:
    assert rows_by_name(batches) == alone()


@settings(max_examples=2, deadline=None)
@given(st.sampled_from(NAMES), st.integers(2, 3))
def test_an_article_that_comes_twice_in_a_batch_gives_its_rows_twice(name: str, times: int) -> None:
    seen: list[Any] = [
        rows_of(document, gold.RUN_ID, gold.INGESTED_AT)
        for document in pipeline.annotate([parsed(name)] * times)
        if isinstance(document, Document)
    ]
    assert seen == [alone()[name]] * times
