"""Parts of an article."""

import pyarrow as pa

from warehouse.fields import COMMON, SPAN, Column, Table, row_id

EVIDENCE = ("markup", "layout", "missing")
TABLE = Table(
    name="sections",
    row_is="a part under one heading, from the heading (the lead: from the dateline) to the end of its last paragraph",
    key=("section_id",),
    columns=(
        *COMMON,
        row_id("section", "section_id", "The part.", "9f2c41d07be35a68.x02"),
        Column("position", pa.int32(), "Counts the parts of the article from 1.", 2),
        Column(
            "heading",
            pa.string(),
            "Heading, cleaned.",
            "Harbour plan",
            null_means="It is the lead, or the layout opens a part where no heading stands.",
        ),
        Column("heading_text", pa.string(), "Heading as it stands.", "Harbour plan", null_means="It has no heading."),
        Column(
            "heading_evidence",
            pa.string(),
            "How the heading is known, or (missing) that a part opens without one.",
            "layout",
            null_means="It is the lead.",
            one_of=EVIDENCE,
        ),
        *SPAN,
    ),
)
