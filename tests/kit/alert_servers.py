"""A webhook and a mail server on loopback that keep what they are sent."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Webhook:
    """Where alerts are posted to, and what came."""

    url: str
    received: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class MailServer:
    """Where mails are sent to, and what came."""

    address: str
    received: list[EmailMessage] = field(default_factory=list)


@contextmanager
def serve_webhook(status: int = 200) -> Iterator[Webhook]:
    """Take what is posted, and answer with `status`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            webhook.received.append(json.loads(body))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with _serve(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
        webhook = Webhook(f"http://127.0.0.1:{port}/hooks/s3cret")
        yield webhook


@contextmanager
def serve_mail() -> Iterator[MailServer]:
    """Speak as much SMTP as takes a mail."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 ready\r\n")
            for line in self.rfile:
                word = line[:4].upper()
                if word == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    server.received.append(self._read_mail())
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
                if word == b"QUIT":
                    return

        def _read_mail(self) -> EmailMessage:
            lines = iter(self.rfile.readline, b".\r\n")
            return message_from_bytes(b"".join(lines), policy=policy.default)  # type: ignore[return-value]

    with _serve(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)) as port:
        server = MailServer(f"smtp://127.0.0.1:{port}")
        yield server


@contextmanager
def _serve(server: socketserver.TCPServer) -> Iterator[int]:
    with server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
