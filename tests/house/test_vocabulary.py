"""Closed values are declared once: tables and kept rows have no others, and code compares members, not strings."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.measures import ROOT, modules
from transforms.document import (
    AliasKind,
    ArticleState,
    DateAnchor,
    DateKind,
    EntityType,
    InsertionKind,
    MentionType,
    QuoteRule,
    QuoteType,
    RoleEvidence,
    RunStatus,
    SpeakerKind,
    SpeakerRule,
    SpeechAct,
    Vocabulary,
    meaning_of,
)
from warehouse.tables import TABLES

COLUMNS: dict[tuple[str, str], type[Vocabulary]] = {
    ("documents", "state"): ArticleState,
    ("quotes", "quote_type"): QuoteType,
    ("quotes", "speaker_kind"): SpeakerKind,
    ("quotes", "speech_act"): SpeechAct,
    ("entities", "entity_type"): EntityType,
    ("entity_aliases", "alias_kind"): AliasKind,
    ("dates", "value_kind"): DateKind,
    ("dates", "anchor_kind"): DateAnchor,
    ("entity_mentions", "mention_type"): MentionType,
    ("quote_insertions", "insertion_kind"): InsertionKind,
    ("runs", "status"): RunStatus,
    ("sentences", "role_evidence"): RoleEvidence,
}
# Attributes that hold closed values, and of which vocabulary.
ATTRIBUTES: dict[str, type[Vocabulary]] = {
    "quote_type": QuoteType,
    "mention_type": MentionType,
    "entity_type": EntityType,
    "speech_act": SpeechAct,
}


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_table_allows_the_values_of_the_vocabulary(table: str, column: str) -> None:
    assert TABLES[table].column(column).one_of == COLUMNS[table, column].values()


@pytest.mark.parametrize("vocabulary", [*COLUMNS.values(), QuoteRule, SpeakerRule], ids=lambda one: one.__name__)
def test_every_value_has_a_meaning(vocabulary: type[Vocabulary]) -> None:
    assert all(member.meaning and member.meaning != member.value for member in vocabulary)


def test_kept_rows_have_no_rule_without_a_meaning() -> None:
    rules = {"quote_rule": QuoteRule, "speaker_rule": SpeakerRule}
    kept = [json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "tests/golden/rows").glob("*.json")]
    found = {(name, row[name]) for rows in kept for row in rows["quotes"] for name in rules if row.get(name)}
    assert len(found) > 15
    assert {one for one in found if meaning_of(one[1], rules[one[0]]) is None} == set()


def test_code_compares_members_and_no_strings() -> None:
    compared = [line for path in modules(("transforms", "warehouse", "flows")) for line in _string_comparisons(path)]
    assert compared == []


def _string_comparisons(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Attribute):
            continue
        vocabulary = ATTRIBUTES.get(node.left.attr)
        texts = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        if vocabulary is not None and texts & set(vocabulary.values()):
            yield f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
