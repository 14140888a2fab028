"""Articles that come after an import tell of the newsroom's entities."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse.bi import reader

pytestmark = pytest.mark.slow

Run = Callable[..., tuple[int, dict[str, Any]]]
KNOWLEDGE = """type,name,aliases,wikidata_id,country_code,roles
person,Ana Silva,Anna Sylva;Silva,Q42,PT,harbour master|Berg Harbour Board|2014-01-01|2019-12-31
organization,Berg Harbour Board,BHB;Berg Port Authority,,NO,
"""
ARTICLE = """Harbour master sees delays

BERG, 12 April 2018 - Anna Sylva, the harbour master, said on Thursday that the port would open in May.

"We need two more cranes," Sylva said. The BHB had promised them last year, she said.

Berg Port Authority officials declined to comment. "It is late," said Tom Quist, a spokesman for BHB.
"""


def test_articles_link_to_what_was_imported_by_any_of_its_names(run: Run, tmp_path: Path) -> None:
    data, file, story = tmp_path / "data", tmp_path / "people.csv", tmp_path / "story.txt"
    file.write_text(KNOWLEDGE)
    story.write_text(ARTICLE)
    assert run("kb", "import", file, "--data", data)[0] == 0
    assert run("ingest", story, "--data", data, "--profile", "fast")[0] == 0
    entities = {row["entity_id"]: row for row in reader.read(data, "entities").to_pylist()}
    assert {"person.anna-sylva", "organization.bhb", "organization.berg-port-authority"}.isdisjoint(entities)
    ana = entities["person.ana-silva"]
    assert (ana["name"], ana["wikidata_id"], ana["country_code"]) == ("Ana Silva", "Q42", "PT")
    assert ana["first_seen_date"] is not None
    speakers = [row["speaker_entity_id"] for row in reader.read(data, "quotes").to_pylist()]
    assert "person.ana-silva" in speakers
    assert run("kb", "import", file, "--data", data)[0] == 0
    assert {row["entity_id"]: row for row in reader.read(data, "entities").to_pylist()} == entities
    assert run("check", "--data", data)[0] == 0
