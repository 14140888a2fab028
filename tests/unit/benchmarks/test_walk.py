"""docs/quotes.md tells what the code does: the walk through one text, the tables of rules, the table of figures."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.docs import walk
from benchmarks.quality import peers
from transforms.document import QuoteRule, SpeakerRule, Vocabulary, meaning_of

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "quotes.md").read_text(encoding="utf-8")
_NUMBER = re.compile(r"\b\d\.\d\d\b")
# Chances move a little with every new fit; what stands in the docs may be this far from today's.
_CLOSE = 0.1
# Which argument of a call names a rule.
_QUOTE_CALLS = {"_make_clause_candidate": 3, "Attribution": 1}
_SPEAKER_CALLS = {"named_speaker": 3, "named_by_pronoun": 3}
_SPEAKER_MODULES = (
    "answers",
    "authors",
    "description_sources",
    "pronoun_sources",
    "relative_sources",
    "resolution",
    "turn_taking",
)
_DESCRIBING = ("descriptions", "described_ages", "known_offices")
_MEND = "`make docs` writes it anew; new rules belong into transforms/document/vocabulary.py"


@pytest.mark.slow
def test_the_walk_is_what_the_code_says_today() -> None:
    written, today = walk.part_of(PAGE, "walk"), walk.walk()
    assert _NUMBER.sub("#", written) == _NUMBER.sub("#", today), _MEND
    numbers = zip(_NUMBER.findall(written), _NUMBER.findall(today), strict=True)
    assert all(abs(float(one) - float(other)) <= _CLOSE for one, other in numbers), _MEND


@pytest.mark.parametrize(("name", "rules"), [("quote rules", QuoteRule), ("speaker rules", SpeakerRule)])
def test_the_tables_of_rules_are_those_of_the_code(name: str, rules: type[Vocabulary]) -> None:
    assert walk.part_of(PAGE, name) == walk.table_of(rules).strip(), _MEND


def test_every_rule_that_occurs_in_rows_is_explained() -> None:
    unknown: set[str] = set()
    for file in (ROOT / "tests" / "golden" / "rows").glob("*.json"):
        for row in json.loads(file.read_text(encoding="utf-8")).get("quotes", ()):
            for key, rules in (("quote_rule", QuoteRule), ("speaker_rule", SpeakerRule)):
                if row.get(key) is not None and meaning_of(row[key], rules) is None:
                    unknown.add(row[key])
    assert not unknown, _MEND


def test_every_rule_that_the_code_can_give_is_explained() -> None:
    own = ("quotes/assembly.py", "layouts/layout_attributions.py", "quotes/nested_quotes.py")
    files = ("clauses/clause_candidates.py", *own)
    found = {rule for file in files for rule in _rules_in(file, _QUOTE_CALLS)}
    assert {"front", "turn", "inner", "n-prep:*"} <= found
    assert {rule for rule in found if not _is_explained(rule, QuoteRule)} == set(), _MEND
    spoken = {rule for name in _SPEAKER_MODULES for rule in _rules_in(f"speakers/{name}.py", _SPEAKER_CALLS)}
    assert {"name", "pronoun", "author", "unnamed", "told of"} <= spoken
    assert {rule for rule in spoken if not _is_explained(rule, SpeakerRule)} == set(), _MEND
    described = {rule for name in _DESCRIBING for rule in _rules_in(f"coreference/{name}.py", {"DescriptionMatch": 2})}
    assert "description: age stated" in described
    assert {rule for rule in described if not _is_explained(rule, SpeakerRule)} == set(), _MEND


def test_no_rule_is_explained_that_the_code_has_not() -> None:
    files = (path for path in (ROOT / "transforms").rglob("*.py") if path.name != "vocabulary.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    names = [re.split("…", name.removeprefix("description: "))[0].rstrip("<>+") for name in [*QuoteRule, *SpeakerRule]]
    code += "".join(f'"{rules[name]}"' for rules, name in _members_in(code))
    # frames that bear the name of a relation of the parse are put together: "n-" and "acl"
    parts = {part for name in names for part in ([name] if f'"{name}' in code else re.split("(?<=-)", name))}
    assert {part for part in parts if f'"{part}' not in code and f': {part}"' not in code} == set(), _MEND


def test_figures_of_peers_are_in_the_docs() -> None:
    table = walk.part_of(PAGE, "figures")
    assert [row for row in peers.FIGURES if f"| {row.label} |" not in table] == []


def test_parts_are_filled_between_their_comments_only() -> None:
    page = "a\n<!-- x -->\nold\n<!-- end of x -->\nb\n"
    assert walk.filled(page, "x", "new\\1") == "a\n<!-- x -->\nnew\\1\n<!-- end of x -->\nb\n"
    with pytest.raises(ValueError, match="end of y"):
        walk.filled(page, "y", "new")


def test_meanings_know_open_names() -> None:
    assert meaning_of("prep:about", QuoteRule) == QuoteRule.PREP_OF.meaning
    assert meaning_of("no such rule", QuoteRule) is None and meaning_of(None, QuoteRule) is None


def _rules_in(file: str, calls: dict[str, int]) -> Iterator[str]:
    """Rules that calls of `file` name; what is put together at run time stands as `*`.

    A call may name its rule by a variable of the same function: `rule = SpeakerRule.JOINT`.
    """
    for node in ast.walk(ast.parse((ROOT / "transforms" / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "rule":
            yield from _written(node.value)
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            named = [one.value for one in node.keywords if one.arg == "rule"]
            placed = node.args[calls[name] : calls[name] + 1] if name in calls else []
            for value in [*placed, *named]:
                yield from _written(value)


def _members_in(code: str) -> Iterator[tuple[type[Vocabulary], str]]:
    """Members of the vocabularies that code names: `QuoteRule.FRONT`."""
    vocabularies: dict[str, type[Vocabulary]] = {"QuoteRule": QuoteRule, "SpeakerRule": SpeakerRule}
    for vocabulary, name in re.findall(r"\b(QuoteRule|SpeakerRule)\.([A-Z_]+)\b", code):
        yield vocabularies[vocabulary], name


def _written(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Attribute):
        yield from (rules[name].value for rules, name in _members_in(ast.unparse(value)))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "*" for one in value.values)
    elif isinstance(value, ast.IfExp):
        yield from _written(value.body)
        yield from _written(value.orelse)
    elif isinstance(value, ast.BinOp):
        ends = [list(_written(side)) or ["*"] for side in (value.left, value.right)]
        yield from (left + right for left in ends[0] for right in ends[1])


def _is_explained(rule: str, rules: type[Vocabulary]) -> bool:
    pattern = re.compile(re.escape(rule).replace(r"\*", ".+"))
    return meaning_of(rule, rules) is not None or any(pattern.fullmatch(name) for name in rules)
