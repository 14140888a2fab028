"""What `wireroom restore` does and says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flows import cli
from tests.kit.rows import bare_article, joined
from transforms.document import document_id_of
from warehouse import store
from warehouse.bi import reader
from warehouse.bi.publish import publish


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    store.create(data)
    port, rain = (
        bare_article("Port opens.", guid="port", run_id="r1", headline="Port opens"),
        bare_article("Rain.", guid="rain", run_id="r1"),
    )
    store.append(data, joined(port, rain))
    store.append(data, bare_article("Port shuts.", guid="port", run_id="r2", headline="Port shuts"))
    store.append(data, bare_article("Snow.", guid="snow", run_id="r3"))
    publish(data)
    return data


def headlines(data: Path) -> set[str | None]:
    return set(reader.read(data, "documents")["headline"].to_pylist())


def test_a_run_is_gone_back_to_and_published(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["restore", "--to", "r1", "--data", str(data)]) == 0
    assert headlines(data) == {"Port opens", None}
    assert reader.read(data, "documents").num_rows == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "batch 4 went back to batch 1:"
    assert [line for line in lines if line.startswith(("coming", "changing", "going"))] == [
        "coming back: 0 articles",
        "changing: 1 article",
        "going: 1 article",
    ]
    assert f"    {document_id_of('port')}  2017-04-12  Port opens" in lines
    assert cli.main(["restore", "--to", "r1", "--data", str(data)]) == 0
    assert capsys.readouterr().err == "nothing to do: all rows are as they were after batch 1\n"


def test_a_dry_run_shows_what_would_differ_and_changes_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["restore", "--to", "1", "--data", str(data), "--dry-run"]) == 0
    printed = capsys.readouterr()
    assert printed.err.startswith("nothing is changed yet; going back to batch 1:")
    assert "vanished" in printed.out and "Port shuts -> Port opens" in printed.out
    assert cli.main(["restore", "--to", "1", "--data", str(data), "--dry-run", "--json", "--show", "0"]) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["returning"], outcome["changed"], outcome["leaving"], outcome["batch"]) == (0, 1, 1, None)
    assert outcome["difference"]["counts"]["documents"] == {"changed": 1, "vanished": 1}
    assert outcome["examples"] == {"returning": [], "changed": [], "leaving": []}
    assert headlines(data) == {"Port shuts", None}


def test_what_is_left_out_is_counted(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["restore", "--to", "0", "--data", str(data), "--show", "1"]) == 0
    assert "    and 2 more" in capsys.readouterr().err.splitlines()
    assert cli.main(["restore", "--to", "3", "--data", str(data), "--json"]) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["restored_to"], outcome["batch"], outcome["returning"]) == (3, 5, 3)
    assert headlines(data) == {"Port shuts", None}


@pytest.mark.parametrize("wanted", ["r9", "9"])
def test_what_is_not_known_is_a_wrong_call_in_one_line(
    data: Path, capsys: pytest.CaptureFixture[str], wanted: str
) -> None:
    assert cli.main(["restore", "--to", wanted, "--data", str(data)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_article_that_went_can_be_removed_by_its_run(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["restore", "--to", "r2", "--data", str(data)])
    assert cli.main(["remove", "r3", "--data", str(data), "--yes"]) == 0
    assert document_id_of("snow") in capsys.readouterr().out
    cli.main(["restore", "--to", "3", "--data", str(data)])
    assert reader.read(data, "documents").num_rows == 2
