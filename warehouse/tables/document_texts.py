"""The text of every article; all offsets of all tables count its characters."""

import pyarrow as pa

from warehouse.fields import COMMON, Column, Table

TABLE = Table(
    name="document_texts",
    row_is="the text of an article",
    key=("document_id",),
    columns=(
        *COMMON,
        Column(
            "text",
            pa.string(),
            "The decoded file without its byte-order mark, what a wrong encoding had spoilt mended, "
            "lists of links that a page had glued into sentences cut (`text_repairs`); "
            "of markup, the paragraphs with one blank line between them.",
            "LISBON, April 12. The council votes on the harbour plan today.",
        ),
        Column(
            "raw_sha256",
            pa.string(),
            "SHA-256 of the bytes it was read from.",
            "a7" * 32,
            null_means="The bytes are not known.",
            form="[0-9a-f]{64}",
        ),
        Column(
            "signature",
            pa.string(),
            "What near copies share: 128 numbers of 4 hex digits; the share of equal ones is how like two texts are.",
            "5e0a" * 128,
            null_means="The body is too short to compare.",
            form="[0-9a-f]{512}",
        ),
        Column(
            "signature_version",
            pa.string(),
            "How the signature was made; those of different versions cannot be compared.",
            "minhash-2/42/128x16/5",
            null_means="There is no signature.",
        ),
        Column(
            "parser_output",
            pa.string(),
            "What the parser found beside the text, as JSON: blocks with their roles, sections, repairs, dateline, "
            "what the input says of the article. `wireroom replay` makes the article anew from it.",
            '{"blocks":[["dateline",0,17],["body",18,62]]}',
            null_means="It was stored before this was kept, and cannot be replayed.",
        ),
    ),
)
