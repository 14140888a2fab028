"""Which addresses everybody can reach."""

from __future__ import annotations

import pytest

from flows.inputs.network import is_private_name, is_public_address


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_addresses(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:a00:1::",
    ],
)
def test_private_addresses(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize(
    ("host", "is_private"),
    [
        ("localhost", True),
        ("LOCALHOST.", True),
        ("news.localhost", True),
        ("[::1]", True),
        ("10.0.0.1", True),
        ("93.184.216.34", False),
        ("news.example", False),
        ("localhost.example", False),
    ],
)
def test_names_that_tell_by_themselves(host: str, is_private: bool) -> None:
    assert is_private_name(host) is is_private
