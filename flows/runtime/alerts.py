"""Tell people what needs them, by a webhook and by mail, where settings name one: `send`.

A failed run tells of itself: `alert_failures` around a command, `alert_of_flow_run` as the hook of a flow of Prefect's.
`send_failure` tells of one that could not. What else needs people is for others to decide; how a mail is sent: mail.py.
An alert that cannot be sent is one line of the log, never an error, as it must not hide what it was to tell. Addresses
of webhooks and passwords are secrets: no log has them, and no alert, which goes to many, has those of other places.
"""

from __future__ import annotations

import logging
import re
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flows.errors import WrongCall
from flows.runtime.interrupts import find_stop
from flows.runtime.prefect_settings import find_api_url
from flows.secrets import hide_secrets
from flows.settings import BLOCK_PREFIX, Settings, settings_of

if TYPE_CHECKING:
    from prefect import Flow
    from prefect.client.schemas.objects import FlowRun, State
    from pydantic import SecretStr

SEND_SECONDS = 10.0  # a run waits for it at its end
MAX_MESSAGE_CHARS = 2_000  # of an error: its beginning names it, and chats refuse long messages
MAX_SUBJECT_CHARS = 150
_LOG = logging.getLogger(__name__)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
# What Prefect says of a run that Ctrl-C or SIGTERM ended; its state has no other mark of that.
_STOPPED = re.compile(r"aborted by (an interrupt|a termination) signal")


class Channel(StrEnum):
    """A way that an alert goes."""

    WEBHOOK = "webhook"
    MAIL = "mail"


class _NotTaken(Exception):
    """A channel did not take an alert; the message holds no secret."""


def send(
    subject: str,
    lines: Iterable[str],
    facts: Mapping[str, str | None] | None = None,
    settings: Settings | None = None,
) -> list[Channel]:
    """Send an alert through every channel that the settings name; raises nothing, a failure is logged.

    The webhook gets one JSON object: `text` (subject and lines, which Slack, Mattermost and others show), `subject`,
    `lines` and each of `facts` (flow, run_id, state, message, link, ...). The mail has subject and lines.

    Args:
        subject: what happened, in one line.
        lines: what to know about it.
        facts: further values by name, for programs.
        settings: those of the run; read anew unless given.

    Returns:
        The channels that took it; none where none is set.
    """
    try:
        settings = settings or settings_of()
    except WrongCall as error:
        _LOG.warning("no alert is sent: %s", error)
        return []
    subject = _CONTROL.sub(" ", _clean(subject))[:MAX_SUBJECT_CHARS]
    body = [_clean(line) for line in lines]
    values = {name: value and _clean(value) for name, value in (facts or {}).items()}
    taken = []
    if settings.alert_webhook is not None and _try(Channel.WEBHOOK, _post, settings, subject, body, values):
        taken.append(Channel.WEBHOOK)
    if settings.alert_mail is not None and _try(Channel.MAIL, _mail, settings, subject, body):
        taken.append(Channel.MAIL)
    return taken


@contextmanager
def alert_failures(name: str, settings: Settings) -> Iterator[None]:
    """Send an alert of what is raised within a run `name`, and raise it on; Ctrl-C and SIGTERM are no failures."""
    try:
        yield
    except Exception as error:
        if find_stop(error) is not None:
            raise
        send_failure(name, {"state": "Failed", "message": f"{type(error).__name__}: {error}"}, settings)
        raise


def alert_of_flow_run(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Send an alert of a flow run that failed or crashed; a hook of Prefect's, which the worker may call instead.

    One that Ctrl-C or SIGTERM ended is no failure.
    """
    if is_stop(state):
        return
    from prefect.utilities.urls import url_for

    facts = {
        "state": state.name,
        "message": state.message,
        "flow_run": flow_run.name,
        "run_id": str(flow_run.id),
        "link": url_for(flow_run),
    }
    send_failure(flow.name, facts)


def is_stop(state: State[Any]) -> bool:
    """Say whether Ctrl-C or SIGTERM ended a flow run: Prefect calls that a crash too."""
    return state.is_crashed() and _STOPPED.search(state.message or "") is not None


def send_failure(name: str, facts: Mapping[str, str | None], settings: Settings | None = None) -> None:
    """Send an alert of a run `name` that failed; `facts` have its `state` and `message` at the least."""
    facts = {"flow": name, "host": socket.gethostname(), **facts}
    facts["message"] = hide_secrets(facts["message"] or "no message")[:MAX_MESSAGE_CHARS]
    subject = f"wireroom: {name} {(facts['state'] or 'failed').lower()}: {facts['message']}"
    send(subject, [f"{fact}: {value}" for fact, value in facts.items() if value], facts, settings)


def _clean(text: str) -> str:
    """Hide secrets, and replace what no UTF-8 has: halves of characters, which names of files may hold."""
    return hide_secrets(text).encode("utf-8", "replace").decode("utf-8")


def _try(channel: Channel, deliver: Callable[..., None], *given: Any) -> bool:
    """Deliver by one channel; log why where that does not work."""
    try:
        deliver(*given)
    except _NotTaken as error:
        _LOG.warning("the alert was not sent by %s: %s", channel, error)
        return False
    return True


def _post(settings: Settings, subject: str, lines: list[str], facts: Mapping[str, str | None]) -> None:
    import httpx  # where no alert is set, none pays for it

    assert settings.alert_webhook is not None
    url = _reveal(settings.alert_webhook)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # below that it logs the address
    message = {"text": "\n".join([subject, *lines]), "subject": subject, "lines": lines, **facts}
    try:
        answer = httpx.post(url, json=message, timeout=SEND_SECONDS)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _NotTaken(type(error).__name__) from None  # its words may have the address
    if not answer.is_success:
        raise _NotTaken(f"status {answer.status_code}")


def _mail(settings: Settings, subject: str, lines: list[str]) -> None:
    from smtplib import SMTPException

    from flows.runtime.mail import send_mail

    assert settings.alert_mail is not None
    server, text = _reveal(settings.alert_mail_server), "\n".join(lines) + "\n"
    try:
        send_mail(server, settings.alert_mail_from, settings.alert_mail, subject, text, SEND_SECONDS)
    except (SMTPException, OSError, ValueError) as error:
        raise _NotTaken(type(error).__name__) from None  # its words may have the user's name


def _reveal(secret: SecretStr) -> str:
    """Give the value of a setting, or of the Secret block of Prefect's that it names.

    Raises:
        _NotTaken: there is no such block, or no server that could have it.
    """
    value = secret.get_secret_value()
    if not value.startswith(BLOCK_PREFIX):
        return value
    name = value.removeprefix(BLOCK_PREFIX)
    try:
        is_server_set = find_api_url() is not None
    except WrongCall as error:
        raise _NotTaken(f"Secret block {name} cannot be read: {error}") from None
    if not is_server_set:
        raise _NotTaken(f"no Prefect server is set that could have the Secret block {name}")
    import httpx
    from prefect.blocks.system import Secret

    try:
        block: Any = Secret.load(name, _sync=True)  # type: ignore[call-arg]
        return str(block.get())
    except (ValueError, OSError, RuntimeError, httpx.HTTPError) as error:
        raise _NotTaken(f"Secret block {name} cannot be read: {type(error).__name__}") from None
