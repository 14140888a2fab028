"""What small runs take is held against the measure of the same round."""

from benchmarks.speed.start import HELP, MEASURE, ONE_ARTICLE, SIGN, UNCHANGED, StartFigures


def figures(one_article: float, sign: float) -> StartFigures:
    made = StartFigures()
    for measure in (2.0, 4.0, 3.0):
        made.add({MEASURE: measure, ONE_ARTICLE: measure * one_article, UNCHANGED: 1.0, HELP: 0.2, SIGN: sign})
    return made


def test_a_ratio_is_that_of_the_round_and_not_of_medians() -> None:
    assert figures(1.5, 0.2).find_ratio(ONE_ARTICLE) == 1.5
    assert figures(1.5, 0.2).find_ratio(UNCHANGED) == 1 / 3


def test_what_takes_too_long_is_named() -> None:
    assert list(figures(1.5, 0.2).list_excesses()) == []
    run, sign = figures(1.9, 0.7).list_excesses()
    assert run.startswith("one article: 1.90") and sign.startswith("first sign: after 0.70 s")


def test_the_table_has_a_line_for_each_command() -> None:
    head, *lines = figures(1.5, 0.2).describe()
    assert head.split() == ["seconds", "least", "to", "most", "ratio"]
    assert [line.split()[-1] for line in lines] == ["1.00", "1.50", "0.33", "0.07", "0.07"]
