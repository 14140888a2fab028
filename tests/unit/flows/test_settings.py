"""Where a setting comes from, and what a wrong one is answered with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows import settings
from flows.errors import WrongCall
from flows.settings import (
    Settings,
    data_folder,
    explain_settings,
    list_misspelt_variables,
    list_unknown_variables,
    settings_of,
)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WIREROOM_{name.upper()}", raising=False)


def origins(**flags: Any) -> dict[str, tuple[Any, str]]:
    return {one.name: (one.value, one.origin) for one in explain_settings(flags)}


def test_a_flag_goes_before_the_environment_before_the_file_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("wireroom.toml").write_text("batch_size = 7\nmax_chars = 8\nmax_bytes = 9\n", encoding="utf-8")
    monkeypatch.setenv("WIREROOM_BATCH_SIZE", "17")
    monkeypatch.setenv("WIREROOM_MAX_CHARS", "18")
    found = origins(batch_size=27, data=None)
    assert found["batch_size"] == (27, "--batch-size")
    assert found["max_chars"] == (18, "WIREROOM_MAX_CHARS")
    assert found["max_bytes"] == (9, "wireroom.toml")
    assert found["data"] == ("data", "default")


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREROOM_DATA", "")
    assert origins()["data"] == ("data", "default")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("batch_sise = 3", "batch_sise (from wireroom.toml)", id="a key that is none"),
        pytest.param("batch_size = 0", "batch_size (from wireroom.toml)", id="out of bounds"),
        pytest.param('log_level = "LOUD"', "log_level (from wireroom.toml)", id="none of the levels"),
        pytest.param("batch_size = = 3", "wireroom.toml cannot be read", id="no TOML"),
        pytest.param("data = '\udcff'", "wireroom.toml cannot be read", id="no UTF-8"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_it(text: str, words: str) -> None:
    Path("wireroom.toml").write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(WrongCall) as caught:
        settings_of()
    assert words in str(caught.value) and "\n" not in str(caught.value)


def test_a_wrong_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREROOM_BATCH_SIZE", "many")
    with pytest.raises(WrongCall, match=r"batch_size \(from WIREROOM_BATCH_SIZE\)"):
        settings_of()


@pytest.mark.parametrize("every_core", ["auto", "0", 0])
def test_workers_may_be_one_a_core(every_core: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "_count_usable_cores", lambda: 6)
    assert settings_of({"workers": every_core}).workers == 6
    assert settings_of({"workers": "3"}).workers == 3


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        pytest.param("workers", "many", "give a whole number, or auto", id="a word for a number that may be one"),
        pytest.param("batch_size", "many", "give a whole number", id="a word for a number"),
        pytest.param("min_age", "long", "give a number", id="a word for a number with a point"),
        pytest.param("lineage", "perhaps", "give true or false", id="neither yes nor no"),
        pytest.param("batch_size", 0, "give 1 or more", id="too small a number"),
        pytest.param("profile", "slow", "give 'accurate' or 'fast'", id="a value that is none of several"),
        pytest.param("batchsize", 3, "no such setting; `wireroom settings` lists all", id="an unknown name"),
    ],
)
def test_what_is_wrong_with_a_value_is_said_in_words_of_people(name: str, value: object, words: str) -> None:
    with pytest.raises(WrongCall, match=words) as caught:
        settings_of({name: value})
    assert "Value error" not in str(caught.value)


@pytest.mark.parametrize(("name", "value"), [("workers", "many"), ("workers", -1), ("runner", "spark")])
def test_wrong_workers_are_one_line_that_names_the_flag(name: str, value: object) -> None:
    with pytest.raises(WrongCall, match=f"setting {name} \\(from --{name}\\)"):
        settings_of({name: value})


def test_variables_that_nobody_reads_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREROOM_BATCHSIZE", "3")
    assert list_unknown_variables() == ["WIREROOM_BATCHSIZE"]


def test_a_misspelt_variable_is_told_with_what_is_meant_and_those_of_others_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("WIREROOM_BATCHSIZE", "WIREROOM_PORT", "WIREROOM_PORT_80_TCP", "WIREROOM_SERVICE_HOST"):
        monkeypatch.setenv(name, "3")
    assert list_misspelt_variables() == [("WIREROOM_BATCHSIZE", "WIREROOM_BATCH_SIZE")]


def test_every_setting_says_what_it_means() -> None:
    assert all(len(one.meaning) > 20 for one in explain_settings())


def test_the_data_folder_is_made_only_to_write(tmp_path: Path) -> None:
    settings = settings_of({"data": "deep/data"})
    assert data_folder(settings, is_written=False) == tmp_path / "deep" / "data"
    assert not (tmp_path / "deep").exists()
    assert data_folder(settings, is_written=True).is_dir()


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_file_where_the_data_folder_should_be_is_refused(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongCall, match="--data"):
        data_folder(settings_of({"data": place}), is_written=True)


def test_an_object_store_is_asked_for_before_anything_is_read(bucket: str) -> None:
    place = data_folder(settings_of({"data": f"{bucket}/news"}), is_written=True)
    assert str(place) == f"{bucket}/news"
    for address in ("s3://no-such-bucket-here/news", "ftp://host/news"):
        with pytest.raises(WrongCall, match="--data"):
            data_folder(settings_of({"data": address}), is_written=True)
