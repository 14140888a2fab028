"""The command `kb import`: what it says, and that it imports all rows or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import cli
from warehouse.bi import reader

HEADER = "entity_id,type,name,aliases,wikidata_id,country_code,roles"
ROWS = (
    ",person,Ana Silva,Anna Sylva,Q42,PT,harbour master|Berg Board|2014-01-01|",
    "organization.berg-board,organization,Berg Board,BHB,,NO,",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "people.csv"
    file.write_text("\n".join((HEADER, *ROWS)), encoding="utf-8")
    return file


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, list[str], list[str]]:
    capsys.readouterr()
    code = cli.main(["kb", "import", *(str(one) for one in arguments)])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err.splitlines()


def test_a_file_is_imported_and_published_and_again_it_changes_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    code, _, lines = call(capsys, file, "--data", data)
    assert (code, lines[-1]) == (0, "entities: 2 new, 0 changed, 0 unchanged; 4 names and 1 roles")
    names = {row["name"] for row in reader.read(data, "entities").to_pylist()}
    (run,) = reader.read(data, "runs").to_pylist()
    assert names == {"Ana Silva", "Berg Board"} and run["status"] == "succeeded"
    code, _, lines = call(capsys, file, "--data", data)
    assert (code, lines[-1]) == (0, "entities: 0 new, 0 changed, 2 unchanged; 0 names and 0 roles")
    assert reader.read(data, "runs").num_rows == 1


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    call(capsys, file, "--data", data)
    file.write_text("\n".join((HEADER, ROWS[1].replace("BHB", "BHB;Port Board"), ",place,Berg,,,NO,")))
    code, said, lines = call(capsys, file, "--data", data, "--dry-run")
    assert (code, said) == (
        0,
        ["changed  organization.berg-board  1 name", "new  place.berg  name, country_code, 1 name"],
    )
    assert lines == ["would be: entities: 1 new, 1 changed, 0 unchanged; 2 names and 0 roles"]
    assert reader.read(data, "entities").num_rows == 2


def test_the_first_faults_are_told_and_nothing_is_imported(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    call(capsys, file, "--data", data)
    file.write_text("\n".join((HEADER, ",place,Berg,,,NO,", *([",place,,,,,"] * 22))))
    code, _, lines = call(capsys, file, "--data", data)
    assert code == 2 and len(lines) == 22
    assert lines[0] == f"{file}, row 3: the name is empty" and lines[20] == "and 2 more"
    assert lines[21] == f"wireroom: nothing of {file} is imported: 22 faults"
    assert reader.read(data, "entities").num_rows == 2


def test_what_does_not_fit_the_store_is_told_with_its_row(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("\n".join((HEADER, ",person,Ana Silva,,,,harbour master|Nowhere||")))
    code, _, lines = call(capsys, file, "--data", tmp_path / "data")
    assert code == 2
    assert lines[0].startswith(f"{file}, row 2: the role harbour master is held at Nowhere, which is neither")
