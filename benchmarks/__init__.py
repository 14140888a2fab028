"""Measured quality and speed: `make bench`. Figures go to docs/performance.md, floors to floors.json."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]  # of the repository
