"""Counts of what was found against what was to be found, and the figures that come of them."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, field

# Of these the gold lists only what must be there (entities), or a reading either way is right (scare).
RECALL_ONLY = frozenset({"scare", "entities"})


@dataclass
class Tally:
    """Counts of one comparison; ratios come from sums, never from means of means."""

    found_right: int = 0
    found: int = 0
    gold_right: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.found_right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found right; 1 where there is none."""
        return self.gold_right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Score:
    """What one comparison gave: tallies by figure, and each miss as a line to read."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """F1 of what can be found too often, recall of the rest; 0..1."""
        # Rounded, as 0.8 may come out a hair less and would lie under a floor of 0.8.
        return {name: round(one.recall if name in RECALL_ONLY else one.f1, 9) for name, one in self.tallies.items()}


def summed(scores: Iterable[Score]) -> Score:
    """Add up the counts of several articles; the misses stay with each."""
    out = Score()
    for one in scores:
        for name, tally in one.tallies.items():
            out.tallies[name] = out.tallies.get(name, Tally()) + tally
    return out
