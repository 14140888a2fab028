"""Work out how to bring all rows back to what they were after an earlier batch.

What later batches added is dropped, and what they dropped comes back, but for what was removed by law: that stays
gone. Going back is a batch like any other, and can be taken back too. Which batches can be taken back: undo_log.py.
What articles were: article_images.py. What rows of other tables were: key_versions.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.document import Row
from warehouse.lake import article_images, delta, key_versions, revisions
from warehouse.lake.batch_files import BatchRows
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.undo_log import UndoLog


@dataclass(frozen=True, slots=True)
class Restoration:
    """What going back to batch `number` does: articles by their rows of `documents`, and the rows of the batch.

    Of articles that change, the row now comes with the one before, which will be there again.
    """

    number: int
    returning: Sequence[Row]
    changed: Sequence[tuple[Row, Row]]
    leaving: Sequence[Row]
    rows: BatchRows

    def list_ids(self) -> list[str]:
        """List the ids of all these articles."""
        rows = (*self.returning, *(before for _, before in self.changed), *self.leaving)
        return [row["document_id"] for row in rows]


def plan_restoration(lake: LakeFiles, log: UndoLog, number: int) -> Restoration:
    """Work out against the store as it is now what brings it back to batch `number`.

    Raises:
        NotRestorable: what later batches did is not known.
    """
    undos = log.read_after(number)
    images = article_images.collect_images(lake, undos)
    returning = [images.before[document_id] for document_id in images.list_returning()]
    changed = [(images.now[document_id], images.before[document_id]) for document_id in images.list_changed()]
    leaving = [images.now[document_id] for document_id in images.list_leaving()]

    replaced = [*leaving, *(now for now, _ in changed)]
    added = {"documents": [*returning, *(before for _, before in changed)]}
    drops = revisions.drop_articles(replaced) if replaced else {}
    for name in key_versions.list_keyed_tables():
        change = key_versions.plan_change(lake, delta.batch_tables()[name], undos)
        if change is not None:
            added[name], drops[name] = change
    return Restoration(number, returning, changed, leaving, BatchRows(added, drops, images=images.select_rows()))
