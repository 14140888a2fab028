"""Figures of others on PolNeAR's dev split, all measured by its own scorer in one way, and what is aimed at.

`frames`: clauses counted on the train split, over spaCy's parse. Citron (BBC): refitted on the train split, as it
stands and with its bugs mended and one threshold retuned. textacy: `direct_quotations`. Two people: any two of the
set's six annotators against each other. The set's README says how each was made.
"""

from dataclasses import dataclass

PEERS = ("frames", "citron", "citron_mended", "textacy", "people")
SYSTEMS = PEERS[:-1]
NAMES = ("frames over spaCy's parse", "Citron", "Citron mended", "textacy", "two people")


@dataclass(frozen=True)
class Figure:
    """One line of the table: the scorer's key, what it is, the peers' values in the order of PEERS, what is aimed at.

    Values are percent, but for `pace`: a share of the articles per CPU-second of a bare spaCy pass.
    """

    key: str
    label: str
    peers: tuple[float | None, ...]
    must: float | None = None
    beyond: float | None = None

    @property
    def best_system(self) -> float:
        """The best value of a system; people are not counted."""
        return max(value for value in self.peers[: len(SYSTEMS)] if value is not None)


PACE = "pace"
FIGURES = (
    Figure("dm_end_to_end_f1", "direct and mixed, end to end", (74.6, 70.9, 74.9, 62.9, 93.3), 84, 90),
    Figure("dm_match_f1", "direct and mixed, content match", (85.1, 77.3, 84.1, 68.8, 96.5), 91, 95),
    Figure("dm_exact_f1", "direct and mixed, content exact", (65.0, 49.6, 57.5, 46.9, 87.1), 76, 84),
    Figure("passage_f1", "quoted passages of 3+ words with speaker", (80.2, 72.5, 78.7, 77.1, 96.2), 88, 94),
    Figure("quoted_word_f1", "quoted words with the right source", (78.3, 70.2, 77.0, 77.6, 95.9), 87, 93),
    Figure("dm_speaker", "direct and mixed, speaker right on matched", (88.5, 91.8, 89.6, 91.3, 97.4), 95, 97),
    Figure("indirect_end_to_end_f1", "indirect, end to end", (50.2, 50.4, 54.0, 7.3, 68.9), 60, 67),
    Figure("all_end_to_end_f1", "all, end to end", (58.3, 57.0, 60.5, 28.9, 75.1), 67, 74),
    Figure("source_span_f1", "source spans alone, exact", (64.2, None, 67.5, 24.9, None)),
    Figure("cue_span_f1", "cue spans alone, exact", (51.6, None, 58.5, 32.5, None)),
    Figure("content_span_f1", "content spans alone, exact", (51.2, None, 51.7, 29.2, None), 66, 73),
    Figure("dm_name", "direct and mixed, full name", (46.6, 42.5, 52.3, 36.0, None), 80, 90),
    Figure("unnamed_kept", "unnamed speakers given no name, on matched", (76.0, 54.5, 50.0, None, None), 90, 97),
    # Citron's second value is of its calls batched
    Figure(PACE, "articles per CPU-second, bare spaCy pass 1.0", (None, 0.37, 0.74, 0.8, None), 0.5, 0.8),
)
