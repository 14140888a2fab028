"""Passwords and tokens stand in no table, log, message or JSON line; the sites get them all the same."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import cli
from flows.secrets import HIDDEN, hide_secrets
from tests.kit.news_site import Answer, NewsSite, serve_site
from warehouse.bi import reader
from warehouse.tables import TABLES

PASSWORD, TOKEN, KEY = "hunter2-secret", "tok3n-of-a-subscriber", "wJalrXUtnFEMI-K7MDENG"
SAID = (
    '<p>"The plan for the quay will stand this year," councillor Ana Silva said in Oslo on Monday. "It is cheap."</p>'
)
PAGE = f"<html><body><article><h1>Vote on the quay</h1>{SAID * 6}</article></body></html>".encode()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    monkeypatch.setenv("WIREROOM_ALLOW_PRIVATE", "true")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY)
    monkeypatch.setenv("PREFECT_API_KEY", KEY + "-of-prefect")
    with serve_site() as site:
        yield site


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://ana:pa@ss@host/feed", "https://host/feed"),
        ("postgresql+asyncpg://prefect:pw@db:5432/prefect", "postgresql+asyncpg://db:5432/prefect"),
        ("https://host/feed?token=abc&page=2", f"https://host/feed?token={HIDDEN}&page=2"),
        (
            "https://host/a?x=1&X-Amz-Signature=0f&X-Amz-Date=2",
            f"https://host/a?x=1&X-Amz-Signature={HIDDEN}&X-Amz-Date=2",
        ),
        ("GET /a?api_key=abc#top failed", f"GET /a?api_key={HIDDEN}#top failed"),
        ("https://host/a?auth.token=abc;b=1", f"https://host/a?auth.token={HIDDEN};b=1"),
        ("https://host/a?keyword=vote&monkey=3&sigma=1&page=2", "https://host/a?keyword=vote&monkey=3&sigma=1&page=2"),
        ("write to ana@host or see http://host/a@b", "write to ana@host or see http://host/a@b"),
        ("file:///news/a.txt", "file:///news/a.txt"),
    ],
)
def test_secrets_of_addresses_are_hidden_and_all_else_stays(text: str, expected: str) -> None:
    assert hide_secrets(text) == expected


def test_secrets_of_the_environment_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY)
    monkeypatch.setenv("SLACK_WEBHOOK_URL", "https://hooks.example/services/T0/B0/x")
    monkeypatch.setenv("EDITOR_AUTH", "yes")  # too short to be one: it stands in other words
    said = hide_secrets(f"signed with {KEY}, told https://hooks.example/services/T0/B0/x: yes")
    assert said == f"signed with {HIDDEN}, told {HIDDEN}: yes"


def with_secrets(url: str) -> str:
    """An address with a password, and with a token as a parameter."""
    return url.replace("://", f"://ana:{PASSWORD}@") + f"?access_token={TOKEN}&page=2"


@pytest.mark.slow
def test_secrets_stand_in_no_table_log_or_message(
    site: NewsSite, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    page = with_secrets(site.url("/page"))
    site.put(f"/page?access_token={TOKEN}&page=2", Answer(PAGE, headers={"Content-Type": "text/html"}))
    gone = with_secrets(site.url("/gone"))
    nowhere = with_secrets("http://no-such-host.invalid/feed")
    other = f"memory://ana:{PASSWORD}@host/none?token={TOKEN}"
    sources = tmp_path / "sources.toml"
    sources.write_text(f'[[source]]\nname = "desk"\nurl = "{gone}"\nallow_private = true\n', encoding="utf-8")
    data = tmp_path / "data"
    options = ["--sources", str(sources), "--data", str(data), "--profile", "fast", "-v"]
    with caplog.at_level(logging.DEBUG, logger="flows"):
        assert cli.main(["ingest", page, gone, nowhere, other, *options]) == 3
    printed = "".join(capsys.readouterr())
    for words in (["sources"], ["list"], ["history"], ["check"]):
        assert cli.main([*words, "--data", str(data)]) in {0, 3}  # of `sources`: one has an error
        printed += "".join(capsys.readouterr())
    rows = "\n".join(str(reader.read(data, table).to_pylist()) for table in TABLES)

    assert any(TOKEN in path for path, _ in site.asked)  # the site got it
    assert "authorization" in next(headers for path, headers in site.asked if path.startswith("/page"))
    assert f"access_token={HIDDEN}&page=2" in rows.replace("%2A", "*") and '"documents_added": 1' in printed
    for secret in (PASSWORD, TOKEN, KEY):
        assert secret not in printed and secret not in rows and secret not in caplog.text


@pytest.mark.parametrize(
    "words",
    [
        ["ingest", f"https://ana:{PASSWORD}@ho st/page"],
        ["ingest", f"nosuch://ana:{PASSWORD}@host/?token={TOKEN}"],
        ["list", "--data", f"s3://ana:{PASSWORD}@bucket/news"],
    ],
)
def test_a_wrong_call_repeats_no_secret(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    said = "".join(capsys.readouterr())
    assert PASSWORD not in said and TOKEN not in said and said.count("\n") == 1


def test_the_list_of_settings_has_no_secret(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WIREROOM_RUNNER_ADDRESS", "tls://user:s3cret@cluster.example:8786")
    assert cli.main(["settings", "--data", "s3://user:s3cret@bucket/news"]) == 0
    out = capsys.readouterr().out
    assert "tls://cluster.example:8786" in out and "s3cret" not in out
