"""Publish into an object store: a generation is a manifest that names objects, and `latest/` has copies of them all.

There are no links and no renames, but an object can be written where none is yet and nowhere else: so a publisher
claims the number of its generation, and of two the slower one begins again. Whoever reads the newest manifest of
`bi/manifests/` reads one generation: the lake's own files, and those that publishing made, in `bi/made/`. `latest/` is
for readers who know patterns alone, `s3://bucket/news/latest/quotes/*.parquet`: it is brought up file by file,
`documents` last, so that for some seconds it has files of two generations.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from warehouse.bi.last_publication import LastPublication
from warehouse.bi.names import LAKE, MADE, MADE_FOLDER
from warehouse.bi.plan import PublicationPlan
from warehouse.bi.publication import (
    GENERATIONS_KEPT,
    RUN_TABLES,
    LakeDamaged,
    Publication,
    describe_plan,
    make_derived_files,
    open_last,
    plan_from_lake,
    write_rows,
)
from warehouse.bi.published import (
    LATEST,
    MANIFEST,
    MANIFESTS,
    Generation,
    list_manifests,
    open_published,
    read_manifest,
)
from warehouse.lake import delta
from warehouse.lake.errors import StoreBusy
from warehouse.places import copy_object, create_object, delete_objects, list_objects

# What no manifest names was left by a publisher that was killed or too slow; a living one is done by then.
_ORPHANS_KEPT = timedelta(days=1)


@dataclass(slots=True)
class _MadeFiles:
    """Where each derived file of a generation lies, its size and SHA-256; those that were written for it."""

    places: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, str | None] = field(default_factory=dict)
    written: int = 0


def publish_objects(data: Path, keeps_earlier: bool, is_anew: bool) -> Publication:
    """Bring `bi/` and `latest/` of an object store up to the lake's current rows, as `publish` says.

    Raises:
        NoStore: `data` holds no store.
        StoreTooNew: a newer program made or changed it.
        LakeDamaged: an active file of the lake is missing or cannot be read.
        StoreBusy: other publishers were always faster.
    """
    for _ in range(delta.TRIES):
        publication = _claim_generation(data, is_anew)
        if publication is not None:
            _bring_up_latest(data)
            _sweep_generations(data, GENERATIONS_KEPT if keeps_earlier else 1)
            return publication
        delta.pause()
    raise StoreBusy(f"publishing: {delta.BUSY}")


def _claim_generation(data: Path, is_anew: bool) -> Publication | None:
    """Make a generation where there is anything new; None where another publisher made one meanwhile.

    Raises:
        LakeDamaged: a file of the lake is missing or cannot be read.
    """
    manifest = open_published(data).manifest
    known = {} if is_anew else manifest
    plan = plan_from_lake(data, known)
    made = set(list_objects(data / MADE_FOLDER))
    if _is_current(plan, known, made):
        return Publication(int(manifest["generation"]), plan.number, kept=True)

    generation = 1 + max([_number_of(path) for path in list_manifests(data)[-1:]], default=0)
    last = open_last(data, known, plan)
    try:
        derived = _make_files(data, plan, last)
    except LakeDamaged:  # or what was published is harmed: then the lake alone will do
        if plan.counted.are_all:
            raise
        plan = plan_from_lake(data, {})
        derived = _make_files(data, plan, last)
    described = describe_plan(plan, generation, derived.sizes, derived.hashes)
    places = {name: source for name, source in plan.sources.items() if source.startswith(LAKE)} | derived.places
    body = json.dumps(described | {"places": places}, sort_keys=True).encode()
    if not create_object(data / "bi" / MANIFESTS / f"{generation:08}.json", body):
        return None
    linked = len(places) - derived.written
    return Publication(generation, plan.number, linked=linked, written=derived.written)


def _number_of(manifest: Path) -> int:
    return int(manifest.stem)


def _is_current(plan: PublicationPlan, manifest: Mapping[str, Any], made: set[str]) -> bool:
    """Say whether a generation shows what is planned; tables of runs alone make no new one."""
    if manifest.get("number") != plan.number:
        return False
    wanted = plan.sources
    if _leave_out_runs(wanted) != _leave_out_runs(manifest["files"]):
        return False
    places = (manifest["places"][name] for name, source in wanted.items() if source.startswith(MADE))
    return all(place.removeprefix(MADE_FOLDER) in made for place in places)


def _leave_out_runs(files: Mapping[str, str]) -> dict[str, str]:
    return {name: source for name, source in files.items() if name.partition("/")[0] not in RUN_TABLES}


def _make_files(data: Path, plan: PublicationPlan, last: LastPublication) -> _MadeFiles:
    """Write the derived files that the last publication does not have, under a folder that nobody else writes to."""
    folder = f"{MADE_FOLDER}{secrets.token_hex(8)}/"
    made = _MadeFiles()
    missing: set[str] = set()
    for name, source in plan.sources.items():
        if last.has_made(name, source):
            made.places[name] = last.manifest["places"][name]
            made.sizes[name] = last.manifest["sizes"][name]
            made.hashes[name] = last.hash_of(name)
        elif source.startswith(MADE):
            missing.add(name)
    for name, rows in make_derived_files(missing, plan, last):
        body = write_rows(rows).to_pybytes()
        made.places[name] = folder + name
        made.sizes[name] = len(body)
        made.hashes[name] = hashlib.sha256(body).hexdigest()
        (data / made.places[name]).write_bytes(body)
        made.written += 1
    return made


def _bring_up_latest(data: Path) -> None:
    """Copy the newest generation to `latest/`, and again where another one came meanwhile.

    Raises:
        LakeDamaged: a file of the newest generation is gone.
    """
    shown = open_published(data)
    while True:
        lost = _copy_to_latest(data, shown)
        newest = open_published(data)
        if newest.manifest.get("generation") == shown.manifest.get("generation"):
            break
        shown = newest
    if lost is not None:
        raise LakeDamaged(f"{lost} is gone; `wireroom check` lists what is wrong")


def _copy_to_latest(data: Path, shown: Generation) -> str | None:
    """Copy what `latest/` lacks, `documents` last, and delete what is of no use; give a file that is gone."""
    latest = data / LATEST
    there = set(list_objects(latest)) - {MANIFEST}
    wanted: Mapping[str, str] = shown.manifest["files"]
    lacking = sorted(wanted.keys() - there, key=lambda name: (name.startswith("documents/"), name))
    stale = there - wanted.keys()
    if not lacking and not stale:
        return None
    for name in lacking:
        try:
            copy_object(shown.locate(name), latest / name)
        except FileNotFoundError:
            return name
    delete_objects([latest / name for name in stale])
    (latest / MANIFEST).write_bytes(json.dumps(dict(shown.manifest), sort_keys=True).encode())
    return None


def _sweep_generations(data: Path, kept_count: int) -> None:
    """Delete all but the newest `kept_count` manifests, the derived files of those that go, and what nobody named."""
    manifests = list_manifests(data)
    kept = {place for path in manifests[-kept_count:] for place in _list_places(path)}
    dropped = {place for path in manifests[:-kept_count] for place in _list_places(path)}
    delete_objects(manifests[:-kept_count])
    now = datetime.now(UTC)
    gone = []
    for name, found in list_objects(data / MADE_FOLDER).items():
        place = MADE_FOLDER + name
        is_orphan = found.written_at is not None and now - found.written_at > _ORPHANS_KEPT
        if place not in kept and (place in dropped or is_orphan):
            gone.append(data / place)
    delete_objects(gone)


def _list_places(manifest: Path) -> list[str]:
    return list(read_manifest(manifest).get("places", {}).values())
