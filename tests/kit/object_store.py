"""An S3 server on loopback, which moto plays: the address of a bucket in it, and what libraries must be told of it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from botocore.session import get_session
from moto.server import ThreadedMotoServer


@contextmanager
def serve_s3() -> Iterator[Mapping[str, str]]:
    """Serve S3 while the block runs; give the variables by which libraries find it, past any proxy."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # else a line for each request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": host,
            "no_proxy": host,
        }
    finally:
        server.stop()


def make_bucket() -> str:
    """Make a bucket of its own in the server that the environment names; give its address."""
    name = f"news-{secrets.token_hex(6)}"
    get_session().create_client("s3").create_bucket(Bucket=name)
    return f"s3://{name}"
