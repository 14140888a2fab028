"""Tell which articles of a batch this very run has stored, where another run with the same inputs may have been faster.

What a run counts of its sources (measuring.py) is of these alone, so that two runs at once count each article once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from transforms.document import Rows
from warehouse import store


def select_own_parts(data: Path, parts: Sequence[Rows], counts: store.Counts, run_id: str) -> list[Rows]:
    """Select the parts whose articles are stored as this run's, and those without an article.

    Reads the store only where `counts`, what came of these parts, says that not all articles were new to it.

    Args:
        data: the warehouse.
        parts: the rows of new articles, an article a part, as they were given to the store.
        counts: what the store made of them.
        run_id: the run.
    """
    ids = [row["document_id"] for part in parts for row in part.get("documents", ())]
    if counts.added + counts.revised == len(ids):
        return list(parts)
    stored = store.read_articles(data, set(ids))
    own = {
        document_id for document_id, rows in stored.items() if any(row["run_id"] == run_id for row in rows["documents"])
    }
    return [part for part in parts if all(row["document_id"] in own for row in part.get("documents", ()))]
