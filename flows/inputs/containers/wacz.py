"""Unpack WACZ: a zip with the WARCs of a crawl in `archive/`, beside an index and lists that are no articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from flows.inputs.containers import ContainerContext, Member
from flows.inputs.containers import zip as zip_container
from transforms.document import Reject
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

NAME = "WACZ"
MEDIA_TYPES = ("application/wacz", "application/wacz+zip", "application/x-wacz")
SUFFIXES = (".wacz",)
_FOLDER = "!/archive/"
# How the first member is called where the name of the whole does not tell.
_FIRST_MEMBER = re.compile(rb"archive/[^/]+\.warc(\.gz)?$")


def claims(head: InputHead) -> float:
    """Claim a zip that is called a WACZ, or that begins with one of its WARCs."""
    if zip_container.claims(head) == NO_CLAIM:
        return NO_CLAIM
    is_first_a_warc = _FIRST_MEMBER.match(zip_container.read_first_member_name(head)) is not None
    is_called_so = head.score_declared(MEDIA_TYPES, SUFFIXES) > NO_CLAIM
    return BY_BYTES if is_called_so or is_first_a_warc else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the WARCs, and what is wrong with the zip itself."""
    for member in zip_container.unpack(stream, context):
        suffix = member.suffix_of_uri if isinstance(member, Member) else member.source_uri.removeprefix(context.uri)
        if suffix == "" or suffix.startswith(_FOLDER):
            yield member
