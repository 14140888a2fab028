"""Unpack JSON Lines: each line is a JSON object, a member. Blank lines are skipped; a bad line is a Reject of its own.

Lines are read one by one and no further than an article may be long, so that a file of one endless line does no harm.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from flows.inputs.containers import ContainerContext, Member
from flows.inputs.table_rows import make_member_of_bytes, make_row_member, make_row_number_suffix
from transforms.document import Reject, RejectReason
from transforms.formats.heads import BY_BYTES, BY_LIKENESS, HEAD_BYTES, NO_CLAIM, InputHead
from transforms.structure.decoding import NotText, decode

NAME = "JSON Lines"
MEDIA_TYPES = ("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")
SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Bytes read at a time of a line that is passed over.
_SKIPPED_BYTES = 1_000_000


def claims(head: InputHead) -> float:
    """Claim objects that are called so, and two objects on two lines, whatever they are called.

    What is called so is claimed surely: a first line that is long hides the second one, and looks like one article.
    """
    if not head.text.startswith("{"):
        return NO_CLAIM
    is_named_so = not head.media_type and head.suffix in SUFFIXES
    if head.media_type in MEDIA_TYPES or is_named_so:
        return BY_BYTES
    return BY_LIKENESS if _has_objects_in_lines(head) else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the object of each line, by its id, or as `#row-17` where the 17th line has none.

    A line that is no object is a Reject `malformed`, one longer than an article may be `too_large`; the next is read.
    """
    position = 0
    is_empty = True
    while line := stream.readline(context.max_bytes + 1):
        position += 1
        is_empty = is_empty and not line.removeprefix(_BYTE_ORDER_MARK).strip()
        if len(line) > context.max_bytes:
            _skip_json_line(stream, line)
            message = f"line {position}: more than {context.max_bytes:,} bytes, the limit (setting max_bytes)"
            yield context.reject(RejectReason.TOO_LARGE, message, make_row_number_suffix(position))
        elif line.removeprefix(_BYTE_ORDER_MARK).strip():
            yield _read_json_line(line.removeprefix(_BYTE_ORDER_MARK).strip(), position, context)
    if is_empty:
        yield context.reject(RejectReason.EMPTY, "no line with anything in it")


def _read_json_line(line: bytes, position: int, context: ContainerContext) -> Member | Reject:
    try:
        row = json.loads(decode(line))
    except (NotText, ValueError, RecursionError) as error:
        message = f"line {position}: {error}"
        return context.reject(RejectReason.MALFORMED, message, make_row_number_suffix(position), line)
    if not isinstance(row, dict):
        message = f"line {position}: no object"
        return context.reject(RejectReason.MALFORMED, message, make_row_number_suffix(position), line)
    if context.columns:
        return make_row_member(row, position, context)
    return make_member_of_bytes(line, row, position)


def _skip_json_line(stream: BinaryIO, part: bytes) -> None:
    """Read on to the end of the line that `part` begins."""
    while part and not part.endswith(b"\n"):
        part = stream.readline(_SKIPPED_BYTES)


def _has_objects_in_lines(head: InputHead) -> bool:
    """Say whether the first line is an object and the second one begins as one."""
    lines = [line for line in head.text.splitlines() if line.strip()]
    is_cut = len(head.start) >= HEAD_BYTES
    if len(lines) < 2 or not lines[1].lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(lines[0]), dict) or is_cut
    except (ValueError, RecursionError):
        return False
