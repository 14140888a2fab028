"""The model says the star: its tables, columns, relationships and measures, each with an id that stays."""

import json
import re
from pathlib import Path

import pytest

from warehouse.kit.power_bi import list_texts, make_id, quote_m
from warehouse.kit.star import MEASURES, RELATIONSHIPS, STAR

DEFINITION = "wireroom.SemanticModel/definition"
TEXTS = list_texts(Path('/srv/a "b"/star'))


@pytest.mark.parametrize("name", STAR)
def test_a_table_has_its_columns_and_reads_its_file(name: str) -> None:
    text = TEXTS[f"{DEFINITION}/tables/{name}.tmdl"]
    declared = STAR[name].declared
    assert re.findall(r"^\tcolumn (\w+)$", text, re.MULTILINE) == declared.schema.names
    assert re.findall(r"^\t\tsourceColumn: (\w+)$", text, re.MULTILINE) == declared.schema.names
    assert f'File.Contents(StarFolder & "\\{name}.parquet")' in text
    assert ("\t\tisKey\n" in text) == (len(declared.key) == 1)


def test_relationships_are_those_of_the_star() -> None:
    text = TEXTS[f"{DEFINITION}/relationships.tmdl"]
    found = re.findall(r"fromColumn: (\w+)\.(\w+)\n\ttoColumn: (\w+)\.(\w+)", text)
    assert found == [(joined.table, joined.column, joined.to_table, joined.to_column) for joined in RELATIONSHIPS]
    assert text.count("bothDirections") == 1


def test_measures_name_columns_that_are_there() -> None:
    for measure in MEASURES:
        assert f"\tmeasure {measure.name} = {measure.dax}\n" in TEXTS[f"{DEFINITION}/tables/{measure.table}.tmdl"]
        for table, column in re.findall(r"(\w+)\[(\w+)\]", measure.dax):
            assert column in STAR[table].declared.schema.names


def test_names_are_unique_within_a_table() -> None:
    for measure in MEASURES:
        assert measure.name not in STAR[measure.table].declared.schema.names


def test_ids_differ_and_stay() -> None:
    ids = re.findall(r"lineageTag: (\S+)|^relationship (\S+)", "\n".join(TEXTS.values()), re.MULTILINE)
    assert len(ids) == len(set(ids)) > 100
    assert make_id("calendar") == make_id("calendar") != make_id("dim_topic")


def test_the_calendar_is_the_date_table() -> None:
    text = TEXTS[f"{DEFINITION}/tables/calendar.tmdl"]
    assert "\tdataCategory: Time\n" in text and "sortByColumn: month_number" in text


def test_json_is_json_and_the_folder_is_a_literal_of_m() -> None:
    for name, text in TEXTS.items():
        if not name.endswith(".tmdl"):
            assert json.loads(text)
    assert quote_m('a "b"') == '"a ""b"""'
    assert 'expression StarFolder = "/srv/a ""b""/star" meta [' in TEXTS[f"{DEFINITION}/expressions.tmdl"]
