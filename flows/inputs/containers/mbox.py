"""Unpack mbox: a mailbox in one file, each mail behind a line `From ` with who sent it and when.

A mail goes by its Message-ID, the domain first as in a path: `!/example.org/1234`; one without by its position. Lines
that had to be told from such a line (`>From `) are as they were.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

from flows.inputs.containers import ContainerContext, Member
from transforms.document import Reject
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

NAME = "mbox"
MEDIA_TYPES = ("application/mbox",)
SUFFIXES = (".mbox", ".mbx")
_MAIL = "message/rfc822"
# Who sent it, a day or month by three letters, a time, a year: "From ana Mon Jan  1 10:00:00 2024".
_OPENS_MAIL = re.compile(rb"From \S.* [A-Z][a-z]{2} .*\d\d:\d\d.* \d{4}\b")
_MOST_OPENING_BYTES = 400
_FIELD = re.compile(rb"[!-9;-~]+:")
_QUOTED_FROM = re.compile(rb">+From ")
_MESSAGE_ID = re.compile(rb"^message-id:\s*<([^<>\s]+)>", re.IGNORECASE | re.MULTILINE)
# A line is held whole up to this size, in bytes; what is longer is read in parts.
_LINE_BYTES = 65_536


def claims(head: InputHead) -> float:
    """Claim what opens with the line before a mail, and has a field of a mail on the next one."""
    first, _, rest = head.start.partition(b"\n")
    return BY_BYTES if _opens_mail(first) and _FIELD.match(rest) else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the mails in order, as the mail's own bytes."""
    for position, mail in enumerate(_split_mailbox(stream, context.max_bytes), start=1):
        yield Member(io.BytesIO(mail), "!/" + _name_mail(mail, position), _MAIL)


def _split_mailbox(lines: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """Cut the mailbox into mails; of one that is too large, as much is kept as tells that it is."""
    mail = bytearray()
    is_after_blank = True
    is_first = True
    while line := lines.readline(_LINE_BYTES):
        if is_after_blank and _opens_mail(line):
            if not is_first:
                yield _drop_last_mail_break(mail)
            is_first = False
            mail.clear()
        elif len(mail) <= max_bytes + len(b"\r\n"):
            mail += line[1:] if _QUOTED_FROM.match(line) else line
        is_after_blank = not line.strip(b"\r\n")
    if not is_first:
        yield _drop_last_mail_break(mail)


def _opens_mail(line: bytes) -> bool:
    return len(line) <= _MOST_OPENING_BYTES and _OPENS_MAIL.match(line) is not None


def _drop_last_mail_break(mail: bytearray) -> bytes:
    """Leave out the blank line that parts a mail from the next."""
    if mail.endswith(b"\r\n\r\n"):
        return bytes(mail[:-2])
    return bytes(mail[:-1]) if mail.endswith(b"\n\n") else bytes(mail)


def _name_mail(mail: bytes, position: int) -> str:
    head = mail[: mail.find(b"\n\n") + 1 or len(mail)].partition(b"\r\n\r\n")[0]
    found = _MESSAGE_ID.search(head)
    if found is None:
        return str(position)
    local, _, domain = found[1].rpartition(b"@")
    return "/".join(quote(part, safe="") for part in (domain, local) if part)
