"""`wireroom formats` and `wireroom parse`: what is read, and what the parser sees."""

import json
from pathlib import Path

import pytest

from flows import cli

ARTICLE = "Port opens\n\nLISBON, April 12, 2017. /LUSA/. The port is open.\n"


def test_every_format_is_listed_with_its_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["formats"]) == 0
    shown = capsys.readouterr().out
    assert "plain text" in shown and ".txt" in shown and "gzip" in shown


def test_an_article_is_shown_as_the_parser_sees_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "port.txt").write_text(ARTICLE, encoding="utf-8")
    assert cli.main(["parse", str(tmp_path / "port.txt"), "--publisher", "North Wire"]) == 0
    shown = capsys.readouterr().out
    assert "headline   Port opens" in shown and "North Wire" in shown
    assert "headline_evidence  layout" in shown and "body_start_char    12" in shown
    assert not list(tmp_path.glob("data*"))


def test_articles_and_rejects_are_lines_of_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b" ")
    assert cli.main(["parse", str(tmp_path), "--json"]) == 3
    article, reject = map(json.loads, capsys.readouterr().out.splitlines())
    assert [block["role"] for block in article["blocks"]] == ["headline", "dateline", "body"]
    assert ARTICLE[article["blocks"][2]["start_char"] :].startswith("The port")
    assert reject["reason_code"] == "empty"


TABLE = "titel;inhalt;date;id\nPort opens;The port is open to ships again.;2017-04-12;17\n"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        pytest.param(
            "headline=titel,text=inhalt",
            {"titel -> headline", "inhalt -> text", "date -> published", "id -> guid"},
            id="named by the caller",
        ),
        pytest.param("text=inhalt", {"inhalt -> text", "date -> published", "id -> guid"}, id="named in part"),
    ],
)
def test_columns_are_shown_by_the_names_that_the_table_gives_them(
    told: str, shown: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    assert cli.main(["parse", str(tmp_path / "a.csv"), "--columns", told, "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["columns"]) == shown


def test_columns_with_plain_names_are_shown_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text(TABLE.replace("titel;inhalt", "title;body_text"), encoding="utf-8")
    assert cli.main(["parse", str(tmp_path / "a.csv")]) == 0
    assert "title -> headline; body_text -> text" in capsys.readouterr().out
