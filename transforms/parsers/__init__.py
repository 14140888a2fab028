"""One module a format; each says what it claims and yields Documents or Rejects.

A package of others adds a format by an entry point of the group `wireroom.parsers` that names such a module.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType

from transforms.document import RawArticle

# Enough of an input to tell its format.
_HEAD_BYTES = 4096
_ENTRY_POINTS = "wireroom.parsers"
_PLAIN_TEXT = "text"


@cache
def known_parsers() -> Mapping[str, ModuleType]:
    """Find the parsers by name: those of this package, and those that installed packages name; ours win."""
    own = {module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)}
    installed = {entry_point.name: entry_point.load() for entry_point in entry_points(group=_ENTRY_POINTS)}
    return {**installed, **own}


def parser_of(raw: RawArticle, parsers: Mapping[str, ModuleType] | None = None) -> ModuleType:
    """Choose the parser that claims `raw`: of those of its media type, else of all; plain text where none does.

    `parsers`, by name, are the known ones unless given.
    """
    known = known_parsers() if parsers is None else parsers
    media_type = (raw.media_type or "").partition(";")[0].strip().lower()
    formats = [module for name, module in sorted(known.items()) if name != _PLAIN_TEXT]
    of_media_type = [module for module in formats if media_type in module.MEDIA_TYPES]
    head = raw.body[:_HEAD_BYTES]
    claiming = (module for module in of_media_type or formats if module.claims(head))
    return next(claiming, known[_PLAIN_TEXT])
