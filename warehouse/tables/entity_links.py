"""Which entity of the store those of articles are."""

import pyarrow as pa

from transforms.document import LinkReason
from warehouse.fields import COMMON, Column, Table, entity_id

_LOCAL = entity_id("local_entity_id", "The entity as the article alone names it: type and canonical name.", is_key=True)
_RUNNER_UP = entity_id(
    "runner_up_entity_id", "The next best one that was known then.", null_means="None was like it.", is_key=True
)
TABLE = Table(
    name="entity_links",
    row_is="a decision which entity one of an article is, with what speaks for it",
    key=("document_id", "local_entity_id"),
    columns=(
        *COMMON,
        _LOCAL,
        entity_id("entity_id", "The entity that it is; all rows of the article have this id."),
        Column("link_score", pa.float64(), "How sure it is.", 0.92, unit="0 to 1"),
        Column("link_reason", pa.string(), "What decided.", "same name", one_of=LinkReason.values()),
        _RUNNER_UP,
        Column("runner_up_score", pa.float64(), "How like it was.", 0.4, null_means="None was like it.", unit="0 to 1"),
    ),
)
