"""Which entities of the store a newsroom's own rows are about, and what does not fit."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.kit.entities import A_SILVA, ANA, DAY, give_key, make_knowledge_row, make_two_silvas
from warehouse import entity_decisions
from warehouse.entity_decisions import Decider
from warehouse.entity_knowledge import KnowledgeRole, KnowledgeRow, import_knowledge
from warehouse.lake import commit
from warehouse.lake.knowledge_matching import match_rows


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return make_two_silvas(tmp_path / "data")


def test_an_id_that_was_merged_leads_to_the_one_that_stands(data: Path) -> None:
    entity_decisions.merge_entities(data, A_SILVA, ANA, Decider("r9", datetime(2026, 11, 29)))
    (match,), _ = match_rows(
        commit.roll_forward(data), [make_knowledge_row(2, "Ana Silva", "silva, ana", entity_id=A_SILVA)]
    )
    assert match.entity_id == ANA


def test_a_row_does_not_take_by_name_what_another_one_names_by_id(data: Path) -> None:
    give_key(data, ANA, "silva, ana")
    first = make_knowledge_row(2, "Ana Silva", "silva, ana", entity_id=ANA)
    second = make_knowledge_row(3, "Ana Silva", "silva, ana", entity_id="person.ana-silva-singer")
    matches, _ = match_rows(commit.roll_forward(data), [first, second])
    assert [match.entity_id for match in matches] == [ANA, "person.ana-silva-singer"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(
            [make_knowledge_row(4, "Sylva", "sylva")],
            "several entities have the name Sylva, give one's id: person.a-silva, person.ana-silva",
            id="several",
        ),
        pytest.param(
            [make_knowledge_row(4, "B", "b", "place", entity_id=ANA)],
            f"{ANA} is of the type person in the store",
            id="type",
        ),
        pytest.param(
            [make_knowledge_row(3, "Jo", "jo"), make_knowledge_row(4, "Jo Berg", "berg, jo", entity_id="person.jo")],
            "person.jo is in row 3 already",
            id="one entity in two rows",
        ),
        pytest.param(
            [make_knowledge_row(4, "Jo", "jo", roles=(KnowledgeRole("chair", "Nowhere", "nowhere"),))],
            "the role chair is held at Nowhere, which is neither in the file nor known",
            id="nowhere",
        ),
        pytest.param(
            [
                make_knowledge_row(
                    4, "Jo", "jo", roles=(KnowledgeRole("chair", "Sylva", "sylva"), KnowledgeRole("chair"))
                )
            ],
            "the role chair is held at Sylva, which is neither in the file nor known",
            id="no body",
        ),
        pytest.param(
            [make_knowledge_row(4, "Jo", "jo", roles=(KnowledgeRole("chair"), KnowledgeRole("chair", valid_from=DAY)))],
            "the role chair is there twice: give its first and its last day",
            id="office twice",
        ),
        pytest.param(
            [
                make_knowledge_row(4, "A", "a", "organization", roles=(KnowledgeRole("member", "B", "b"),)),
                make_knowledge_row(5, "B", "b", "organization", roles=(KnowledgeRole("member", "A", "a"),)),
            ],
            "the roles go round in a circle: organization.a -> organization.b -> organization.a",
            id="circle",
        ),
        pytest.param(
            [make_knowledge_row(4, "Jo", "jo", wikidata_id="Q8")],
            f"Q8 is the wikidata_id of {ANA} in the store",
            id="item",
        ),
    ],
)
def test_rows_that_do_not_fit_are_told_with_their_numbers(data: Path, rows: list[KnowledgeRow], message: str) -> None:
    give_key(data, ANA, "sylva")
    give_key(data, A_SILVA, "sylva")
    import_knowledge(data, [make_knowledge_row(2, "Ana Silva", "silva, ana", entity_id=ANA, wikidata_id="Q8")], "r9")
    matches, faults = match_rows(commit.roll_forward(data), rows)
    assert (faults[0].row_number, faults[0].message) == (4, message) and matches == []
