"""Rows of entities: once each, sorted, and mentions in order of the text."""

import pytest

from transforms.document import Alias, Document, Entity, Mention, RoleHeld, Span, ids
from transforms.rows.entities import make_alias_rows, make_entity_rows, make_mention_rows, make_role_rows
from transforms.rows.row_ids import SentenceIndex

ID = "9f2c41d07be35a68"
TEXT = "Ana Silva spoke; the mayor smiled"
ANA = "person.ana-silva"
NAMED = Mention(Span(0, 9), ANA, "name", "full", 1.0)
BY_ROLE = Mention(Span(17, 26), ANA, "nominal", "description: role stated", 0.5)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param((), [], id="none"),
        pytest.param((BY_ROLE, NAMED), ["Ana Silva", "the mayor"], id="in order of the text"),
    ],
)
def test_mentions_are_copied(mentions: tuple[Mention, ...], expected: list[str]) -> None:
    doc = Document(ID, None, TEXT, (), mentions=mentions)
    rows = list(make_mention_rows(doc, {}, SentenceIndex.of(doc)))
    assert [row["text"] for row in rows] == expected
    kinds = {(row["text"], row["mention_type"], row["mention_confidence"]) for row in rows}
    assert kinds == {(one.span.of(TEXT), one.mention_type, one.confidence) for one in mentions}


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
