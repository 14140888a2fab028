"""Rows of entities: once each, sorted, and mentions that only speakers know of."""

import pytest

from transforms.document import Alias, Document, Entity, Mention, RoleHeld, Span, Speaker, ids
from transforms.rows.entities import make_alias_rows, make_entity_rows, make_mention_rows, make_role_rows
from transforms.rows.row_ids import SentenceIndex

ID = "9f2c41d07be35a68"
TEXT = "Ana Silva spoke; the mayor smiled"
ANA = "person.ana-silva"
NAMED = Mention(Span(0, 9), ANA, "name", "full", 1.0)
BY_ROLE = Speaker(1, 1, Span(17, 26), "person", "name", "She is.", 0.5, ANA, "Ana Silva", mention_type="nominal")


def mention_rows(*speakers: Speaker, mentions: tuple[Mention, ...] = (NAMED,)) -> list[tuple[str, str, float]]:
    doc = Document(ID, None, TEXT, (), mentions=mentions, speakers=speakers)
    rows = make_mention_rows(doc, {}, SentenceIndex.of(doc))
    return [(row["text"], row["mention_type"], row["mention_confidence"]) for row in rows]


NAME_ROW = ("Ana Silva", "name", 1.0)
ROLE_ROW = ("the mayor", "nominal", 0.5)


@pytest.mark.parametrize(
    ("speakers", "mentions", "expected"),
    [
        pytest.param([], (NAMED,), [NAME_ROW], id="no speakers"),
        pytest.param([BY_ROLE], (NAMED,), [NAME_ROW, ROLE_ROW], id="a description that is a speaker"),
        pytest.param([BY_ROLE, BY_ROLE], (NAMED,), [NAME_ROW, ROLE_ROW], id="twice the same words"),
        pytest.param(
            [BY_ROLE],
            (Mention(Span(17, 26), ANA, "nominal", "role", 0.9),),
            [("the mayor", "nominal", 0.9)],
            id="a mention of the same words stays",
        ),
        pytest.param(
            [Speaker(1, 1, Span(17, 26), "unnamed", "unnamed", "", 0.5, mention_type="nominal")],
            (NAMED,),
            [NAME_ROW],
            id="an unnamed speaker is no entity",
        ),
        pytest.param(
            [Speaker(1, 1, Span(0, 3), "person", "name", "", 0.5, ANA, mention_type="name")],
            (NAMED,),
            [NAME_ROW],
            id="a name is a mention already",
        ),
    ],
)
def test_mentions(
    speakers: list[Speaker], mentions: tuple[Mention, ...], expected: list[tuple[str, str, float]]
) -> None:
    assert mention_rows(*speakers, mentions=mentions) == expected


def test_entities_aliases_and_roles_are_sorted_and_written_once() -> None:
    port = Entity("organization.port", "organization", "Port")
    aliases = (Alias("Silva", "surname"), Alias("Ana", "nominal"), Alias("Silva", "surname"))
    roles = (
        RoleHeld("mayor", None, "mayor b"),
        RoleHeld("mayor", None, "mayor a"),
        RoleHeld("chair", port.entity_id, ""),
    )
    doc = Document(ID, None, TEXT, (), entities=(Entity(ANA, "person", "Ana Silva", aliases, roles), port))
    assert [row["entity_id"] for row in make_entity_rows(doc)] == [port.entity_id, ANA]
    assert [row["alias"] for row in make_alias_rows(doc)] == ["Ana", "Silva"]
    assert {row["entity_role_id"]: row["evidence"] for row in make_role_rows(doc)} == {
        ids.entity_role_id(ANA, "mayor", None): "mayor a",
        ids.entity_role_id(ANA, "chair", port.entity_id): None,
    }
