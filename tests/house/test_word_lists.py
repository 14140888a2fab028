"""Lists of words that rules know stand in `transforms/data`, not in code; short sets of grammar may stay."""

import ast
from pathlib import Path

import pytest

from tests.house.measures import ROOT
from transforms.knowledge.tables import data_file

# Rooms whose rules know words of English. Pages and agency files are read by words too, but by those of formats.
ROOMS = (
    *("circumstances", "clauses", "coreference", "dates", "entities", "language", "name_types", "names", "persons"),
    *("quotes", "roles", "speakers", "statements", "topics"),
)
MODULES = sorted(path for room in ROOMS for path in (ROOT / "transforms" / room).glob("*.py"))
MOST_WORDS = 36  # all prepositions, all auxiliaries
LISTS = sorted(path.name for folder in ("lexicon", "world") for path in (ROOT / "transforms/data" / folder).iterdir())
_MAKERS = ("dict", "frozenset", "set", "tuple")


def _count_words(value: ast.expr) -> int:
    """Count the words of a constant that is a collection of them; 0 for patterns and other calls."""
    if isinstance(value, ast.Call) and ast.unparse(value.func) not in _MAKERS:
        return 0
    texts = [node.value for node in ast.walk(value) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return sum(text.replace("-", "").isalpha() for text in texts)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "transforms")))
def test_long_lists_of_words_are_data(path: Path) -> None:
    statements = ast.parse(path.read_text(encoding="utf-8")).body
    constants = [each for each in statements if isinstance(each, ast.Assign | ast.AnnAssign) and each.value is not None]
    long = [each.lineno for each in constants if each.value is not None and _count_words(each.value) > MOST_WORDS]
    assert long == [], "words go into transforms/data, with a row in its README"


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_a_row_of_the_readme_that_counts_its_own(name: str) -> None:
    folder = next(each for each in ("lexicon", "world") if data_file(f"{each}/{name}").is_file())
    rows = [line for line in data_file(f"{folder}/{name}").read_text(encoding="utf-8").split("\n") if line]
    rows = [line for line in rows if not line.startswith("#")]
    has_names_of_columns = "topic_id" in rows[0]
    table = (ROOT / "transforms/data/README.md").read_text(encoding="utf-8").splitlines()
    told = [line.split(" | ")[2].replace(",", "") for line in table if line.startswith(f"| `{name}` |")]
    assert told == [str(len(rows) - has_names_of_columns)]
