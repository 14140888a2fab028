"""Rows of entities: once each, sorted, and mentions in order of the text."""

from datetime import date

import pytest

from transforms.document import Alias, Document, Entity, Mention, Published, RoleHeld, Span, ids
from transforms.rows.entities import make_alias_rows, make_entity_rows, make_mention_rows, make_role_rows
from transforms.rows.row_ids import SentenceIndex

ID = "9f2c41d07be35a68"
TEXT = "Ana Silva spoke; the mayor smiled"
ANA = "person.ana-silva"
DAY = date(2017, 4, 12)
NAMED = Mention(Span(0, 9), ANA, "name", "full", 1.0)
INSIDE = Mention(Span(0, 3), ANA, "name", "given name", 1.0)
BY_ROLE = Mention(Span(17, 26), ANA, "nominal", "description: role stated", 0.5)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param((), [], id="none"),
        pytest.param((BY_ROLE, NAMED), ["Ana Silva", "the mayor"], id="in order of the text"),
        pytest.param((INSIDE, NAMED), ["Ana Silva", "Ana"], id="a longer one before those inside it"),
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
        ids.entity_role_id(ANA, "mayor", None, "current"): "mayor a",
        ids.entity_role_id(ANA, "chair", port.entity_id, "current"): None,
    }


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param(RoleHeld("mayor", None, ""), ("mayor", "current", DAY, DAY), id="held on the day"),
        pytest.param(RoleHeld("former mayor", None, "", "former"), ("mayor", "former", None, None), id="former"),
        pytest.param(
            RoleHeld("mayor from 2009 to 2013", None, "", "from 2009 to 2013"),
            ("mayor", "former", date(2009, 1, 1), date(2013, 12, 31)),
            id="former, with its years",
        ),
        pytest.param(
            RoleHeld("mayor since 2014", None, "", "since 2014"),
            ("mayor", "current", date(2014, 1, 1), DAY),
            id="since a year",
        ),
        pytest.param(
            RoleHeld("acting mayor", None, "", "acting"), ("acting mayor", "acting", DAY, DAY), id="for a time"
        ),
        pytest.param(RoleHeld("mayor-elect", None, "", "elect"), ("mayor-elect", "future", None, None), id="not yet"),
    ],
)
def test_an_office_that_is_not_held_on_the_day_is_not_valid_on_it(
    held: RoleHeld, expected: tuple[str, str, date | None, date | None]
) -> None:
    published = Published(DAY, None, "metadata", "given")
    doc = Document(ID, None, TEXT, (), published=published, entities=(Entity(ANA, "person", "Ana", (), (held,)),))
    (row,) = make_role_rows(doc)
    assert (row["role"], row["status"], row["valid_from"], row["valid_to"]) == expected
    assert row["first_seen_date"] == DAY


def test_kin_is_no_office() -> None:
    roles = (RoleHeld("father", None, "his father"), RoleHeld("Republican", None, "a Republican"))
    assert not make_role_rows(Document(ID, None, TEXT, (), entities=(Entity(ANA, "person", "Ana", (), roles),)))
