"""Publish bi/: a folder of plain Parquet files with the current rows, made of hard links to the lake's active files.

A publication is a folder `bi.<n>` that is complete before the relative link `bi` is swapped to it by one rename;
whoever resolves the link first sees one publication, whole. It costs links, not rows. No row is changed here.
Which files it has: plan.py. What it takes over: reuse.py. How it is swapped and kept: generations.py.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.bi.filling import fill_generation, measure_lake_file
from warehouse.bi.generations import (
    list_table_folders,
    lock_publishing,
    next_generation,
    read_manifest,
    show_generation,
    sweep_generations,
    write_manifest,
)
from warehouse.bi.names import LAKE, MADE
from warehouse.bi.object_publishing import publish_objects
from warehouse.bi.plan import PublicationPlan
from warehouse.bi.publication import (
    GENERATIONS_KEPT,
    MADE_FROM,
    RUN_TABLES,
    describe_plan,
    open_last,
    plan_from_lake,
)
from warehouse.bi.publication import LakeDamaged as LakeDamaged
from warehouse.bi.publication import Publication as Publication
from warehouse.bi.published import PublishMode, mode_of
from warehouse.bi.reuse import take_oldest
from warehouse.handouts import drop_handouts
from warehouse.litter import is_litter
from warehouse.places import is_on_disk

_LOG = logging.getLogger(__name__)


def publish(
    data: Path, keeps_earlier: bool = True, is_anew: bool = False, mode: PublishMode | None = None
) -> Publication:
    """Bring `<data>/bi` up to the lake's current rows; a new generation only if some file is another one.

    Without `keeps_earlier` no earlier publication is left for readers that still use one, nor what commands made of one
    in the data folder (handouts.py): what was removed is gone.
    With `is_anew` nothing is taken from the last publication, as it may be damaged: all is made from the lake alone.
    `mode` says how `bi` shows it from now on; None: as it does, by a link the first time. In an object store it says
    nothing.
    What bi really holds is compared, not what a run counted: a lost or truncated file there comes back.

    Raises:
        NoStore: `data` holds no store.
        StoreTooNew: a newer program made or changed it.
        StoreTooOld: it lacks a column that may not be null.
        LakeDamaged: an active file of the lake is missing or cannot be read.
    """
    if not is_on_disk(data):
        return publish_objects(data, keeps_earlier, is_anew)
    with lock_publishing(data):
        manifest = read_manifest(data / "bi")
        shown_by = mode or mode_of(manifest)
        known = {} if is_anew else manifest
        plan = plan_from_lake(data, known)
        if shown_by == mode_of(manifest) and _is_current(plan, data, known):
            return Publication(int(manifest["generation"]), plan.number, kept=True)

        generation = next_generation(data, manifest)
        fresh = data / f"bi.{generation}"
        if keeps_earlier and not is_anew:
            take_oldest(data, fresh)
        last = open_last(fresh if is_anew else (data / "bi").resolve(), known, plan)
        try:
            filled = fill_generation(plan, fresh, last)
        except LakeDamaged:  # or what was published is harmed: then the lake alone will do
            if plan.counted.are_all:
                raise
            shutil.rmtree(fresh)
            plan = plan_from_lake(data, {})
            filled = fill_generation(plan, fresh, last)
        notes = {"mode": shown_by, "has_copies": _say_if_copied(data, filled.copied, manifest)}
        write_manifest(fresh, describe_plan(plan, generation, filled.sizes, filled.hashes) | notes, filled.touched)
        show_generation(data, generation, shown_by)
        sweep_generations(data, generation, GENERATIONS_KEPT if keeps_earlier and shown_by == PublishMode.LINK else 1)
        if not keeps_earlier:
            drop_handouts(data)
    return Publication(generation, plan.number, filled.linked, filled.copied, filled.written)


def _say_if_copied(data: Path, copied: int, manifest: Mapping[str, Any]) -> bool:
    """Say once, for all files and publications, that bi/ takes room of its own; give whether it does."""
    was_copied = bool(manifest.get("has_copies"))
    if copied and not was_copied:
        reason = "the disk or its rights allow no hard links"
        _LOG.warning("%s: %s, so files are copied and bi/ takes room of its own", data, reason)
    return was_copied or copied > 0


def _is_current(plan: PublicationPlan, data: Path, manifest: Mapping[str, Any]) -> bool:
    if manifest.get("number") != plan.number:
        return False

    bi = data / "bi"
    there = {
        f"{folder.name}/{file.name}": file
        for folder in list_table_folders(bi)
        for file in os.scandir(folder)
        if not is_litter(Path(file.name))
    }
    expected = {name: source for name, source in plan.sources.items() if name.partition("/")[0] not in RUN_TABLES}
    if {name for name in there if name.partition("/")[0] not in RUN_TABLES} != expected.keys():
        return False
    links = {name: data / source for name, source in expected.items() if source.startswith(LAKE)}
    if any(there[name].stat().st_size != measure_lake_file(path) for name, path in links.items()):
        return False
    return all(_is_made_from(bi / name, source) for name, source in expected.items() if name not in links)


def _is_made_from(path: Path, source: str) -> bool:
    try:
        digest: bytes = (pq.read_metadata(path).metadata or {}).get(MADE_FROM, b"")
        return source.encode() == f"{MADE} ".encode() + digest
    except (OSError, pa.ArrowException):
        return False
