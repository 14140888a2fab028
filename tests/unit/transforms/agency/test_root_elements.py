"""The root element from the head of an input."""

import pytest

from transforms.agency.root_elements import find_root_name
from transforms.formats.heads import InputHead


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"<newsItem guid='1'>", "newsitem"),
        ("\ufeff<?xml version='1.0'?>\n<nar:newsMessage>".encode(), "newsmessage"),
        (b"<!-- <rss> --><!-- two --><NITF>", "nitf"),
        (b'<!DOCTYPE nitf SYSTEM "n.dtd" [<!ELEMENT p (#PCDATA)>]><nitf/>', "nitf"),
        (b"<nitf><!-- a comment inside -->", "nitf"),
        (b"<!doctype html><html>", "html"),
        (b"<!-- never closed <nitf>", None),
        (b"words <nitf>", None),
        (b"<?xml version='1.0'?>", None),
        (b"", None),
    ],
)
def test_the_root_is_the_first_element(start: bytes, name: str | None) -> None:
    assert find_root_name(InputHead(start)) == name
