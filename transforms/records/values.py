"""Read the values of a record: lines, names, addresses, texts, whatever their types are.

A value of a wrong type is read as missing; nothing here raises. Which column holds what: columns.py.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

# Where an object keeps its name, the surest first: {"source": {"id": 3, "name": "North Wire"}}.
_NAME_KEYS = (
    "rendered",
    "name",
    "title",
    "label",
    "full_name",
    "fullName",
    "displayName",
    "value",
    "text",
    "id",
    "code",
)
# Where an object keeps its text: {"content": {"rendered": "<p>"}}, {"body": [{"type": "paragraph", "text": ""}]}.
_TEXT_KEYS = ("rendered", "text", "content", "body", "html", "value", "#text", "paragraph")
# Where databases keep a value of a type of their own: {"$oid": "6f"}, {"$date": "2017-04-12T10:30:00Z"}.
_WRAPPER_KEYS = ("$oid", "$date", "$numberLong", "$numberInt", "$uuid")
# How programs write a missing value.
_MISSING = frozenset({"nan", "null", "none", "n/a", "<na>", "nat", "undefined", "unknown"})
# Deeper nests of lists and objects are no text of an article.
_MOST_LEVELS = 8
_BETWEEN_PARAGRAPHS = "\n\n"
# A longer value is no list of names.
_LONGEST_NAMES_CHARS = 10_000
_LONGEST_NAME_CHARS = 200
_LONGEST_LANGUAGE_CHARS = 35
_BETWEEN_NAMES = re.compile(r"\s*[;|\n]\s*|\s*,?\s+(?:and|&)\s+")
_BETWEEN_KEYWORDS = re.compile(r"\s*[;,|\n]\s*")
_COMMA = re.compile(r"\s*,\s*")
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_record_line(value: object) -> str | None:
    """Read one line of words: a string, a number, an object's name, or the first of a list; else None."""
    return next(_read_value_lines(value, _MOST_LEVELS), None)


def read_record_text(value: object) -> str | None:
    """Read a text with its line ends; lists are paragraphs, objects have it under a key of its own."""
    parts = [part.strip() for part in _read_value_parts(value, _MOST_LEVELS)]
    text = _BETWEEN_PARAGRAPHS.join(part for part in parts if part and part.lower() not in _MISSING)
    return mend_surrogates(text) or None


def read_record_names(value: object) -> tuple[str, ...]:
    """Read the names of people: a list of strings or objects, or one string, "By Ana Silva and John Stone"."""
    names = (name for line in _read_listed_values(value) for name in _split_record_names(_BY.sub("", line, count=1)))
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= _LONGEST_NAME_CHARS))


def read_record_keywords(value: object) -> tuple[str, ...]:
    """Read keywords: a list of strings or objects, or one string with commas, semicolons or bars."""
    words = (word for line in _read_listed_values(value) for word in _BETWEEN_KEYWORDS.split(line))
    return tuple(dict.fromkeys(word for word in words if word and len(word) <= _LONGEST_NAME_CHARS))


def read_record_url(value: object) -> str | None:
    """Read an absolute address of the web; None for anything else."""
    line = read_record_line(value)
    if line is None or " " in line:
        return None
    return line if _read_record_host(line) else None


def read_record_publisher(value: object) -> str | None:
    """Read the name of a publisher; of an address, its host."""
    line = read_record_line(value)
    if line is None:
        return None
    host = _read_record_host(line)
    return host.removeprefix("www.") if host else line


def read_record_language(value: object) -> str | None:
    """Read the code of a language, "en" or "pt-BR"; None for its name and anything else."""
    code = (read_record_line(value) or "").replace("_", "-")
    return code if len(code) <= _LONGEST_LANGUAGE_CHARS and _LANGUAGE.fullmatch(code) else None


def read_record_moment(value: object) -> str | float | None:
    """Read what is written for a time, a string or a number; `transforms/dates/written_times.py` says what it means."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return read_record_line(value)


def mend_surrogates(text: str) -> str:
    """Replace halves of characters, which JSON can name and no text can hold."""
    return _SURROGATE.sub("\ufffd", text)


def _read_record_host(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        return parts.hostname if parts.scheme in {"http", "https"} else None
    except ValueError:  # a bracket, as around an address of IPv6, without its other one
        return None


def _read_value_lines(value: object, levels: int) -> Iterator[str]:
    """Yield the lines of a value, those of lists one by one; missing ones are left out."""
    if levels == 0 or isinstance(value, bool):
        return
    if isinstance(value, dict):
        value = _pick_record_value(value, (*_WRAPPER_KEYS, *_NAME_KEYS))
        yield from _read_value_lines(value, levels - 1)
    elif isinstance(value, list):
        for part in value:
            yield from _read_value_lines(part, levels - 1)
    elif isinstance(value, (str, int, float)):
        line = mend_surrogates(" ".join(str(value).split()))
        if line.lower() not in _MISSING and any(map(str.isalnum, line)):  # a table has "-" where it has nothing
            yield line


def _read_value_parts(value: object, levels: int) -> Iterator[str]:
    """Yield the texts of a value, those of lists one by one."""
    if levels == 0:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _read_value_parts(_pick_record_value(value, (*_WRAPPER_KEYS, *_TEXT_KEYS)), levels - 1)
    elif isinstance(value, list):
        for part in value:
            yield from _read_value_parts(part, levels - 1)


def _pick_record_value(value: dict[object, object], keys: Iterable[str]) -> object:
    return next((value[key] for key in keys if value.get(key) not in (None, "")), None)


def _read_listed_values(value: object) -> Iterator[str]:
    """Yield the lines of a list, also of one that a table holds as it is written in a program: "['A', 'B']"."""
    if isinstance(value, str) and len(value) <= _LONGEST_NAMES_CHARS:
        yield from _read_value_lines(_parse_written_list(value.strip()), _MOST_LEVELS)
    elif not isinstance(value, str):
        yield from _read_value_lines(value, _MOST_LEVELS)


def _parse_written_list(text: str) -> object:
    if not (text.startswith("[") and text.endswith("]")):
        return text
    for reader in (json.loads, ast.literal_eval):
        try:
            return reader(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
    return text[1:-1]


def _split_record_names(line: str) -> list[str]:
    """Split a line of names; at commas only where each part has a first and a last name, unlike "Silva, Ana"."""
    names: list[str] = []
    for part in _BETWEEN_NAMES.split(line):
        between_commas = _COMMA.split(part)
        names += between_commas if all(" " in name for name in between_commas) else [part]
    return [name.strip(" ,") for name in names]
