"""Which branch of the tree comes first, and by what it is judged."""

from dataclasses import replace

import pytest

from tests.unit.transforms.topics.test_features import placed
from transforms.knowledge.media_topics import media_topics
from transforms.topics.branches import (
    BRANCH_FEATURES,
    BranchWeights,
    branch_of,
    lead_with_main_branch,
    measure_branches,
)
from transforms.topics.features import PlacedHit
from transforms.topics.scoring import Likely, rank_candidates
from transforms.topics.weights import load_branch_weights, load_topic_weights

DISASTER, ECONOMY = "03000000", "04000000"
HITS = [placed("earthquake", 0, "headline", 0), placed("central bank", 20, "headline", 0), placed("aftershock", 40)]


def rank(hits: list[PlacedHit]) -> list[Likely]:
    return rank_candidates(hits, load_topic_weights())


def by_name(numbers: tuple[float, ...]) -> dict[str, float]:
    return dict(zip(BRANCH_FEATURES, numbers, strict=True))


def test_a_branch_has_what_all_its_topics_have_together() -> None:
    measured = measure_branches(rank(HITS), HITS)
    disaster, economy = by_name(measured[DISASTER]), by_name(measured[ECONOMY])
    assert (disaster["first"], economy["first"]) == (1.0, 0.5)
    assert disaster["mass"] > economy["mass"] and disaster["mass"] + economy["mass"] == pytest.approx(1.0)
    assert {name for name, numbers in measured.items() if by_name(numbers)["likeliest"]} == {next(iter(measured))}


def test_what_stands_in_no_headline_comes_first_nowhere() -> None:
    hits = [placed("earthquake", 0)]
    assert by_name(measure_branches(rank(hits), hits)[DISASTER])["first"] == 0.0


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        pytest.param(1.0, ECONOMY, id="clearly the likelier one"),
        pytest.param(0.1, DISASTER, id="hardly"),
        pytest.param(-1.0, DISASTER, id="less likely"),
    ],
)
def test_a_clearly_likelier_branch_comes_first_and_no_topic_is_lost(lead: float, expected: str) -> None:
    ranked = rank(HITS)
    given = [next(pair for pair in ranked if branch_of(pair[1]) == branch) for branch in (DISASTER, ECONOMY)]
    weights = BranchWeights((0.0,) * len(BRANCH_FEATURES), {ECONOMY: lead})
    led = lead_with_main_branch(given, ranked, HITS, weights)
    assert branch_of(led[0][1]) == expected and sorted(map(id, led)) == sorted(map(id, given))


def test_topics_of_one_branch_keep_their_order() -> None:
    ranked = rank(HITS)
    given = [pair for pair in ranked if branch_of(pair[1]) == DISASTER]
    assert lead_with_main_branch(given, ranked, HITS, load_branch_weights()) == given
    assert lead_with_main_branch([], [], [], load_branch_weights()) == []


def test_the_weights_of_the_package_are_of_numbers_and_branches_that_there_are() -> None:
    weights = load_branch_weights()
    assert len(weights.features) == len(BRANCH_FEATURES)
    assert set(weights.branches) <= {topic.topic_id for topic in media_topics().values() if topic.level == 1}
    numbers = (0.0,) * len(BRANCH_FEATURES)
    assert replace(weights, branches={}).weigh(DISASTER, numbers) == 0.0
