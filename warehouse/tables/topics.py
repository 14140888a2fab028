"""The IPTC's Media Topics, the tree of subjects that newsrooms share."""

import pyarrow as pa

from warehouse.fields import Column, Table

TABLE = Table(
    name="topics",
    row_is="an IPTC Media Topic",
    key=("topic_id",),
    shared=True,
    in_batches=False,
    columns=(
        Column("topic_id", pa.string(), "The IPTC's code.", "20000639", form="[0-9]{8}"),
        Column("name", pa.string(), "The IPTC's name, British English.", "international relations"),
        Column(
            "parent_topic_id",
            pa.string(),
            "The topic above it.",
            "11000000",
            null_means="It is a topic of the first level, or a retired one that has none above it any more.",
            refers_to="topics",
        ),
        Column("level", pa.int32(), "Depth in the tree, from 1.", 2),
        Column("path", pa.string(), "Names from the first level down to it.", "politics > international relations"),
        Column("is_retired", pa.bool_(), "The IPTC uses it no more.", False),
        Column("wikidata_id", pa.string(), "Its Wikidata item.", "Q166542", null_means="Not linked.", form="Q[0-9]+"),
    ),
)
