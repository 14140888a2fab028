"""What the caller says of inputs: dates that are read, tables that are checked, and what goes before what."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from flows.errors import WrongCall
from flows.inputs import files
from flows.inputs.declared import OPTIONS, DeclaredInput, declare_input, find_declared_inputs
from transforms.document import RawArticle


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        pytest.param("2017-04-12", date(2017, 4, 12), None, id="a day"),
        pytest.param("12 April 2017", date(2017, 4, 12), None, id="in words"),
        pytest.param("2017-04-12T23:30-02:00", date(2017, 4, 12), datetime(2017, 4, 13, 1, 30), id="with zone"),
        pytest.param("2017-04-12 18:30", date(2017, 4, 12), datetime(2017, 4, 12, 18, 30), id="without: UTC"),
    ],
)
def test_a_date_is_read(text: str, day: date, at: datetime | None) -> None:
    published = declare_input({"date": text}, "option --date").metadata.published
    assert published is not None and (published.day, published.at) == (day, at)
    assert "--date" in published.reason


@pytest.mark.parametrize(
    "text", ["12/04/2017", "April 12", "2017-13-01", "yesterday", "2017-04-12T25:00", "2017-04-12 10:30 IST"]
)
def test_a_date_that_is_none_is_a_wrong_call(text: str) -> None:
    with pytest.raises(WrongCall, match="is no date"):
        declare_input({"date": text}, "option --date")


@pytest.mark.parametrize("code", ["en", "pt-BR", "zh-Hant-TW"])
def test_a_language_is_a_code(code: str) -> None:
    assert declare_input({"language": code}, OPTIONS).metadata.language == code


@pytest.mark.parametrize("text", ["german", "English (US)", "e"])
def test_a_language_that_is_no_code_is_a_wrong_call(text: str) -> None:
    with pytest.raises(WrongCall, match="--language: .* is no code of a language; write it as en"):
        declare_input({"language": text}, OPTIONS)
    with pytest.raises(WrongCall, match="metadata.csv line 2: "):
        declare_input({"language": text}, "metadata.csv line 2")


def test_columns_say_what_a_table_holds(tmp_path: Path) -> None:
    declared = declare_input({"columns": "headline = Titel, text=Inhalt"}, "options")
    assert declared.columns == {"headline": "Titel", "text": "Inhalt"}
    (tmp_path / "a.csv").write_text("Titel;Inhalt\nPort plan;The port is open.\n", encoding="utf-8")
    (article,) = files.read_file(tmp_path / "a.csv", 1_000, declared)
    assert isinstance(article, RawArticle)
    assert json.loads(article.body) == {"headline": "Port plan", "text": "The port is open."}


@pytest.mark.parametrize("text", ["titel=headline", "headline", "headline="])
def test_columns_of_no_field_are_a_wrong_call(text: str) -> None:
    with pytest.raises(WrongCall, match="is no field=column"):
        declare_input({"columns": text}, "options")


def test_a_line_of_the_table_goes_before_an_option(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text(
        "\ufefffile,publisher,authors\na.txt,North Wire,Ana Silva; Rui Costa\nb.txt,,\n", encoding="utf-8"
    )
    common = declare_input({"publisher": "South Wire", "language": "en"}, "options")
    first = find_declared_inputs(tmp_path / "a.txt", common).metadata
    assert (first.publisher, first.language, first.authors) == ("North Wire", "en", ("Ana Silva", "Rui Costa"))
    assert find_declared_inputs(tmp_path / "b.txt", common) == common
    assert find_declared_inputs(tmp_path / "none" / "a.txt", DeclaredInput()) == DeclaredInput()


@pytest.mark.parametrize(
    ("table", "words"),
    [
        pytest.param("name,date\na.txt,2017-04-12\n", "no column `file`", id="no name of a file"),
        pytest.param("file,colour\na.txt,red\n", "unknown columns colour", id="a column that means nothing"),
        pytest.param("file,date\na.txt,2017-04-12\nb.txt,soon\n", "line 3", id="no date, with its line"),
        pytest.param("file,date\na.txt,\udcff\n", "cannot be read", id="no UTF-8"),
        pytest.param("file,publisher\na.txt,Wire, North\n", "line 2: more cells", id="a comma too many"),
        pytest.param("file,date\n\n,2017-04-12\n", "line 3: no name of a file", id="a line of no file"),
        pytest.param("file,date\na.txt,\na.txt,2017-04-12\n", "line 3: a.txt has a line", id="a file twice"),
    ],
)
def test_a_table_that_cannot_be_used_is_a_wrong_call(table: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text(table, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(WrongCall, match=words):
        find_declared_inputs(tmp_path / "a.txt", DeclaredInput())


def test_what_the_caller_says_names_him_as_its_evidence() -> None:
    said = declare_input({"url": "https://example.org/7", "authors": "Ana Silva"}, "metadata.csv line 2").metadata
    assert said.url_evidence == said.byline_evidence == "the caller says so (metadata.csv line 2)"
    nothing = declare_input({"publisher": "North Wire"}, "options").metadata
    assert (nothing.url_evidence, nothing.byline_evidence) == (None, None)
