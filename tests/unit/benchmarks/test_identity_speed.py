"""Invented people: always the same, under several names, with namesakes; and what the step of identity costs."""

from pathlib import Path

import pytest

from benchmarks.speed.identity import MAX_RATIO, IdentityCost, draw_cost, measure_identity
from benchmarks.speed.invented_people import invent_cast, invent_person
from warehouse.checks import find_violations


def test_people_are_the_same_at_every_call_and_some_share_a_name() -> None:
    people = [invent_person(number) for number in range(5_000)]
    names = {(person.given, person.surname) for person in people}
    assert people[7] == invent_person(7)
    assert 4_900 < len(names) < 5_000
    assert 0.35 < sum(person.role is not None for person in people) / 5_000 < 0.45


def test_all_people_come_up_in_the_articles_and_under_several_forms_of_their_names() -> None:
    casts = [invent_cast(number, 200, 500) for number in range(200)]
    ids_of: dict[int, set[str]] = {}
    for cast in casts:
        for local_id, person in cast.people.items():
            ids_of.setdefault(person, set()).add(local_id)
    assert len(ids_of) > 490
    assert any(len(local_ids) > 1 for local_ids in ids_of.values())


def test_rows_of_a_cast_are_as_the_tables_declare_them() -> None:
    cast = invent_cast(150, 200, 500)
    faults = [one for one in find_violations(cast.rows) if one.table != "documents"]
    assert cast.people and not faults


def test_the_step_is_measured_over_a_store_that_grows(tmp_path: Path) -> None:
    cost = measure_identity(tmp_path, article_count=20, people_count=50, batch=5)
    assert cost.articles == 20 and 40 <= cost.people <= 50
    assert cost.first_ms > 0 and cost.last_ms > 0
    assert cost.shared <= cost.ids
    assert 0 <= cost.first_known < cost.last_known


def test_a_cost_says_what_it_may_be() -> None:
    cost = IdentityCost(20, 50, first_ms=2.0, last_ms=3.0, mean_ms=2.5, split=1, shared=2, ids=49)
    assert cost.ratio == pytest.approx(1.5) and cost.ratio > MAX_RATIO
    assert "last to first: 1.50 (at most 1.25)" in draw_cost(cost)
