"""The passages of offices: they are whole, and what is wrong is counted and named."""

from datetime import date

from benchmarks.quality.role_passages import RolePassage, StatedOffice, read_passages, score_passage, score_passages

OFFICE = StatedOffice("Ana Quist", "mayor", ("Lund",), "former", "", "2016-12-31")
PASSAGE = RolePassage("a", date(2030, 1, 1), "", (OFFICE,))
ENTITIES = [{"entity_id": "p", "name": "Ana Quist"}, {"entity_id": "l", "name": "Lund"}]


def test_whom_the_passages_name_stands_in_them() -> None:
    passages = read_passages()
    assert len(passages) == len({one.name for one in passages}) == 20
    assert all(office.person.split()[-1] in one.text for one in passages for office in one.offices)


def test_a_role_without_place_and_time_is_counted_and_named() -> None:
    row = {"entity_id": "p", "role": "mayor", "organization_entity_id": None, "status": "current"}
    row |= {"valid_from": None, "valid_to": None, "evidence": "mayor", "entity_role_id": "p.r"}
    score = score_passage(PASSAGE, {"entities": ENTITIES, "entity_roles": [row]})
    assert score.figures == {"roles": 1, "role_organizations": 0, "role_times": 0}
    assert score.misses[0].startswith("organization\ta\tAna Quist: mayor, Lund, former")


def test_the_passages_are_read_as_well_as_when_their_rules_were_made() -> None:
    chosen = [one for one in read_passages() if one.name in ("resigned_rector", "minister_since_june", "late_founder")]
    wrong = [miss for score in score_passages(chosen) for miss in score.misses]
    assert wrong == []
