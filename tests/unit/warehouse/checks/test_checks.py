"""The checks find nothing in sound rows, and name table, row and rule of every value that is made wrong."""

from datetime import UTC, date, datetime

import pytest

from tests.kit.changes import Change, another, more, other_words
from tests.kit.slow import slow_but_first
from tests.kit.warehouse import sound_rows
from transforms.document import Reject
from transforms.rows.rejects import make_reject_row
from warehouse.checks import Violation, find_violations
from warehouse.tables import TABLES


def const(value: object) -> Change:
    return lambda _: value


# table, column, change, rule
FALSIFIED: list[tuple[str, str, Change, str]] = [
    ("sentences", "start_char", more, "offsets"),
    ("sentences", "end_char", const(10_000), "offsets"),
    ("sentences", "start_char", const(-1), "range"),
    ("sentences", "start_char", const(2**31), "range"),
    ("sentences", "text", other_words, "offsets"),
    ("sentences", "text", const(None), "null"),
    ("sentences", "text", const("\ud800"), "characters"),
    ("sentences", "position", const("1"), "type"),
    ("sentences", "position", const(True), "type"),
    ("sentences", "position", const(77), "id and position"),
    ("sentences", "word_count", more, "word_count"),
    ("sentences", "role", const("verse"), "one of"),
    ("sentences", "sentence_id", another, "id and position"),
    ("sentences", "section_id", const("9f2c41d07be35a68.x01"), "id of its article"),
    ("sentences", "published_date", const(date(2016, 4, 12)), "day and run of its article"),
    ("sentences", "published_month", const("2017-05"), "month of its day"),
    ("sentences", "run_id", another, "day and run of its article"),
    ("sections", "end_char", const(10_000), "offsets"),
    ("sections", "heading_text", const("No such heading"), "offsets"),
    ("quote_spans", "text", other_words, "offsets"),
    ("quote_spans", "quote_id", lambda value: value[:-1] + "9", "reference"),
    ("quote_insertions", "start_char", more, "offsets"),
    ("quotes", "text", other_words, "pieces"),
    ("quotes", "start_char", more, "pieces"),
    ("quotes", "cue_text", const("denied"), "offsets"),
    ("quotes", "cue_start_char", const(None), "offsets"),
    ("quotes", "speaker_text", const("Rui Costa"), "offsets"),
    ("quotes", "speaker_confidence", const(1.5), "range"),
    ("quotes", "speaker_confidence", const(float("nan")), "range"),
    ("quotes", "quote_confidence", const(1), "type"),
    ("quotes", "speaker_entity_id", const("person.nobody"), "reference"),
    ("quotes", "quote_id", const("q1"), "form"),
    ("quotes", "speech_act", const(None), "speech act"),
    ("quotes", "speech_act", const("sung"), "one of"),
    ("quotes", "statement_id", const("9f2c41d07be35a68.st0001"), "id of its article"),
    ("quotes", "statement_date", const(None), "evidence"),
    ("quotes", "statement_place_evidence", const(None), "evidence"),
    ("dates", "text", const("May 12"), "offsets"),
    ("dates", "value", const("2017-04-13"), "period"),
    ("dates", "value", const("spring"), "form"),
    ("dates", "period_end", const(date(2017, 4, 1)), "period"),
    ("dates", "anchor_date", const(None), "anchor"),
    ("entity_mentions", "text", other_words, "offsets"),
    ("entity_mentions", "entity_id", const("person.nobody"), "reference"),
    ("topic_assignments", "unit_id", lambda value: value[:-1] + "f", "reference"),
    ("topic_assignments", "topic_id", const("politics"), "form"),
    ("topic_assignments", "score", const(float("inf")), "range"),
    ("text_repairs", "text", other_words, "offsets"),
    ("documents", "url", const(""), "empty"),
    ("documents", "char_count", more, "char_count"),
    ("documents", "word_count", more, "word_count"),
    ("documents", "sentence_count", more, "sentence_count"),
    ("documents", "quote_count", more, "quote_count"),
    ("documents", "text_sha256", another, "text_sha256"),
    ("documents", "ingested_at", const(datetime(2026, 11, 24, tzinfo=UTC)), "time zone"),
    ("documents", "ingested_at", const(date(2026, 11, 24)), "type"),
    ("documents", "published_date", const(datetime(2017, 4, 12)), "type"),
    ("document_texts", "document_id", const("0" * 16), "reference"),
    ("entities", "entity_type", const("ship"), "one of"),
    ("entities", "entity_type", const("place"), "id and type"),
    ("entity_aliases", "entity_id", const("person.nobody"), "reference"),
    ("entity_roles", "organization_entity_id", const("organization.none"), "reference"),
]


@pytest.mark.parametrize("ward", [0, 1])
def test_sound_rows_have_no_faults(ward: int) -> None:
    assert find_violations(sound_rows(ward)) == []
    assert find_violations(sound_rows(ward, day=None)) == []


@pytest.mark.parametrize(
    ("table", "column", "change", "rule"), FALSIFIED, ids=[f"{one[0]}.{one[1]}: {one[3]}" for one in FALSIFIED]
)
def test_a_value_made_wrong_is_named(table: str, column: str, change: Change, rule: str) -> None:
    rows = sound_rows(0)
    row = next(row for row in rows[table] if row[column] is not None or table == "documents")
    row[column] = change(row[column])
    key = ", ".join(str(row[name]) for name in TABLES[table].key)
    owner = row.get("first_seen_document_id", row.get("document_id"))
    assert (table, key, rule, owner) in [
        (one.table, one.row_key, one.rule, one.document_id) for one in find_violations(rows)
    ]


def test_other_articles_of_a_batch_are_not_blamed() -> None:
    good, bad = sound_rows(0), sound_rows(2)
    bad["sentences"][0]["text"] = None
    both = {name: [*good[name], *bad[name]] for name in good}
    assert {fault.document_id for fault in find_violations(both)} == {bad["documents"][0]["document_id"]}


def test_shared_rows_may_repeat_a_key_where_articles_come_together() -> None:
    one, two = sound_rows(0), sound_rows(2)
    assert find_violations({name: [*one[name], *two[name]] for name in one}) == []
    assert _rules(find_violations({"entities": [*one["entities"], *one["entities"]]})) == {"key is unique"}


def test_a_key_that_is_there_twice_is_named() -> None:
    rows = sound_rows(0)
    rows["quote_speakers"].append(rows["quote_speakers"][0])
    assert _rules(find_violations(rows)) == {"key is unique"}


def test_a_column_too_few_or_too_many_is_named() -> None:
    rows = sound_rows(0)
    rows["text_repairs"][0]["colour"] = "red"
    del rows["sections"][0]["heading"]
    found = {fault.table: fault.message for fault in find_violations(rows) if fault.rule == "columns"}
    assert "colour" in found["text_repairs"] and "heading" in found["sections"]


@pytest.mark.parametrize(
    ("table", "rule"),
    [("document_texts", "text is there"), ("quote_spans", "pieces")],
)
def test_rows_that_are_not_there_are_missed(table: str, rule: str) -> None:
    rows = sound_rows(0)
    rows[table] = []
    assert rule in _rules(find_violations(rows))


def test_a_table_that_is_not_given_is_taken_as_unknown() -> None:
    rows = sound_rows(0)
    for name in ("entities", "sections", "document_texts", "quote_spans", "quotes"):
        del rows[name]
    assert find_violations(rows) == []


def test_an_unknown_table_is_a_fault_and_no_traceback() -> None:
    assert find_violations({"colours": [{"name": "red"}]}) == [
        Violation("colours", "", "table", "no such table is declared")
    ]


def test_history_is_held_to_its_own_text() -> None:
    row = {column.name: column.example for column in TABLES["document_revisions"].columns}
    assert find_violations({"document_revisions": [row]}) == []
    assert _rules(find_violations({"document_revisions": [row | {"text": "Another."}]})) == {"text_sha256"}


@pytest.mark.parametrize("kept_sha256", ["5e" * 32, None])
def test_a_reject_is_sound_with_and_without_bytes(kept_sha256: str | None) -> None:
    row = make_reject_row(Reject("file:///news/bad.bin", "read", "empty", "nothing there"), "run", kept_sha256)
    assert find_violations({"rejects": [row]}) == []


@pytest.mark.parametrize("junk", slow_but_first("\ud800", None, [], {}, b"", object(), 10**30, float("nan"), "\x00"))
def test_no_value_makes_the_checks_raise(junk: object) -> None:
    sound = sound_rows(0)
    for table, some in sound.items():
        for column in some[0] if some else ():
            changed = [some[0] | {column: junk}, *some[1:]]
            find_violations(sound | {table: changed})


def _rules(found: list[Violation]) -> set[str]:
    return {fault.rule for fault in found}
