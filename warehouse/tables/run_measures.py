"""What each run counted of each source: articles, rejects, statements. What is unusual is told from it."""

from dataclasses import replace
from datetime import datetime

import pyarrow as pa

from transforms.document import RejectReason, RunMeasure
from warehouse.fields import RUN_ID, Column, Table

REJECTED_FOR = f"{RunMeasure.REJECTED}: "  # a reason of `rejects` follows
MEASURES = (*RunMeasure.values(), *(f"{REJECTED_FOR}{reason}" for reason in RejectReason))
# Of what no source or publisher is known, and of the many small ones of a large run.
UNNAMED, OTHERS = "(unnamed)", "(others)"

TABLE = Table(
    name="run_measures",
    row_is="one measure of one source in one run that brought articles or rejects of it",
    key=("run_id", "source", "measure"),
    shared=True,
    in_batches=False,
    columns=(
        replace(RUN_ID, meaning="The run."),
        Column("started_at", pa.timestamp("us"), "When the run began, UTC.", datetime(2026, 11, 24, 10, 15)),
        Column(
            "source",
            pa.string(),
            f"documents.source, else the publisher, else {UNNAMED}; of very many the smallest are {OTHERS}.",
            "port-news",
        ),
        Column(
            "measure",
            pa.string(),
            "What is counted: " + "; ".join(f"`{measure}`: {measure.meaning}" for measure in RunMeasure) + ". "
            f"`{REJECTED_FOR}` goes with each reason of `rejects` too.",
            "undated",
            one_of=MEASURES,
        ),
        Column("measured_count", pa.int64(), "How many there were.", 2),
        Column("base_count", pa.int64(), "Of how many they are counted.", 40),
    ),
)
