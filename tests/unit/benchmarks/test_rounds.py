"""Timing by turns: both rivals do everything once, and each begins with every other item."""

from functools import partial

from benchmarks.speed.rounds import describe_spread, measure_by_turns


def test_rivals_take_turns_at_going_first() -> None:
    calls: list[tuple[str, int]] = []

    def note(rival: str, item: int) -> None:
        calls.append((rival, item))

    first, second = measure_by_turns(partial(note, "a"), partial(note, "b"), [1, 2, 3])
    assert calls == [("a", 1), ("b", 1), ("b", 2), ("a", 2), ("a", 3), ("b", 3)]
    assert first >= 0 and second >= 0


def test_seconds_are_those_of_the_rival_that_spent_them() -> None:
    idle, busy = measure_by_turns(lambda _: None, lambda count: sum(range(count)), [1_000_000, 1_000_000])
    assert idle < busy


def test_a_spread_is_median_least_and_most() -> None:
    assert describe_spread([3.0, 1.0, 2.5], 1) == "2.5 (1.0 to 3.0)"
