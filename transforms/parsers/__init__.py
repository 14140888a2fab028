"""One module a format; each says what it claims and yields Documents or Rejects.

A parser has `NAME` (for people), `MEDIA_TYPES` and `SUFFIXES` that it knows, `claims(head) -> float`, which scores how
sure it is that an input is of its format (`transforms/formats/heads.py`), and `parse(raw) -> Iterator[Document |
Reject]`. A package of others adds a format by an entry point of the group `wireroom.parsers` that names such a module.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType

from transforms.document import RawArticle
from transforms.formats.heads import NO_CLAIM, make_input_head

_ENTRY_POINTS = "wireroom.parsers"


@cache
def known_parsers() -> Mapping[str, ModuleType]:
    """Find the parsers by name: those of this package, and those that installed packages name; ours win."""
    own = {module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)}
    installed = {entry_point.name: entry_point.load() for entry_point in entry_points(group=_ENTRY_POINTS)}
    return {**installed, **own}


def choose_parser(raw: RawArticle, parsers: Mapping[str, ModuleType] | None = None) -> ModuleType | None:
    """Choose the parser that is surest of `raw`; None where none claims it.

    `parsers`, by name, are the known ones unless given; of equal claims that of the first name counts.
    """
    known = known_parsers() if parsers is None else parsers
    head = make_input_head(raw.body, raw.media_type, raw.source_uri)
    claims = {name: float(module.claims(head)) for name, module in sorted(known.items())}
    surest = max(claims, key=claims.__getitem__)
    return known[surest] if claims[surest] > NO_CLAIM else None
