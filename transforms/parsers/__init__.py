"""One module a format; each says what it claims and yields Documents or Rejects."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from transforms.document import RawArticle

# Enough of an input to tell its format.
_HEAD_BYTES = 4096
PARSERS = {module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)}


def parser_of(raw: RawArticle) -> ModuleType:
    """Give the parser that claims `raw`: of those of its media type, else of all; plain text where none does."""
    kind = (raw.media_type or "").partition(";")[0].strip().lower()
    formats = [module for name, module in sorted(PARSERS.items()) if name != "text"]
    of_kind = [module for module in formats if kind in module.MEDIA_TYPES]
    head = raw.body[:_HEAD_BYTES]
    return next((module for module in of_kind or formats if module.claims(head)), PARSERS["text"])
