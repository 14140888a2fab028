"""Write YAML: maps and lists in blocks, texts in double quotes as in JSON, so that no sign in them means anything."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence


def write_yaml(value: Mapping[str, object]) -> str:
    """Write a map as a YAML document; its keys, and those of maps in it, are words that YAML takes for nothing else."""
    return "".join(f"{line}\n" for line in _write_lines(value))


def _write_lines(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _write_entry(f"{name}:", inner)
        return
    for inner in _as_list(value):
        first, *rest = _write_lines(inner) if _is_nested(inner) else [_write_scalar(inner)]
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)


def _write_entry(head: str, value: object) -> Iterator[str]:
    if not _is_nested(value):
        yield f"{head} {_write_scalar(value)}"
        return
    yield head
    yield from (f"  {line}" for line in _write_lines(value))


def _is_nested(value: object) -> bool:
    return bool(value) and isinstance(value, Mapping | list | tuple)


def _as_list(value: object) -> Sequence[object]:
    assert isinstance(value, list | tuple)
    return value


def _write_scalar(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
