"""The board of inputs: figures over all items, those of one group, and what has to be reached."""

from benchmarks.quality.inputs import SUITES, InputFigure, InputSuite, draw_suite, merge_groups


def test_figures_over_all_items_go_before_those_of_a_group() -> None:
    grouped = {"all": {"found": 0.9}, "real": {"found": 1.0, "url": 1.0}, "no article": {"kept_out": 0.8}}
    assert merge_groups(grouped) == {"found": 0.9, "url": 1.0, "kept_out": 0.8}
    assert merge_groups({"count": 1.0}) == {"count": 1.0}


def test_a_figure_says_what_it_reaches() -> None:
    suite = InputSuite("feeds", "feeds/*", ("score.py",), (InputFigure("found", 0.9, 1.0), InputFigure("url", 1.0)))
    head, found, url = draw_suite(suite, {"found": 0.95, "url": 0.5}, 2.0)
    assert head == "feeds: 2.0 s of CPU"
    assert found.endswith("reaches must") and url.endswith("below")


def test_every_suite_has_figures() -> None:
    assert all(suite.figures for suite in SUITES)
