"""`make golden` writes what is new, and changes nothing while the rule version stands still."""

import json
from pathlib import Path

import pytest

from tests.golden import write


def test_an_output_changes_only_with_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = {"rule_version": "7", "quotes": 1}
    monkeypatch.setattr(write, "ROWS", tmp_path / "rows")
    monkeypatch.setattr(write, "WHOLE", ("one", "seed"))
    monkeypatch.setattr(write, "golden_of", lambda name: json.dumps(output))
    monkeypatch.setattr(write.pipeline, "RULE_VERSION", "7")
    assert write.main() == 0 and write.main() == 0

    output["quotes"] = 2
    assert write.main() == 1
    assert "rows/one.json would change, but RULE_VERSION is still 7" in capsys.readouterr().err
    assert json.loads((tmp_path / "rows" / "one.json").read_text())["quotes"] == 1

    output["rule_version"] = "8"
    monkeypatch.setattr(write.pipeline, "RULE_VERSION", "8")
    assert write.main() == 0
    assert json.loads((tmp_path / "rows" / "seed.json").read_text()) == output
