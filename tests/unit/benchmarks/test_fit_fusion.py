from benchmarks.training import fit_fusion

# Numbers of a clause: the bias, and whether its edges are where the encoder sees them.
TIGHT, LOOSE = (1.0, 1.0), (1.0, 0.0)
SAID: list[fit_fusion.ClauseChoice] = [([TIGHT, LOOSE], [1.0, 0.5])] * 10
UNSAID: list[fit_fusion.ClauseChoice] = [([TIGHT], [0.0])] * 30


def test_the_right_clause_of_a_cue_wins_though_most_clauses_like_it_are_none() -> None:
    _, edges = fit_fusion.clause_weights([*SAID, *UNSAID])
    assert edges > 0


def test_a_clause_that_is_mostly_none_stays_unlikely() -> None:
    bias, edges = fit_fusion.clause_weights([*SAID, *UNSAID])
    assert bias + edges < 0
