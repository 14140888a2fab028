"""Floors only rise, and what falls under one is named."""

import pytest

from benchmarks.quality import floors, gold
from benchmarks.quality.tally import Score, Tally


def test_floors_rise_and_never_fall() -> None:
    stand = {"one": {"match": 0.8, "scare": 0.0}}
    assert floors.raise_floors(stand, {"one": {"match": 0.6, "scare": 0.599}}) == {"one": {"match": 0.8, "scare": 0.59}}


def test_what_is_under_or_not_measured_is_named() -> None:
    stand = {"one": {"match": 0.8, "gone": 0.1}}
    assert floors.find_figures_under_floors(stand, {"one": {"match": 0.79}}) == [
        "one match: 0.79 is less than 0.8",
        "one gone: None is less than 0.1",
    ]
    assert floors.find_figures_under_floors(stand, {"one": {"match": 0.8, "gone": 0.1}}) == []


def test_a_floor_leaves_the_room_of_one_item() -> None:
    score = Score({"match": Tally(9, 10, 9, 10), "scare": Tally(1, 2, 1, 1)})
    assert score.figures == {"match": 0.9, "scare": 1.0}
    assert score.figures_less_one == {"match": 0.8, "scare": 0.0}


@pytest.mark.parametrize(
    ("names", "speaker", "found", "is_right"),
    [
        pytest.param({"ana silva"}, "she", {"ana silva"}, True, id="by name"),
        pytest.param({"ana silva"}, "she", set(), False, id="a name was to be found"),
        pytest.param(set(), "an official", set(), True, id="nobody is named, and nobody was"),
        pytest.param(set(), "an official", {"an official"}, True, id="the words as they stand are no wrong name"),
        pytest.param(set(), "an official", {"rui costa"}, False, id="an unnamed one was given a name"),
    ],
)
def test_speaker_right(names: set[str], speaker: str, found: set[str], is_right: bool) -> None:
    place = frozenset({4})
    wanted = gold.GoldAttribution(
        1, frozenset({1}), "", "direct", speaker_words=place, speaker_text=speaker, names=frozenset(names)
    )
    seen = gold.GoldAttribution(1, frozenset({1}), "", "direct", speaker_words=place, names=frozenset(found))
    assert gold.is_gold_speaker(wanted, seen) is is_right


@pytest.mark.parametrize("name", ["live_blog", "interview"])
def test_optional_and_inner_attributions_are_never_held_against_the_rules(name: str) -> None:
    case = gold.read_gold_case(name)
    outer = [one for one in case.gold if one.type != "scare" and not one.is_inner]
    must = [one for one in outer if not one.is_optional]
    for given in (outer, must):
        tally = gold._tally_attributions(outer, given, gold.pair_with_gold(outer, given), True, gold.is_gold_speaker)
        assert (tally.precision, tally.recall) == (1.0, 1.0)
