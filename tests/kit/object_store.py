"""An S3 server on loopback, which moto plays: the address of a bucket in it, and what libraries must be told of it."""

from __future__ import annotations

import io
import logging
import secrets
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from botocore.session import get_session
from moto.core import DEFAULT_ACCOUNT_ID
from moto.moto_server.werkzeug_app import MotoRequestHandler, create_backend_app
from moto.s3.models import s3_backends
from werkzeug.serving import make_server
from werkzeug.test import run_wsgi_app

ASKED: deque[str] = deque(maxlen=5_000)  # the last requests that were answered, each a method and a path


class KeepAliveHandler(MotoRequestHandler):
    """Answers all requests of a connection, where werkzeug's closes it: a third of what a request takes."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms

    def run_wsgi(self) -> None:
        ASKED.append(f"{self.command} {self.path}")
        chunks, status, headers = run_wsgi_app(self.server.app, self._read_request(), buffered=True)
        body = b"".join(chunks)
        self.send_response(int(status.split()[0]))
        for name, value in headers:
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _read_request(self) -> dict[str, Any]:
        """Read it to its end, whatever moto reads of it: the next one begins there."""
        environ = self.make_environ()
        is_chunked = environ.pop("HTTP_TRANSFER_ENCODING", None) is not None
        length = -1 if is_chunked else int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(length)
        return environ | {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}


@contextmanager
def serve_s3() -> Iterator[Mapping[str, str]]:
    """Serve S3 while the block runs; give the variables by which libraries find it, past any proxy."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # else a line for each request
    # S3 alone: moto's server of all services looks for the one that is meant anew with each request
    server = make_server("127.0.0.1", 0, create_backend_app("s3"), threaded=True, request_handler=KeepAliveHandler)
    threading.Thread(target=server.serve_forever, name="s3", daemon=True).start()
    host, port = server.server_address[:2]
    try:
        yield {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": str(host),
            "no_proxy": str(host),
        }
    finally:
        server.shutdown()


def make_bucket() -> str:
    """Make a bucket of its own in the server that the environment names; give its address."""
    return make_bucket_called(f"news-{secrets.token_hex(6)}")


def make_bucket_called(name: str) -> str:
    """Make a bucket of that name, in the server that the environment names, where there is none; give its address."""
    get_session().create_client("s3").create_bucket(Bucket=name)
    return f"s3://{name}"


def copy_bucket(source: str, target: str) -> None:
    """Copy all objects of a bucket to another one within the server, which asks for none of the requests."""
    backend = s3_backends[DEFAULT_ACCOUNT_ID]["aws"]
    for name, key in backend.get_bucket(_name_of(source)).keys.items():
        backend.copy_object(key, _name_of(target), name)


def _name_of(address: str) -> str:
    return address.removeprefix("s3://").partition("/")[0]
