from benchmarks.training import fit_fusion

# Numbers of a clause: the bias, and whether its edges are where the encoder sees them.
TIGHT, LOOSE = (1.0, 1.0), (1.0, 0.0)
SAID = [fit_fusion.ClauseChoice([TIGHT, LOOSE], [1.0, 0.5], [True, False])] * 10
UNSAID = [fit_fusion.ClauseChoice([TIGHT], [0.0], [False])] * 30
# Of these no clause has the words of the content, and the loose one comes nearer.
INEXACT = [fit_fusion.ClauseChoice([TIGHT, LOOSE], [0.5, 0.9], [False, False])] * 10


def test_the_right_clause_of_a_cue_wins_though_most_clauses_like_it_are_none() -> None:
    _, edges = fit_fusion.clause_weights([*SAID, *UNSAID])
    assert edges > 0


def test_a_clause_that_is_mostly_none_stays_unlikely() -> None:
    bias, edges = fit_fusion.clause_weights([*SAID, *UNSAID])
    assert bias + edges < 0


def test_cues_without_an_exact_clause_teach_no_edges() -> None:
    _, edges = fit_fusion.clause_weights([*SAID, *INEXACT])
    _, edges_alone = fit_fusion.clause_weights(SAID)
    assert 0 < edges < edges_alone
