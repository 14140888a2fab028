"""A site on this machine that plays what sites do: answers by path, and what it was asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Answer:
    """What is sent for one request; `pause` seconds before each of the parts."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    parts: int = 1
    pause: float = 0.0


@dataclass
class NewsSite:
    """Answers by path, one after the other where there are several, the last one again and again."""

    port: int = 0
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return self.url(path)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def take(self, path: str, headers: dict[str, str]) -> Answer:
        self.asked.append((path, headers))
        waiting = self.answers.get(path)
        if waiting is None:
            return Answer(status=404)
        answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        etag = answer.headers.get("ETag")
        is_known = etag is not None and headers.get("if-none-match") == etag
        return Answer(status=304, headers=answer.headers) if is_known else answer


@contextmanager
def serve_site() -> Iterator[NewsSite]:
    site = NewsSite()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = site.take(self.path, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if answer.status == 304:
                return
            try:
                for _ in range(answer.parts):
                    time.sleep(answer.pause)
                    self.wfile.write(answer.body)
            except OSError:  # the client has heard enough
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
