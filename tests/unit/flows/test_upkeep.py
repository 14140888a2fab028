"""`wireroom remove`: what is named goes, after a yes, and nothing else."""

import shutil
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


def test_check_mends_what_can_be_made_again(
    sound_lake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = shutil.copytree(sound_lake, tmp_path / "sound")
    publish(data)
    next((data / "bi" / "documents").glob("*.parquet")).unlink()
    assert cli.main(["check", "--data", str(data)]) == 1
    assert cli.main(["check", "--repair", "--data", str(data)]) == 0
    printed = capsys.readouterr()
    assert "mended  bi  bi.2: made anew from the lake alone" in printed.out
    assert cli.main(["check", "--data", str(data)]) == 0


def test_check_says_what_to_do_about_what_is_left(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (*data.glob("bi.*/sentences/*.parquet"), *(data / "lake" / "sentences").glob("*.parquet")):
        path.unlink()
    assert cli.main(["check", "--repair", "--data", str(data)]) == 1
    left = [line for line in capsys.readouterr().out.splitlines() if line.startswith("left  sentences")]
    assert left and all("from a backup" in line for line in left)


def test_bi_becomes_a_folder_that_stays_where_it_is_asked_for(
    sound_lake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = shutil.copytree(sound_lake, tmp_path / "data")
    assert cli.main(["publish", "--data", str(data)]) == 0 and (data / "bi").is_symlink()
    assert cli.main(["publish", "--data", str(data), "--publish", "copy"]) == 0 and not (data / "bi").is_symlink()
    assert cli.main(["tidy", "--data", str(data)]) == 0 and not (data / "bi").is_symlink()
    monkeypatch.setenv("WIREROOM_PUBLISH", "link")
    assert cli.main(["publish", "--data", str(data)]) == 0 and (data / "bi").is_symlink()
    capsys.readouterr()
    assert cli.main(["publish", "--data", str(data), "--publish", "both"]) == 2
    assert "--publish" in capsys.readouterr().err
