"""Formats by name and by bytes: what a folder, or an archive, does not pass over."""

import gzip

import pytest

from flows.inputs.formats import is_of_known_format, known_suffixes, media_type_of_suffix
from transforms.formats.heads import InputHead


@pytest.mark.parametrize(
    ("start", "name", "is_known"),
    [
        (b"words", "port.TXT", True),
        (b"words", "port", False),
        (b"words", "port.bin", False),
        pytest.param(gzip.compress(b"words"), "port.bin", True, id="gzip"),
    ],
)
def test_a_format_is_known_by_name_or_bytes(start: bytes, name: str, is_known: bool) -> None:
    assert is_of_known_format(InputHead(start, name=name)) is is_known


def test_suffixes_are_written_alike() -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in known_suffixes())


def test_a_suffix_has_the_type_of_its_parser() -> None:
    assert media_type_of_suffix(".txt") == "text/plain"
    assert media_type_of_suffix(".gz") is None
