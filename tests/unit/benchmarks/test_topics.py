"""The gold of topics is well formed, kept apart from what is learned from, and compared as the shared scorer does."""

import pytest

from benchmarks.quality.topics import PASSAGES, measure_topics, read_passages, score_topics
from benchmarks.training import fit_topics
from tests.unit.transforms.topics.test_features import placed
from transforms.knowledge.media_topics import ancestors_of_media_topic, media_topics
from transforms.topics.features import FEATURES

QUAKE, DISASTER, DROUGHT, OPERA = "20000153", "20000151", "20000152", "20000028"


@pytest.mark.parametrize("path", [PASSAGES, fit_topics.LABELS / "passages.tsv"], ids=["gold", "training"])
def test_passages_have_topics_in_use_and_all_branches(path: object) -> None:
    cases = read_passages(path)  # type: ignore[arg-type]
    labels = [topic for case in cases for topic in case.topics]
    assert len(cases) >= 100 and not any(media_topics()[topic].is_retired for topic in labels)
    assert len({(topic, *ancestors_of_media_topic(topic))[-1] for topic in labels}) == 17


def test_no_passage_of_the_gold_is_learned_from() -> None:
    learned = {case.text for case in read_passages(fit_topics.LABELS / "passages.tsv")}
    assert not learned & {case.text for case in read_passages()}


def test_figures_count_the_first_the_best_three_and_all_given() -> None:
    tally = score_topics(
        [([QUAKE], [QUAKE, OPERA]), ([QUAKE], [DROUGHT]), ([QUAKE, DROUGHT], [OPERA, DROUGHT]), ([QUAKE], [])],
        ["a", "b", "c", "d"],
    )
    assert tally.figures == {"exact_first": 0.25, "exact_of_three": 0.5, "main_branch": 0.5, "precision": 0.4}
    assert tally.figures_less_one == {"exact_first": 0.0, "exact_of_three": 0.25, "main_branch": 0.25, "precision": 0.2}
    assert [miss[0] for miss in tally.misses] == ["b", "d"]


@pytest.mark.slow
def test_a_passage_is_read_as_an_article() -> None:
    tally = measure_topics(read_passages()[:2])
    assert tally.articles == 2 and tally.given > 0


def test_a_term_in_more_articles_is_less_rare_and_one_in_a_single_article_is_not_listed() -> None:
    often, once = placed("earthquake", 0), placed("opera", 9)
    data = [fit_topics.Labelled([often], [QUAKE])] * 3 + [fit_topics.Labelled([once], [OPERA])]
    assert fit_topics.measure_rarity(data) == {"earthquake": 0.14}


def test_learning_prefers_what_readers_gave() -> None:
    data = [fit_topics.Labelled([placed("earthquake", 0, "headline", 0), placed("opera", 9)], [QUAKE])] * 3
    weights = fit_topics.learn(data)
    assert weights.features[FEATURES.index("headline")] > 0
    assert fit_topics.score_folds(data, 3).figures["exact_first"] == 1.0
