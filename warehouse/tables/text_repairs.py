"""Characters and passages that cleaned columns read differently, and those that decoding had to mend.

A text is altered only where a wrong encoding had spoilt it, or a list of links was glued into a sentence: there its row
has what the input has.
"""

import pyarrow as pa

from warehouse.fields import COMMON, SPAN, Column, Table

TABLE = Table(
    name="text_repairs",
    row_is="a character or passage that is read differently from the input",
    key=("document_id", "start_char", "end_char"),
    columns=(
        *COMMON,
        *SPAN,
        Column("text", pa.string(), "As it stands; empty where something is put in.", "\u0421", may_be_empty=True),
        Column("repaired", pa.string(), "As it is read; empty where it is left out.", "C", may_be_empty=True),
        Column("repair_kind", pa.string(), "What was wrong.", "homoglyph"),
        Column(
            "original",
            pa.string(),
            "What the input has there, where the text has the reading already: of texts with garbled marks (mojibake) "
            "with lists of links glued into sentences (glued_links), or without the breaks between paragraphs and the "
            "blanks around links (glued_paragraphs, glued_words).",
            "\u00e2\u20ac\u2122",
            null_means="What stands in the text.",
        ),
    ),
)
