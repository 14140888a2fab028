"""The declarations: all of the contract, in an order in which every table stands after those it refers to."""

import pyarrow as pa
import pytest

from warehouse.fields import Table
from warehouse.tables import TABLES

TYPES = {pa.bool_(), pa.int32(), pa.int64(), pa.float64(), pa.string(), pa.date32(), pa.timestamp("us")}
CONTRACT = """
documents revision replaces_document_id source source_uri guid url url_evidence publisher agency language media_type
    rubric headline headline_evidence dek byline byline_evidence dateline dateline_place published_at
    published_date_evidence published_date_reason text_sha256 char_count body_start_char word_count sentence_count
    quote_count rule_version model_version ingested_at
document_texts text raw_sha256
document_revisions revision replaced_by_document_id headline text text_sha256 ingested_at replaced_at
sections section_id position heading heading_text heading_evidence start_char end_char
sentences sentence_id section_id paragraph position role start_char end_char text word_count is_quote_inside
quotes quote_id section_id sentence_id position quote_type text text_clean start_char end_char word_count cue_text
    cue_lemma cue_start_char cue_end_char speaker_entity_id speaker_name speaker_text speaker_kind speaker_start_char
    speaker_end_char speaker_role speaker_rule speaker_reason speaker_confidence speaker_runner_up_name addressee_text
    parent_quote_id statement_id statement_date statement_period_start statement_period_end is_verbatim
quote_spans quote_span_id quote_id position start_char end_char text is_quoted
quote_speakers quote_id position entity_id speaker_name
quote_insertions quote_id start_char end_char text insertion_kind
entities entity_id entity_type name wikidata_id country_code first_seen_date last_seen_date merged_into_entity_id
entity_aliases entity_id alias alias_key alias_kind is_given first_seen_document_id
entity_links local_entity_id entity_id link_score link_reason runner_up_entity_id runner_up_score
entity_decisions entity_decision_id decision entity_id other_entity_id document_id name note decided_at
entity_roles entity_id role organization_entity_id status valid_from valid_to evidence first_seen_date
entity_mentions mention_id sentence_id entity_id start_char end_char text mention_type literal_entity_id mention_rule
    mention_confidence
dates date_id sentence_id start_char end_char text value value_kind period_start period_end anchor_kind anchor_date
    evidence
topics topic_id name parent_topic_id level path is_retired wikidata_id
topic_assignments unit_type unit_id topic_id first_topic_id first_topic_name topic_rank score evidence
text_repairs start_char end_char text repaired repair_kind original
runs run_id started_at finished_at status rule_version model_version documents_seen documents_added documents_revised
    documents_unchanged documents_rejected
run_measures run_id started_at source measure measured_count base_count
removals document_id text_sha256 cause removed_at
rejects reject_id run_id source_uri stage reason_code message raw_sha256 quarantine_path
    input_metadata
sources source url etag last_modified last_checked_at last_success_at last_status error items_count rejected_count
    empty_count short_count undated_count earlier_items_count earlier_rejected_count earlier_empty_count
    earlier_short_count earlier_undated_count
"""
ALL = [pytest.param(table, id=name) for name, table in TABLES.items()]


def _promised() -> dict[str, set[str]]:
    lines = CONTRACT.replace("\n    ", " ").strip().splitlines()
    return {line.split()[0]: set(line.split()[1:]) for line in lines}


def test_every_table_of_the_contract_is_declared_and_no_other() -> None:
    assert TABLES.keys() == _promised().keys()


@pytest.mark.parametrize("table", ALL)
def test_a_table_has_every_column_of_the_contract(table: Table) -> None:
    common = set() if table.shared else {"document_id", "published_date", "published_month", "run_id"}
    assert set(table.schema.names) >= _promised()[table.name] | common


@pytest.mark.parametrize("table", ALL)
def test_a_table_is_declared_whole(table: Table) -> None:
    assert len(set(table.schema.names)) == len(table.columns)
    assert {column.type for column in table.columns} <= TYPES
    for name in table.key:
        assert table.column(name).null_means is None, "a key is never null"
    for column in table.columns:
        assert column.meaning.endswith((".", "...")) and (column.null_means or ".").endswith(".")
        assert column.merge is None or table.shared


def test_a_table_stands_after_those_it_refers_to() -> None:
    order = list(TABLES)
    for table in TABLES.values():
        for column in table.columns:
            if column.refers_to is not None:
                assert len(TABLES[column.refers_to].key) == 1
                assert order.index(column.refers_to) <= order.index(table.name)


def test_the_month_of_the_partition_is_in_no_declaration() -> None:
    assert not [table.name for table in TABLES.values() if "month" in table.schema.names]


def test_shared_tables_are_those_without_an_article() -> None:
    shared = {name for name, table in TABLES.items() if table.shared}
    entities = {"entities", "entity_aliases", "entity_roles", "entity_decisions"}
    assert shared == entities | {"topics", "runs", "run_measures", "rejects", "removals", "sources"}
    assert {name for name, table in TABLES.items() if not table.in_batches} == {
        "topics",
        "runs",
        "run_measures",
        "sources",
    }


def test_a_field_carries_meaning_and_null_policy() -> None:
    field = TABLES["quotes"].schema.field("speaker_name")
    assert field.metadata[b"comment"].decode() == TABLES["quotes"].column("speaker_name").meaning
    assert field.nullable and not TABLES["quotes"].schema.field("quote_id").nullable


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="runs has no column colour"):
        TABLES["runs"].column("colour")
