"""Write the rows of some gold articles to tests/golden/rows/: `make golden`, then read the diff.

A file's output may change only when RULE_VERSION does, so that no rule changes rows unnoticed. Rows that hang on a hair
(`benchmarks/quality/hair.py`) are named, and not kept: another processor may decide them otherwise.
"""

import json
import sys
from typing import Any

from benchmarks import ROOT
from benchmarks.quality import gold, hair
from transforms import versions
from transforms.document import Rows

ROWS = ROOT / "tests" / "golden" / "rows"
# Of these the whole output is kept; of the other articles the figures alone, as a diff of all would be read by nobody.
WHOLE = ("business", "court", "interview", "live_blog", "science", "seed", "sport")
# Constant over all rows of a file, or no output of the rules.
SAID_ONCE = frozenset({"document_id", "published_date", "published_month", "run_id", "ingested_at"})
HAIR = "on_a_hair"
# What an emulated processor without AVX decides otherwise beyond those (`python -m benchmarks.quality.kernels
# --emulate`).
SEEN_ELSEWHERE: dict[str, frozenset[hair.Key]] = {
    "live_blog": frozenset({
        ("quotes", "q@2387"),
        ("quote_spans", "q@2387+2387"),
        ("sentences", "553448412e3720e7.s0041"),
    })
}


def main() -> int:
    """Write what is new or may change; 1 where an output would change while RULE_VERSION stands still."""
    ROWS.mkdir(exist_ok=True)
    refused = [name for name in WHOLE if not _written(name)]
    for name in refused:
        print(f"rows/{name}.json would change, but RULE_VERSION is still {versions.RULE_VERSION}", file=sys.stderr)
    return 1 if refused else 0


def golden_of(name: str) -> str:
    """Give the rows of a case as JSON, one row a line; a column that a row lacks is null."""
    case = gold.read_gold_case(name)
    unsure = hair.on_a_hair(case) | SEEN_ELSEWHERE.get(name, frozenset())
    rows = hair.rows_of_reading(case)
    sure = {
        table: [row for row in rows[table] if hair.key_of_reading_row(table, row) not in unsure]
        for table in sorted(rows)
    }
    tables = [
        f"  {json.dumps(table)}: [" + ",".join(f"\n    {_line(table, row)}" for row in sure[table]) + "\n  ]"
        for table in sure
        if table not in hair.LEFT_OUT and sure[table]
    ]
    named = ",".join(f"\n    {json.dumps(key)}" for key in sorted(unsure))
    head = [f'  "rule_version": {json.dumps(versions.RULE_VERSION)}', f'  "{HAIR}": [{named}\n  ]']
    return "{\n" + ",\n".join([*head, *tables]) + "\n}\n"


def changes(name: str) -> list[str]:
    """Say what today's rows decide otherwise than the file of a case, those on a hair left out; a line each."""
    kept = json.loads((ROWS / f"{name}.json").read_text(encoding="utf-8"))
    unsure = {tuple(key) for key in kept.pop(HAIR)}
    del kept["rule_version"]
    rows = hair.rows_of_reading(gold.read_gold_case(name))
    now = {table: [json.loads(_line(table, row)) for row in rows[table]] for table in rows}
    found = hair.differences_of_readings(_with_document(kept, rows), _with_document(now, rows))
    return [f"{' '.join(key)}: {what}" for key, what in found.items() if key not in unsure]


def _with_document(tables: Rows, rows: Rows) -> Rows:
    """Give rows their document's id again, which is a part of some keys."""
    same = {"document_id": rows["documents"][0]["document_id"]}
    return {table: [{**same, **row} for row in tables.get(table, [])] for table in rows}


def _line(table: str, row: dict[str, Any]) -> str:
    said_once = {"run_id", "ingested_at"} if table == "documents" else SAID_ONCE
    kept = {key: _rounded(value) for key, value in row.items() if value is not None and key not in said_once}
    return json.dumps(kept, ensure_ascii=False, default=str)


def _rounded(value: Any) -> Any:
    return round(value, 3) if isinstance(value, float) else value


def _written(name: str) -> bool:
    path = ROWS / f"{name}.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if kept.get("rule_version") == versions.RULE_VERSION:
        return not changes(name)
    path.write_text(golden_of(name), encoding="utf-8")
    print(f"wrote rows/{name}.json")
    return True


if __name__ == "__main__":
    sys.exit(main())
