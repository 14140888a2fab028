"""Reading sources.toml, and the slips in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import WrongCall
from flows.inputs.sources import NewsSource, read_sources


def write(folder: Path, text: str) -> Path:
    file = folder / "sources.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_sources_are_read_in_order(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        """
        [[source]]
        name = "port"
        url = "https://news.example/feed"
        publisher = "Port News"
        language = "en"
        pages = true
        rate_seconds = 5
        allow_private = true

        [[source]]
        name = "folder"
        path = "in/*.html"
        """,
    )
    port, folder = read_sources(file)
    assert port == NewsSource("port", "https://news.example/feed", None, "Port News", "en", True, 5, True)
    assert port.declared.source == "port" and port.declared.metadata.publisher == "Port News"
    assert folder == NewsSource("folder", path=str(tmp_path / "in/*.html"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("[[source]]\nname = 'a'\nurl = 'https://a.example'\nrate = 1", "unknown key rate", id="key"),
        pytest.param("[[sources]]\nname = 'a'", "unknown key sources", id="table"),
        pytest.param("source = 1", r"\[\[source\]\]", id="no table"),
        pytest.param("[[source]]\npath = 'a'", "source 1: it has no name", id="no name"),
        pytest.param("[[source]]\nname = 'a'", "source a: it needs a url or a path", id="no place"),
        pytest.param("[[source]]\nname = 'a'\npath = 'a'\nurl = 'https://a.example'", "not both", id="two places"),
        pytest.param("[[source]]\nname = 'a'\nurl = 'ftp://a.example'", "no URL of http", id="scheme"),
        pytest.param("[[source]]\nname = 'a'\nurl = 'https://'", "no complete URL", id="incomplete"),
        pytest.param("[[source]]\nname = 'a'\npath = 'a'\npages = 1", "pages = 1 is of the wrong kind", id="kind"),
        pytest.param("[[source]]\nname = 'a'\npath = 'a'\nrate_seconds = true", "wrong kind", id="yes is no number"),
        pytest.param("[[source]]\nname = 'a'\npath = 'a'\nrate_seconds = -1", "below 0", id="negative"),
        pytest.param("[[source]]\nname = 'a'\npath = 'a'\n" * 2, "two sources are called a", id="twice"),
        pytest.param("[[source", "cannot be read", id="no TOML"),
    ],
)
def test_a_slip_is_a_wrong_call_that_names_it(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(WrongCall, match=words):
        read_sources(write(tmp_path, text))


def test_a_missing_file_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match=r"sources\.toml cannot be read: No such file or directory; mend it"):
        read_sources(tmp_path / "sources.toml")


def test_no_password_is_stored_with_a_source() -> None:
    assert NewsSource("port", "https://user:secret@news.example/feed").place == "https://news.example/feed"
