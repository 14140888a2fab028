"""Quality against gold: the project's own, and PolNeAR's where it lies; floors, misses, other processors."""
