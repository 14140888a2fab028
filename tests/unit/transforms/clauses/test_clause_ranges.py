"""Ranges of tokens around a cue, of parses made by hand."""

import pytest

from transforms.clauses.clause_ranges import cut_cue_out_of_clause
from transforms.language.alignment import TokenRange


@pytest.mark.parametrize(
    ("piece", "cue", "source", "rest"),
    [
        pytest.param((0, 9), (3, 4), None, [(0, 3), (4, 9)], id="a cue inside"),
        pytest.param((0, 9), (3, 4), (4, 6), [(0, 3), (6, 9)], id="a source behind it"),
        pytest.param((0, 3), (3, 4), (4, 6), [(0, 3)], id="both behind the piece"),
        pytest.param((3, 6), (3, 4), (4, 6), [], id="nothing is left"),
    ],
)
def test_cue_and_source_are_cut_out(
    piece: TokenRange, cue: TokenRange, source: TokenRange | None, rest: list[TokenRange]
) -> None:
    assert cut_cue_out_of_clause(piece, cue, source) == rest
