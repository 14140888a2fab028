"""A choice of articles and quotes as SQL; that both choose the same: report/test_dimension_values.py."""

from datetime import date

from warehouse.queries.selection import Selection, quote_text, source_of


def test_copies_are_left_out_always() -> None:
    assert list(Selection().sql_conditions()) == ["duplicate_of_document_id IS NULL"]


def test_no_scare_quote_is_ever_chosen() -> None:
    assert list(Selection().sql_quote_conditions()) == ["is_statement"]
    assert not Selection(publisher="Harbour Gazette").chooses_quotes


def test_each_choice_is_a_condition() -> None:
    selection = Selection(date(2017, 4, 12), date(2017, 4, 13), "O'Neill's", "Ana Silva", "politics")
    _, since, until, publisher, quoted = selection.sql_conditions()
    _, speaker, topic = selection.sql_quote_conditions()
    assert (since, until) == ("published_date >= DATE '2017-04-12'", "published_date <= DATE '2017-04-13'")
    assert publisher == "lower(publisher) = lower('O''Neill''s')"
    assert "lower('Ana Silva')" in speaker and "quote_speakers" in speaker and "topic_1" in topic
    assert speaker in quoted and topic in quoted, "the articles are those of the quotes"


def test_text_is_quoted() -> None:
    assert quote_text("it's") == "'it''s'"


def test_no_column_is_taken_from_a_folder_name() -> None:
    assert "hive_partitioning = false" in source_of("quotes")
