"""The numbers that a candidate topic is judged by, and what the learned weights make of them."""

import pytest

from transforms.topics.features import FEATURES, PlacedHit, TopicCandidate, measure_candidates
from transforms.topics.terms import TermHit, load_topic_terms
from transforms.topics.weights import TopicWeights, load_topic_weights

EARTHQUAKE, NATURAL_DISASTER, CENTRAL_BANK = "20000153", "20000151", "20000350"


def placed(term: str, start_char: int, place: str = "body", block: int = 1) -> PlacedHit:
    known = next(one for one in load_topic_terms() if one.term == term)
    return PlacedHit(TermHit(start_char, known), 1.0, place, block, start_char)


def number(candidates: list[TopicCandidate], topic_id: str, name: str) -> float:
    candidate = next(one for one in candidates if one.topic_id == topic_id)
    return candidate.numbers[FEATURES.index(name)]


def test_nothing_found_gives_no_candidate() -> None:
    assert measure_candidates([], {}) == []


def test_a_candidate_has_its_own_terms_and_its_evidence() -> None:
    first = measure_candidates([placed("earthquake", 0), placed("aftershock", 20)], {})[0]
    assert (first.topic_id, first.own_terms, first.strong) == (EARTHQUAKE, frozenset({"earthquake", "aftershock"}), 2)
    assert len(first.numbers) == len(FEATURES) and set(first.by_term) == {"earthquake", "aftershock"}


def test_what_stands_first_in_headline_and_lead_has_higher_numbers() -> None:
    found = measure_candidates(
        [placed("earthquake", 0, "headline", 0), placed("central bank", 90), placed("river", 100)], {}
    )
    for name in ("headline", "early", "opening"):
        assert number(found, EARTHQUAKE, name) > number(found, CENTRAL_BANK, name)
    assert number(found, EARTHQUAKE, "headline") == 1.0


def test_a_parent_knows_its_heaviest_child_and_owns_nothing() -> None:
    found = measure_candidates([placed("earthquake", 0)], {})
    assert number(found, NATURAL_DISASTER, "child") == 1.5 and number(found, NATURAL_DISASTER, "own") == 0.0
    assert number(found, EARTHQUAKE, "child") == 0.0 and number(found, EARTHQUAKE, "own") == 1.0


def test_a_term_that_many_articles_have_says_less() -> None:
    hits = [placed("earthquake", 0)]
    common = measure_candidates(hits, {"earthquake": 0.5})
    assert number(common, EARTHQUAKE, "rare_mass") < number(measure_candidates(hits, {}), EARTHQUAKE, "rare_mass")


def test_probability_grows_with_what_has_a_positive_weight() -> None:
    weights = TopicWeights(-1.0, (2.0, *(0.0 for _ in FEATURES[1:])), {})
    nothing, everything = (0.0,) * len(FEATURES), (1.0,) * len(FEATURES)
    assert weights.probability(nothing) == pytest.approx(0.2689, abs=1e-4)
    assert weights.probability(everything) == pytest.approx(0.7311, abs=1e-4)


def test_the_weights_of_the_package_have_all_features_and_know_terms() -> None:
    weights = load_topic_weights()
    assert len(weights.features) == len(FEATURES)
    assert set(weights.rarity) <= {term.term for term in load_topic_terms()}
    assert all(0.0 <= rarity < 1.0 for rarity in weights.rarity.values())
    assert weights.features[FEATURES.index("level_1")] < 0 < weights.features[FEATURES.index("share")]
