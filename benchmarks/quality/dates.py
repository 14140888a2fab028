"""Dates that articles name, and their own day, on the shared set: `make bench-dates`.

Figures are of the half that may be looked at, beside what has to be reached on the one that is kept out.
"""

import sys

from benchmarks.quality.table_board import BoardFigure, BoardScore, BoardSet, run_board
from transforms.document import Profile

SETS = (
    BoardSet(
        "dates",
        Profile.FAST,
        (
            BoardScore(
                "dates",
                ("dates/score_dates.py", "--gold", "dates/dates.jsonl.gz"),
                (
                    BoardFigure("value, end to end: F", ("value_end_to_end", "f"), 82),
                    BoardFigure("value of those that need the article's day", ("value_recall_relative",), 80),
                    BoardFigure("the article's own day", ("published_day",), 98),
                ),
            ),
        ),
    ),
)


def main(argv: list[str] | None = None) -> int:
    """Ingest, score, print; gives the exit code."""
    return run_board(SETS, "benchmarks.quality.dates", __doc__, argv)


if __name__ == "__main__":
    sys.exit(main())
