"""Send a mail of plain text through an SMTP server that an address names. What it says, and whether: alerts.py."""

from __future__ import annotations

import smtplib
import socket
import ssl
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit


def send_mail(server: str, sender: str | None, receivers: str, subject: str, text: str, seconds: float) -> None:
    """Send a mail to `receivers`, with commas between.

    Args:
        server: smtp://HOST:PORT, starttls:// or smtps:// with USER:PASSWORD@ before the host.
        sender: who it is from; wireroom at this machine unless given.
        receivers: addresses.
        subject: one line.
        text: what it says.
        seconds: how long the server may take for an answer.

    Raises:
        OSError: the server cannot be reached, or its certificate does not hold.
        SMTPException: it does not take the mail.
        ValueError: an address is none.
    """
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = sender or f"wireroom@{socket.gethostname()}"
    mail["To"] = receivers
    mail.set_content(text)
    address = urlsplit(server)
    with _connect(address, seconds) as smtp:
        _log_in(smtp, address)
        smtp.send_message(mail)


def _connect(address: SplitResult, seconds: float) -> smtplib.SMTP:
    host, port = address.hostname or "localhost", address.port or 0
    own_name = socket.gethostname()  # the network is not asked for this machine's full name, which may take long
    if address.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, own_name, timeout=seconds, context=ssl.create_default_context())
    return smtplib.SMTP(host, port, own_name, timeout=seconds)


def _log_in(smtp: smtplib.SMTP, address: SplitResult) -> None:
    if address.scheme == "starttls":
        smtp.starttls(context=ssl.create_default_context())
    if address.username is not None:
        smtp.login(unquote(address.username), unquote(address.password or ""))
