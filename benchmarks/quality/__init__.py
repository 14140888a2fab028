"""Measure quality against gold, the project's own and PolNeAR's: floors, misses, other processors."""
