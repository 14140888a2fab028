"""Runs of the pipeline."""

from dataclasses import replace
from datetime import datetime

import pyarrow as pa

from transforms.document import RunStatus
from warehouse.fields import RUN_ID, Column, Table

_GOING = "The run has not ended, or was killed."


def _declare_count(name: str, meaning: str) -> Column:
    return Column(name, pa.int64(), meaning, 12, null_means=_GOING, unit="articles")


TABLE = Table(
    name="runs",
    row_is="one run of the pipeline",
    key=("run_id",),
    shared=True,
    in_batches=False,
    columns=(
        replace(RUN_ID, meaning="The run.", refers_to=None),
        Column("started_at", pa.timestamp("us"), "When it began, UTC.", datetime(2026, 11, 24, 10, 15)),
        Column(
            "finished_at", pa.timestamp("us"), "When it ended, UTC.", datetime(2026, 11, 24, 10, 17), null_means=_GOING
        ),
        Column(
            "status",
            pa.string(),
            "How it went: one that Ctrl-C or SIGTERM ended is `stopped`, a killed one stays `running`.",
            RunStatus.SUCCEEDED.value,
            one_of=RunStatus.values(),
        ),
        Column("rule_version", pa.string(), "Version of the rules.", "1"),
        Column(
            "model_version",
            pa.string(),
            "The language model and its version.",
            "en_core_web_sm 3.8.0",
            null_means="No model was needed.",
        ),
        _declare_count("documents_seen", "Articles and rejects that came in."),
        _declare_count("documents_added", "Articles that were new."),
        _declare_count("documents_revised", "Articles that replaced a version of theirs."),
        _declare_count("documents_unchanged", "Articles that were there already."),
        _declare_count(
            "documents_rejected", "Inputs that did not become articles, also those that an earlier run had rejected."
        ),
    ),
)
