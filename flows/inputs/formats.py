"""Which files a folder gives: those whose names are those of a format that is read. A file that is named is tried."""

from functools import cache

from flows.inputs.containers import known_containers
from transforms.parsers import known_parsers


@cache
def known_suffixes() -> frozenset[str]:
    """List the suffixes of all formats that are read, in lower case, with their dots."""
    modules = (*known_parsers().values(), *known_containers().values())
    return frozenset(suffix for module in modules for suffix in module.SUFFIXES)
