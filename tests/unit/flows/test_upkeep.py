"""`wireroom remove`: what is named goes, after a yes, and nothing else."""

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
    first, second = (
        bare_article("Port opens.", guid="port", run_id="r1"),
        bare_article("Rain.", guid="rain", run_id="r2"),
    )
    store.append(data, joined(first, second))
    publish(data)
    return data


def ids(data: Path) -> set[str]:
    return set(reader.read(data, "documents")["document_id"].to_pylist())


@pytest.mark.parametrize("name", [document_id_of("port"), "r1"], ids=["an id", "a run"])
def test_what_is_named_goes(data: Path, name: str) -> None:
    assert cli.main(["remove", name, "--data", str(data), "--yes"]) == 0
    assert ids(data) == {document_id_of("rain")}
    assert len(list(data.glob("bi.*"))) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param([document_id_of("port")], "add --yes", id="nobody said yes"),
        pytest.param(["port", "--yes"], "port: no article and no run", id="nothing of that name"),
    ],
)
def test_else_nothing_goes(data: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["remove", *arguments, "--data", str(data)]) == 2
    assert words in capsys.readouterr().err
    assert len(ids(data)) == 2
