"""Docs name files that are there."""

import re
from pathlib import Path

import pytest

from tests.house.measures import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "transforms" / "data").rglob("*.md")])
_PATH = re.compile(r"`((?:flows|transforms|warehouse|benchmarks|tests|docs|seeds)/[\w./-]*)`")
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_and_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = {ROOT / path for path in _PATH.findall(text)} | {page.parent / link for link in _LINK.findall(text)}
    assert {str(path) for path in named if not path.exists()} == set()
