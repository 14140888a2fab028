"""Read the names of an archive's members: which are hidden, which lead out of it, how each is written in a URI.

Names are bytes: archives hold them in any encoding, and the URI keeps them as they are, percent-encoded.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_ABSOLUTE = re.compile(rb"[/\\]|[A-Za-z]:")
# The folder in which archives made on a Mac keep what is no file's content.
_RESOURCE_FORKS = b"__MACOSX"


def is_hidden_member(name: bytes) -> bool:
    """Say whether a folder would not show the member, or one of the folders that it is in."""
    return any(_is_hidden_name_part(part) for part in _split_member_name(name))


def leads_out_of_archive(name: bytes) -> bool:
    """Say whether the name is absolute, or climbs out of the archive."""
    return _ABSOLUTE.match(name) is not None or b".." in _split_member_name(name)


def make_member_suffix(name: bytes) -> str:
    """Write the name as a member adds it to the URI of its archive."""
    return "!/" + quote(b"/".join(_split_member_name(name)))


def _split_member_name(name: bytes) -> list[bytes]:
    return [part for part in name.replace(b"\\", b"/").split(b"/") if part not in {b"", b"."}]


def _is_hidden_name_part(part: bytes) -> bool:
    return part == _RESOURCE_FORKS or (part.startswith(b".") and part != b"..")
