"""Count what was found against what was to be found, and compute the figures."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, field, replace

# Of these the gold lists only what must be there (entities), or a reading either way is right (scare).
RECALL_ONLY = frozenset({"scare", "entities", "roles", "role_times"})


@dataclass
class Tally:
    """Counts of one comparison; ratios come from sums, never from means of means."""

    found_right: float = 0
    found: int = 0
    gold_right: float = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def less_one(self) -> "Tally":
        """The same with one item less that is right."""
        return replace(self, found_right=max(0, self.found_right - 1), gold_right=max(0, self.gold_right - 1))

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
        return {name: _figure(name, one) for name, one in self.tallies.items()}

    @property
    def figures_less_one(self) -> dict[str, float]:
        """The figures if one item less were right: the room that a floor leaves."""
        return {name: _figure(name, one.less_one) for name, one in self.tallies.items()}


def _figure(name: str, tally: Tally) -> float:
    # Rounded, as 0.8 may come out a hair less and would lie under a floor of 0.8.
    return round(tally.recall if name in RECALL_ONLY else tally.f1, 9)


def sum_scores(scores: Iterable[Score]) -> Score:
    """Add up the counts of several articles; the misses stay with each."""
    out = Score()
    for one in scores:
        for name, tally in one.tallies.items():
            out.tallies[name] = out.tallies.get(name, Tally()) + tally
    return out
