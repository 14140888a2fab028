"""Names, identity in and across articles, metonyms and roles on the shared sets: `make bench-entities`.

Figures are of the halves that may be looked at, beside what has to be reached on those that are kept out.
"""

import sys

from benchmarks.quality.table_board import BoardFigure, BoardScore, BoardSet, run_board
from transforms.document import Profile

SETS = (
    BoardSet(
        "entities",
        Profile.ACCURATE,
        (
            BoardScore(
                "entities",
                ("entities/score_entities.py", "--gold", "entities/entities.jsonl.gz"),
                (
                    BoardFigure("names with type, lenient: F", ("names_lenient", "f"), 82),
                    BoardFigure("names with type, exact: F", ("names_exact", "f"), 79),
                    BoardFigure("in an article, names: B-cubed", ("within names", "b3", "f"), 86),
                    BoardFigure("in an article, names: LEA", ("within names", "lea", "f"), 82),
                    BoardFigure("in an article, all mentions: B-cubed", ("within all", "b3", "f"), 71),
                    BoardFigure("across articles, mentions: B-cubed", ("across_mentions_b3", "f"), 91),
                    BoardFigure("across articles, pairs: F", ("across_pairs", "f"), 92),
                    BoardFigure("across articles, one id for one entity", ("across_one_id",), 88),
                    BoardFigure("across articles, ids shared by two", ("across_shared_ids",), 8, is_count=True),
                ),
            ),
        ),
    ),
    BoardSet(
        "people",
        Profile.ACCURATE,
        (
            BoardScore(
                "speakers",
                (
                    *("entities/score_people.py", "--articles", "quotes/dev.jsonl.gz"),
                    *("--names", "quotes/dev_names.jsonl"),
                ),
                (
                    BoardFigure("speakers, pairs: F", ("mentions", "pairs", "f"), 93),
                    BoardFigure("speakers, one id for one", ("mentions", "one_id"), 92),
                    BoardFigure("speakers, ids shared by two", ("mentions", "shared"), 2, is_count=True),
                ),
            ),
            BoardScore(
                "roles",
                ("entities/score_roles.py", "--gold", "entities/roles.jsonl"),
                (
                    BoardFigure("roles: role", ("role",), 97),
                    BoardFigure("roles: with the right organization's id", ("role_org",), 92),
                ),
            ),
        ),
    ),
    BoardSet(
        "metonyms",
        Profile.FAST,
        (
            BoardScore(
                "geowebnews",
                (
                    *("entities/score_metonyms.py", "--gold", "entities/metonyms.jsonl.gz"),
                    *("--corpus", "geowebnews"),
                ),
                (
                    BoardFigure("metonym or place, GeoWebNews: accuracy", ("accuracy",), 90),
                    BoardFigure("metonym or place, GeoWebNews: metonym F", ("metonym", "f"), 83),
                ),
            ),
            BoardScore(
                "relocar",
                ("entities/score_metonyms.py", "--gold", "entities/metonyms.jsonl.gz", "--corpus", "relocar"),
                (BoardFigure("metonym or place, ReLocaR: accuracy", ("accuracy",), 82),),
            ),
        ),
    ),
)


def main(argv: list[str] | None = None) -> int:
    """Ingest, score, print; gives the exit code."""
    return run_board(SETS, "benchmarks.quality.entities", __doc__, argv)


if __name__ == "__main__":
    sys.exit(main())
