"""Which files a folder gives: those whose names are those of a format that is read. A file that is named is tried."""

from functools import cache

from flows.inputs.containers import known_containers
from transforms.formats.heads import BY_LIKENESS, InputHead
from transforms.parsers import known_parsers


@cache
def known_suffixes() -> frozenset[str]:
    """List the suffixes of all formats that are read, in lower case, with their dots."""
    modules = (*known_parsers().values(), *known_containers().values())
    return frozenset(suffix for module in modules for suffix in module.SUFFIXES)


def is_of_known_format(head: InputHead) -> bool:
    """Say whether the name of an input, or its bytes, are of a format that is read."""
    if head.suffix in known_suffixes():
        return True
    modules = (*known_parsers().values(), *known_containers().values())
    return any(module.claims(head) >= BY_LIKENESS for module in modules)


@cache
def media_type_of_suffix(suffix: str) -> str | None:
    """Give the media type of the parser that knows files by `suffix`; None where none does."""
    for parser in known_parsers().values():
        if suffix in parser.SUFFIXES:
            media_type: str = parser.MEDIA_TYPES[0]
            return media_type
    return None
