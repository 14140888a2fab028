"""Read sources.toml: the sites, feeds and folders that are read again and again, each with a name.

Fetches nothing; source_reading.py does.
"""

from __future__ import annotations

import os
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.errors import WrongCall
from flows.inputs.addresses import check_address, is_web_address
from flows.inputs.declared import DeclaredInput
from flows.inputs.fetching import show_url
from transforms.document import ArticleMetadata

_TABLE = "source"
# The keys of a [[source]] and the kinds of their values.
_KEYS: Mapping[str, type | tuple[type, ...]] = {
    "name": str,
    "url": str,
    "path": str,
    "publisher": str,
    "language": str,
    "pages": bool,
    "rate_seconds": (int, float),
    "allow_private": bool,
}


@dataclass(frozen=True, slots=True)
class NewsSource:
    """A source: its name, and a URL or a path (absolute; a file, a folder or a pattern) where it is read."""

    name: str
    url: str | None = None
    path: str | None = None
    publisher: str | None = None
    language: str | None = None
    pages: bool = False  # of a feed: fetch the pages of entries that have little text
    rate_seconds: float = 1.0  # between two requests to its host
    allow_private: bool = False

    @property
    def place(self) -> str:
        """Give where it is read, as it may be stored: without a password."""
        return show_url(self.url) if self.url else self.path or ""

    @property
    def declared(self) -> DeclaredInput:
        """Give what is said of all that comes from it."""
        return DeclaredInput(self.name, ArticleMetadata(publisher=self.publisher, language=self.language))


def read_sources(file: Path) -> list[NewsSource]:
    """Read the sources that a file names, in its order; relative paths start at its folder.

    Raises:
        WrongCall: the file cannot be read, a key is unknown, missing or of the wrong kind, or a name comes twice.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise WrongCall(f"{file} cannot be read: {reason}; mend it or name another with --sources") from None
    if unknown := sorted(content.keys() - {_TABLE}):
        raise WrongCall(f"{file}: unknown key {unknown[0]}; it has tables [[{_TABLE}]] and nothing else")
    listed = content.get(_TABLE, [])
    if not isinstance(listed, list) or not all(isinstance(values, dict) for values in listed):
        raise WrongCall(f"{file}: write each source as a table [[{_TABLE}]]")
    sources = [_read_source(values, file, number) for number, values in enumerate(listed, start=1)]
    for name, count in Counter(source.name for source in sources).items():
        if count > 1:
            raise WrongCall(f"{file}: two sources are called {name}; give each a name of its own")
    return sources


def _read_source(values: Mapping[str, Any], file: Path, number: int) -> NewsSource:
    where = f"{file}: source {values.get('name') or number}"
    for key, value in values.items():
        if key not in _KEYS:
            raise WrongCall(f"{where}: unknown key {key}; it may have {', '.join(_KEYS)}")
        is_number_as_bool = isinstance(value, bool) and _KEYS[key] is not bool
        if not isinstance(value, _KEYS[key]) or is_number_as_bool or value == "":
            raise WrongCall(f"{where}: {key} = {value!r} is of the wrong kind")
    if "name" not in values:
        raise WrongCall(f"{where}: it has no name")
    if ("url" in values) == ("path" in values):
        raise WrongCall(f"{where}: it needs a url or a path, and not both")
    if values.get("rate_seconds", 0) < 0:
        raise WrongCall(f"{where}: rate_seconds is below 0")
    source = NewsSource(**values)
    _check_source_url(source, where)
    if source.path is None:
        return source
    return NewsSource(**{**values, "path": os.path.abspath(file.parent / Path(source.path).expanduser())})  # noqa: PTH100


def _check_source_url(source: NewsSource, where: str) -> None:
    if source.url is None:
        return
    if not is_web_address(source.url):
        raise WrongCall(f"{where}: {source.url} is no URL of http or https; what lies on this machine is a path")
    check_address(source.url)
