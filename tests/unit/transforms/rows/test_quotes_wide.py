"""The flat row of a quote repeats its own row, its article's row, its section's heading and the nearest topics."""

from datetime import datetime

import pytest

from tests.kit.warehouse import RUN_ID, sound_document
from transforms.rows import rows_of
from transforms.rows.quotes_wide import WIDE_FROM_DOCUMENTS, WIDE_FROM_QUOTES, make_wide_rows

DOC = sound_document(0)
ROWS = rows_of(DOC, RUN_ID, datetime(2026, 11, 24, 10, 15))
QUOTE = ROWS["quotes"][1]


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        pytest.param({}, [None, None, None], id="no topics"),
        pytest.param({"article": ["a"]}, ["a", None, None], id="the article's"),
        pytest.param({"article": ["a"], "section": ["b", "c"]}, ["b", "c", None], id="the section's before those"),
        pytest.param({"section": ["b"], "quote": ["d", "e", "f", "g"]}, ["d", "e", "f"], id="its own, three at most"),
    ],
)
def test_topics_are_those_of_the_narrowest_unit_that_has_any(
    topics: dict[str, list[str]], expected: list[str | None]
) -> None:
    unit_ids = {"article": QUOTE["document_id"], "section": QUOTE["section_id"], "quote": QUOTE["quote_id"]}
    names = {unit_ids[unit]: some for unit, some in topics.items()}
    (row,) = make_wide_rows(DOC, ROWS["documents"][0], [QUOTE], names)
    assert [row["topic_1"], row["topic_2"], row["topic_3"]] == expected


def test_columns_are_those_of_the_other_rows() -> None:
    (row,) = make_wide_rows(DOC, ROWS["documents"][0], [QUOTE], {})
    assert {name: row[name] for name in WIDE_FROM_QUOTES} == {name: QUOTE[name] for name in WIDE_FROM_QUOTES}
    assert {row[name] for name in WIDE_FROM_DOCUMENTS} == {ROWS["documents"][0][name] for name in WIDE_FROM_DOCUMENTS}
    sections = {one["section_id"]: one["heading"] for one in ROWS["sections"]}
    sentences = {one["sentence_id"]: one["text"] for one in ROWS["sentences"]}
    assert row["section_heading"] == sections[QUOTE["section_id"]] is not None
    assert row["sentence_text"] == sentences[QUOTE["sentence_id"]]
