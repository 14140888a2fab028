"""Read a newsroom's own knowledge of entities: a CSV file of names, other names, ids and offices, checked row by row.

What its columns hold: docs/entities.md. Which entities of the store they are about: warehouse/entity_knowledge.py.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from flows.errors import WrongCall
from transforms.document import AliasKind, EntityType
from transforms.entities.ids import entity_id_of, slug_of_name
from transforms.identity import name_key
from warehouse.entity_knowledge import BadKnowledge, KnowledgeName, KnowledgeRole, KnowledgeRow, RowFault

_OPTIONAL = "entity_id"
_NEEDED = ("type", "name", "aliases", "wikidata_id", "country_code", "roles")
# Longer than any name: a sentence that slipped into the wrong cell.
_MAX_NAME_CHARS = 200
_MAX_ACRONYM_CHARS = 8
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ROLE_PARTS = 4  # role, where it is held, first day, last day
Cells = Mapping[str, str]


def read_knowledge(path: Path) -> list[KnowledgeRow]:
    """Read and check the rows of a file; blank ones are left out.

    Raises:
        WrongCall: the file cannot be read.
        BadKnowledge: it is no CSV file in UTF-8 with the columns, or rows are wrong: all that is wrong, in order.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise WrongCall(f"cannot read {path}: {error.strerror}") from None
    faults: list[RowFault] = []
    rows: list[KnowledgeRow] = []
    for number, cells in _read_cells(body):
        found = list(_find_faults(cells))
        faults += [RowFault(number, message) for message in found]
        if not found:
            rows.append(_make_row(number, cells))
    faults += [*_find_doubled(rows, "entity_id"), *_find_doubled(rows, "wikidata_id")]
    if faults:
        raise BadKnowledge(sorted(faults))
    return rows


def _read_cells(body: bytes) -> Iterator[tuple[int, Cells]]:
    """Read the cells of each row by the names of their columns, with the number of the row; the header is row 1.

    Raises:
        BadKnowledge: a row cannot be read.
    """
    reader = csv.reader(io.StringIO(_decode(body), newline=""), strict=True)
    number = 0
    header: list[str] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if number == 1:
                header = _check_header(cells)
            elif len(cells) != len(header) and any(cells):
                _refuse(number, f"{len(cells)} cells, the header has {len(header)}")
            elif any(cell.strip() for cell in cells):
                yield number, {name: " ".join(cell.split()) for name, cell in zip(header, cells, strict=True)}
    except csv.Error as error:
        _refuse(number + 1, f"no CSV: {error}")
    if not header:
        _refuse(1, "the file is empty: a header is needed")


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(body.count(b"\n", 0, error.start) + 1, "not UTF-8: save the file as CSV in UTF-8")


def _check_header(cells: list[str]) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    if missing := [name for name in _NEEDED if name not in header]:
        _refuse(1, f"no column {', '.join(missing)} (cells are parted by commas)")
    if unknown := [name for name in header if name not in (*_NEEDED, _OPTIONAL)]:
        _refuse(1, f"a column of a name that is not known: {unknown[0]}")
    if len(set(header)) < len(header):
        _refuse(1, "two columns of one name")
    return header


def _refuse(number: int, message: str) -> NoReturn:
    """Refuse the file for what is wrong with one row.

    Raises:
        BadKnowledge: always.
    """
    raise BadKnowledge([RowFault(number, message)]) from None


def _find_faults(cells: Cells) -> Iterator[str]:
    """Find what is wrong with a row by itself."""
    entity_type, entity_id = cells["type"].lower(), cells.get(_OPTIONAL, "")
    if entity_type not in EntityType.values():
        yield f"the type {cells['type']} is none of {', '.join(EntityType.values())}"
    elif entity_id:
        yield from _find_faults_of_id(entity_id, entity_type)
    yield from _find_faults_of_name(cells["name"], "name")
    for alias in _split(cells["aliases"]):
        yield from _find_faults_of_name(alias, "alias")
    if cells["wikidata_id"] and not _WIKIDATA.fullmatch(cells["wikidata_id"]):
        yield f"the wikidata_id {cells['wikidata_id']} is not of the form Q42"
    if cells["country_code"] and not _COUNTRY.fullmatch(cells["country_code"]):
        yield f"the country_code {cells['country_code']} is not of the form PT (ISO 3166-1 alpha-2)"
    for role in _split(cells["roles"]):
        yield from _find_faults_of_role(role)


def _find_faults_of_id(entity_id: str, entity_type: str) -> Iterator[str]:
    prefix, dot, rest = entity_id.partition(".")
    if not dot or not rest or slug_of_name(rest) != rest:
        yield f"the entity_id {entity_id} is not of the form {entity_type}.small-letters-and-hyphens"
    elif prefix != entity_type:
        yield f"the entity_id {entity_id} is not that of a row of type {entity_type}"


def _find_faults_of_name(name: str, what: str) -> Iterator[str]:
    if not name:
        yield f"the {what} is empty"
    elif len(name) > _MAX_NAME_CHARS:
        yield f"the {what} {name[:20]}... has {len(name)} characters, {_MAX_NAME_CHARS} at most"
    elif not any(char.isalnum() for char in name):
        yield f"the {what} {name} has no letter"


def _find_faults_of_role(text: str) -> Iterator[str]:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > _ROLE_PARTS or not parts[0]:
        yield f"the role {text} is not of the form role|organization|from|to"
        return
    yield from _find_faults_of_name(parts[0], "role")
    days = [part for part in parts[2:] if part]
    if strange := [day for day in days if _read_day(day) is None]:
        yield f"the day {strange[0]} of the role {parts[0]} is not of the form 2017-04-12"
    elif days != sorted(days):
        yield f"the role {parts[0]} ends before it begins"


def _read_day(text: str) -> date | None:
    """Read a day; None for what is none."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _make_row(number: int, cells: Cells) -> KnowledgeRow:
    entity_type, name = cells["type"].lower(), cells["name"]
    names = dict.fromkeys((name, *_split(cells["aliases"])))
    return KnowledgeRow(
        row_number=number,
        entity_id=cells.get(_OPTIONAL) or None,
        made_id=entity_id_of(entity_type, name),
        entity_type=entity_type,
        name=name,
        names=tuple(_make_name(entity_type, one, name) for one in names),
        wikidata_id=cells["wikidata_id"] or None,
        country_code=cells["country_code"] or None,
        roles=tuple(_make_role(role) for role in _split(cells["roles"])),
    )


def _make_name(entity_type: str, alias: str, name: str) -> KnowledgeName:
    kind = AliasKind.FULL
    if alias != name and entity_type == EntityType.PERSON and alias == name.split()[-1]:
        kind = AliasKind.SURNAME
    elif alias != name and alias.isupper() and len(alias.replace(".", "")) <= _MAX_ACRONYM_CHARS:
        kind = AliasKind.ACRONYM
    return KnowledgeName(alias, name_key(entity_type, alias), str(kind))


def _make_role(text: str) -> KnowledgeRole:
    role, where, first, last = (*(part.strip() for part in text.split("|")), "", "", "")[:_ROLE_PARTS]
    key = name_key(EntityType.ORGANIZATION, where) if where else None
    return KnowledgeRole(role, where or None, key, _read_day(first), _read_day(last))


def _find_doubled(rows: Iterable[KnowledgeRow], column: str) -> Iterator[RowFault]:
    """Find the rows that give an id which another one gave before."""
    first: dict[str, int] = {}
    for row in rows:
        value = getattr(row, column)
        if value is not None and (number := first.setdefault(value, row.row_number)) != row.row_number:
            yield RowFault(row.row_number, f"the {column} {value} is in row {number} already")
