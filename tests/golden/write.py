"""Write the rows of some gold articles to tests/golden/rows/: `make golden`, then read the diff.

A file's output may change only when RULE_VERSION does, so that no rule changes rows unnoticed.
"""

import json
import sys
from typing import Any

from benchmarks import gold
from transforms import pipeline

ROWS = gold.ROOT / "tests" / "golden" / "rows"
# Of these the whole output is kept; of the other articles the figures alone, as a diff of all would be read by nobody.
WHOLE = ("business", "court", "interview", "live_blog", "science", "seed", "sport")
# The article stands beside its gold; a second copy of it would only hide what changed.
LEFT_OUT = frozenset({"document_texts"})
# Constant over all rows of a file, or no output of the rules.
SAID_ONCE = frozenset({"document_id", "published_date", "published_month", "run_id", "ingested_at"})


def main() -> int:
    """Write what is new or may change; 1 where an output would change while RULE_VERSION stands still."""
    ROWS.mkdir(exist_ok=True)
    refused = [name for name in WHOLE if not _written(name)]
    for name in refused:
        print(f"rows/{name}.json would change, but RULE_VERSION is still {pipeline.RULE_VERSION}", file=sys.stderr)
    return 1 if refused else 0


def golden_of(name: str) -> str:
    """Give the rows of a case as JSON, one row a line; a column that a row lacks is null."""
    rows = gold.rows_of_case(gold.case_of(name))[1]
    tables = [
        f"  {json.dumps(table)}: [" + ",".join(f"\n    {_line(table, row)}" for row in rows[table]) + "\n  ]"
        for table in sorted(rows)
        if table not in LEFT_OUT and rows[table]
    ]
    head = f'  "rule_version": {json.dumps(pipeline.RULE_VERSION)}'
    return "{\n" + ",\n".join([head, *tables]) + "\n}\n"


def _line(table: str, row: dict[str, Any]) -> str:
    said_once = {"run_id", "ingested_at"} if table == "documents" else SAID_ONCE
    kept = {key: _rounded(value) for key, value in row.items() if value is not None and key not in said_once}
    return json.dumps(kept, ensure_ascii=False, default=str)


def _rounded(value: Any) -> Any:
    # Scores of a model differ in their last digits between processors.
    return round(value, 3) if isinstance(value, float) else value


def _written(name: str) -> bool:
    path, now = ROWS / f"{name}.json", golden_of(name)
    if path.exists():
        before = path.read_text(encoding="utf-8")
        if before == now:
            return True
        if json.loads(before)["rule_version"] == pipeline.RULE_VERSION:
            return False
    path.write_text(now, encoding="utf-8")
    print(f"wrote rows/{name}.json")
    return True


if __name__ == "__main__":
    sys.exit(main())
