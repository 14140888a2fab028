"""`make golden` writes what is new, and changes nothing while the rule version stands still."""

import json
from pathlib import Path

import pytest

from benchmarks.quality import gold, hair
from tests.golden import write


def test_an_output_changes_only_with_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = {"rule_version": "7", "quotes": 1}
    kept = tmp_path / "rows" / "one.json"
    monkeypatch.setattr(write, "ROWS", tmp_path / "rows")
    monkeypatch.setattr(write, "WHOLE", ("one", "seed"))
    monkeypatch.setattr(write, "golden_of", lambda name: json.dumps(output))
    monkeypatch.setattr(write, "changes", lambda name: ["a row"] if json.loads(kept.read_text()) != output else [])
    monkeypatch.setattr(write.versions, "RULE_VERSION", "7")
    assert write.main() == 0 and write.main() == 0

    output["quotes"] = 2
    assert write.main() == 1
    assert "rows/one.json would change, but RULE_VERSION is still 7" in capsys.readouterr().err
    assert json.loads(kept.read_text())["quotes"] == 1

    output["rule_version"] = "8"
    monkeypatch.setattr(write.versions, "RULE_VERSION", "8")
    assert write.main() == 0
    assert json.loads(kept.read_text()) == output


@pytest.mark.slow
def test_a_change_is_named_by_its_row_and_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = hair.rows_of_reading(gold.read_gold_case("court"))
    said = next(row for row in rows["quotes"] if hair.key_of_reading_row("quotes", row) not in kept_on_a_hair("court"))
    other = {**rows, "quotes": [{**row, "cue_text": "sang"} if row is said else row for row in rows["quotes"]]}
    monkeypatch.setattr(hair, "rows_of_reading", lambda case: other)
    assert [line for line in write.changes("court") if "'sang'" in line and said["quote_id"] in line]


def kept_on_a_hair(name: str) -> set[hair.Key]:
    return {tuple(key) for key in json.loads((write.ROWS / f"{name}.json").read_text(encoding="utf-8"))[write.HAIR]}
