"""A newsroom's own file: what its cells become, and what is wrong with them, row by row."""

from datetime import date
from pathlib import Path

import pytest

from flows.errors import WrongCall
from flows.inputs.knowledge_files import read_knowledge
from warehouse.entity_knowledge import BadKnowledge, KnowledgeRole, RowFault

HEADER = "entity_id,type,name,aliases,wikidata_id,country_code,roles"
GOOD = ",person,Ana Silva,,,,"


def faults_of(path: Path, body: str | bytes) -> list[RowFault]:
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    with pytest.raises(BadKnowledge) as error:
        read_knowledge(path)
    return list(error.value.faults)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def test_a_row_is_read_with_all_it_says(path: Path) -> None:
    roles = '"harbour master|Berg Board|2014-01-01|;chair"'
    lines = ("\ufeff" + HEADER, ",Person, Ana  Silva ,Silva;A. Silva;;Ana Silva,Q42,PT," + roles, "", ",,,,,,")
    path.write_text("\r\n".join(lines), encoding="utf-8")
    (row,) = read_knowledge(path)
    assert (row.row_number, row.entity_id, row.made_id, row.name) == (2, None, "person.ana-silva", "Ana Silva")
    assert (row.entity_type, row.wikidata_id, row.country_code) == ("person", "Q42", "PT")
    assert [(one.alias, one.alias_key, one.alias_kind) for one in row.names] == [
        ("Ana Silva", "silva, ana", "full"),
        ("Silva", "silva", "surname"),
        ("A. Silva", "silva, a", "full"),
    ]
    assert row.roles == (
        KnowledgeRole("harbour master", "Berg Board", "berg board", date(2014, 1, 1), None),
        KnowledgeRole("chair"),
    )


def test_the_column_of_ids_may_be_missing_and_columns_stand_in_any_order(path: Path) -> None:
    path.write_text("Name,type,roles,aliases,country_code,wikidata_id\nBerg Mills,organization,,BM,,\n")
    (row,) = read_knowledge(path)
    assert (row.entity_id, row.made_id, row.names[1].alias_kind) == (None, "organization.berg-mills", "acronym")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param(",dragon,Ana Silva,,,,", "the type dragon is none of", id="type"),
        pytest.param(",,Ana Silva,,,,", "the type  is none of", id="no type"),
        pytest.param("person.Ana,person,Ana Silva,,,,", "the entity_id person.Ana is not of the form", id="capitals"),
        pytest.param("ana,person,Ana Silva,,,,", "the entity_id ana is not of the form", id="no type in the id"),
        pytest.param(
            "place.ana,person,Ana Silva,,,,", "place.ana is not that of a row of type person", id="other type"
        ),
        pytest.param(",person,,,,,x", "the name is empty", id="no name"),
        pytest.param(f",person,{'a' * 300},,,,", "has 300 characters, 200 at most", id="long name"),
        pytest.param(f",person,Ana Silva,{'a' * 300},,,", "the alias aaaaaaaaaaaaaaaaaaaa... has 300", id="long alias"),
        pytest.param(",person,...,,,,", "the name ... has no letter", id="no letter"),
        pytest.param(",person,Ana Silva,,42,,", "the wikidata_id 42 is not of the form Q42", id="wikidata"),
        pytest.param(",person,Ana Silva,,,pt,", "the country_code pt is not of the form PT", id="country"),
        pytest.param(",person,Ana Silva,,,,|Berg", "the role |Berg is not of the form", id="role without a name"),
        pytest.param(",person,Ana Silva,,,,a|b|||c", "the role a|b|||c is not of the form", id="role of five parts"),
        pytest.param(",person,Ana Silva,,,,chair|b|2014-13-01|", "the day 2014-13-01 of the role chair", id="no day"),
        pytest.param(",person,Ana Silva,,,,chair|b|20140101|", "the day 20140101 of the role chair", id="day unparted"),
        pytest.param(",person,Ana Silva,,,,chair|b|2014-02-01|2014-01-01", "ends before it begins", id="days"),
        pytest.param(",person,Ana Silva", "3 cells, the header has 7", id="cells"),
        pytest.param(',person,"Ana" Silva,,,,', "no CSV", id="quotes"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_with_its_number(path: Path, row: str, words: str) -> None:
    (fault,) = faults_of(path, f"{HEADER}\n{GOOD}\n{row}\n")
    assert fault.row_number == 3 and words in fault.message


@pytest.mark.parametrize(
    ("body", "number", "words"),
    [
        pytest.param(b"", 1, "the file is empty", id="empty"),
        pytest.param(b"type,name\n", 1, "no column aliases, wikidata_id, country_code, roles", id="missing columns"),
        pytest.param(f"{HEADER},age\n".encode(), 1, "not known: age", id="unknown column"),
        pytest.param(f"{HEADER},name\n".encode(), 1, "two columns of one name", id="doubled column"),
        pytest.param(f"{HEADER}\n{GOOD}\n,person,Jos\xe9,,,,\n".encode("latin-1"), 3, "not UTF-8", id="not UTF-8"),
    ],
)
def test_a_file_of_another_form_is_refused(path: Path, body: bytes, number: int, words: str) -> None:
    (fault,) = faults_of(path, body)
    assert fault.row_number == number and words in fault.message


def test_all_faults_are_told_in_order_and_doubled_ids_with_the_first_row(path: Path) -> None:
    rows = ("person.a,person,A Berg,,Q1,,", ",person,,,,,x", "person.a,person,B Berg,,Q1,,")
    faults = faults_of(path, "\n".join((HEADER, *rows)))
    assert [fault.row_number for fault in faults] == [3, 4, 4]
    assert [fault.message for fault in faults[1:]] == [
        "the entity_id person.a is in row 2 already",
        "the wikidata_id Q1 is in row 2 already",
    ]


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match="cannot read"):
        read_knowledge(tmp_path)
