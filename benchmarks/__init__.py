"""Measured quality and speed: `make bench`. Figures go to docs/performance.md, floors to floors.json."""
