"""Alerts reach a webhook and a mailbox; one that cannot be sent hides nothing and says no secret."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest

from flows.cli import ingest as cli_ingest
from flows.cli import replay as cli_replay
from flows.errors import WrongCall
from flows.runtime import alerts, prefect_server
from flows.runtime.alerts import Channel
from flows.runtime.prefect_server import ServerDown
from flows.runtime.progress import Silent
from flows.settings import explain_settings, settings_of
from tests.kit.alert_servers import serve_mail, serve_webhook


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    for name in ("PREFECT_API_URL", "WIREROOM_ALERT_WEBHOOK", "WIREROOM_ALERT_MAIL"):
        monkeypatch.delenv(name, raising=False)


def test_nothing_is_sent_where_nothing_is_set() -> None:
    assert alerts.send("subject", ["line"]) == []


def test_webhook_and_mailbox_get_subject_lines_and_facts() -> None:
    with serve_webhook() as webhook, serve_mail() as mail:
        named = {"alert_webhook": webhook.url, "alert_mail": "desk@example.org", "alert_mail_server": mail.address}
        taken = alerts.send("no\nnews \udcff", ["one \udcff", "two"], {"flow": "f", "link": None}, settings_of(named))
    assert taken == [Channel.WEBHOOK, Channel.MAIL]
    wanted = {"subject": "no news ?", "lines": ["one ?", "two"], "text": "no news ?\none ?\ntwo"}
    assert webhook.received == [{**wanted, "flow": "f", "link": None}]
    (received,) = mail.received
    assert (received["Subject"], received["To"]) == ("no news ?", "desk@example.org")
    assert received.get_content().split() == ["one", "?", "two"]


def test_a_run_that_fails_is_told_of_and_fails_with_its_own_error() -> None:
    with serve_webhook() as webhook:
        settings = settings_of({"alert_webhook": webhook.url})
        with pytest.raises(ZeroDivisionError, match="by nought"), alerts.alert_failures("ingest-articles", settings):
            raise ZeroDivisionError("by nought")
    (received,) = webhook.received
    assert received["flow"] == "ingest-articles" and received["state"] == "Failed"
    assert received["message"] == "ZeroDivisionError: by nought" and received["host"]


def test_ctrl_c_is_no_failure() -> None:
    with serve_webhook() as webhook:
        settings = settings_of({"alert_webhook": webhook.url})
        with pytest.raises(KeyboardInterrupt), alerts.alert_failures("ingest-articles", settings):
            raise KeyboardInterrupt
    assert webhook.received == []


@pytest.mark.parametrize(
    ("named", "words"),
    [
        pytest.param({"alert_webhook": "http://127.0.0.1:1/s3cret"}, "webhook: ConnectError", id="nobody listens"),
        pytest.param({"alert_webhook": "http://\u00ad/s3cret"}, "webhook: ", id="no host"),
        pytest.param({"alert_webhook": "block:s3"}, "no Prefect server is set", id="a block and no server"),
        pytest.param(
            {"alert_mail": "a@example.org", "alert_mail_server": "starttls://u:s3cret@127.0.0.1:1"},
            "mail: ConnectionRefusedError",
            id="no mail server",
        ),
    ],
)
def test_an_alert_that_is_not_sent_hides_no_error_and_says_no_secret(
    named: dict[str, Any], words: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ZeroDivisionError), alerts.alert_failures("ingest-articles", settings_of(named)):
        raise ZeroDivisionError
    assert words in caplog.text and "s3cret" not in caplog.text


@pytest.mark.parametrize("status", [200, 500])
def test_no_log_has_the_address_of_the_webhook(status: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").setLevel(logging.DEBUG)
    with serve_webhook(status) as webhook:
        taken = alerts.send("subject", [], settings=settings_of({"alert_webhook": webhook.url}))
    assert taken == ([Channel.WEBHOOK] if status == 200 else [])
    assert ("webhook: status 500" in caplog.text) is (status == 500)
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("alert_webhook", "hooks.example/s3cret", id="no scheme"),
        pytest.param("alert_webhook", "file:///s3cret", id="a file"),
        pytest.param("alert_mail_server", "smtp://user:s3cret@mail.example", id="a password in the clear"),
        pytest.param("alert_mail_server", "smtps://u:s3cret@mail.example:x", id="a port that is none"),
    ],
)
def test_a_wrong_address_is_one_line_without_it(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"WIREROOM_{name.upper()}", value)
    with pytest.raises(WrongCall, match=name) as caught:
        settings_of()
    assert "s3cret" not in str(caught.value) and "\n" not in str(caught.value)


def test_settings_are_shown_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREROOM_ALERT_WEBHOOK", "https://hooks.example/s3cret")
    shown = {one.name: str(one.value) for one in explain_settings()}
    assert shown["alert_webhook"] == "**********"


def test_an_alert_has_no_secret_of_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s3cret-of-a-bucket")
    message = "https://user:s3cret@feeds.example/?token=s3cret answers 500 to s3cret-of-a-bucket"
    with serve_webhook() as webhook:
        settings = settings_of({"alert_webhook": webhook.url})
        with pytest.raises(OSError, match="answers 500"), alerts.alert_failures("ingest-articles", settings):
            raise OSError(message)
    (received,) = webhook.received
    assert "answers 500 to ***" in received["message"] and "s3cret" not in str(received)


@pytest.mark.parametrize(
    ("message", "count"),
    [
        pytest.param("Execution was aborted by a termination signal.", 0, id="SIGTERM"),
        pytest.param("Execution was aborted by an interrupt signal.", 0, id="Ctrl-C"),
        pytest.param("Flow run process exited with status code -9", 1, id="killed"),
    ],
)
def test_a_flow_run_that_was_stopped_is_no_failure(message: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(alerts, "send_failure", lambda name, _facts: sent.append(name))
    state, run = SimpleNamespace(name="Crashed", message=message, is_crashed=lambda: True), MagicMock()
    monkeypatch.setattr("prefect.utilities.urls.url_for", lambda _run: None)
    alerts.alert_of_flow_run(MagicMock(), run, state)  # type: ignore[arg-type]
    assert len(sent) == count


def test_what_prefect_says_of_a_stop_is_known() -> None:
    from prefect.exceptions import TerminationSignal
    from prefect.states import exception_to_crashed_state

    for stop in (TerminationSignal(15), KeyboardInterrupt()):
        state = asyncio.run(exception_to_crashed_state(stop))
        assert alerts.is_stop(state)


@pytest.mark.parametrize("module", [cli_ingest.run_flow, cli_replay._run_flow], ids=["ingest", "replay"])
def test_a_server_that_does_not_answer_is_told_of(module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefect_server, "find_api_url", lambda: "http://127.0.0.1:1/api")
    with serve_webhook() as webhook, pytest.raises(ServerDown):
        module({}, Silent(), settings_of({"alert_webhook": webhook.url}))
    (received,) = webhook.received
    assert "does not answer" in received["message"]
