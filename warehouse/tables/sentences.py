"""Sentences, and the lines of an article that stand for themselves."""

import pyarrow as pa

from transforms.document import RoleEvidence
from warehouse.fields import COMMON, SPAN, Column, Table, row_id

ROLES = (
    "headline",
    "dek",
    "rubric",
    "heading",
    "dateline",
    "byline",
    "caption",
    "body",
    "credit",
    "furniture",
    "correction",
)
TABLE = Table(
    name="sentences",
    row_is="a sentence, or a headline, dek, rubric, heading, dateline, byline, or a line beside the article",
    key=("sentence_id",),
    columns=(
        *COMMON,
        row_id("sentence", "sentence_id", "The sentence.", "9f2c41d07be35a68.s0012"),
        row_id(
            "section",
            "section_id",
            "The part it stands in.",
            "9f2c41d07be35a68.x02",
            null_means="It stands outside of the parts, as the headline does.",
            refers_to="sections",
        ),
        Column(
            "paragraph",
            pa.int32(),
            "Counts the paragraphs of the body from 1.",
            3,
            null_means="It is not of the body.",
        ),
        Column("position", pa.int32(), "Counts the sentences of the article from 1.", 12),
        Column("role", pa.string(), "What it is.", "body", one_of=ROLES),
        Column(
            "role_evidence",
            pa.string(),
            "What shows that it stands beside the article: a credit, furniture of the page or a correction.",
            "label",
            null_means="It has another role, or was stored before this column.",
            one_of=RoleEvidence.values(),
        ),
        *SPAN,
        Column("text", pa.string(), "As it stands.", "The council votes on the harbour plan today."),
        Column("word_count", pa.int32(), "Runs of letters and digits.", 8, unit="words"),
        Column("is_quote_inside", pa.bool_(), "A piece of a quote lies in it, in whole or in part.", False),
    ),
)
