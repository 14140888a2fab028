"""Measure how the code reads, beside nothing: `python -m tests.house.measures` prints a table, a house a row.

Only the names of classes and the rooms are held by tests; these figures are for a look before and after a change.
Expression nodes count what is written within functions (calls, operators, subscripts, comprehensions, comparisons), a
line is a line of code within a function, docstring aside.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSES = ("transforms", "warehouse", "flows", "benchmarks")
# A function named for how it stands to something, not for what it does: HOUSE rule 1.
_PREPOSITIONS = frozenset({
    *(
        "of",
        "in",
        "at",
        "by",
        "to",
        "from",
        "with",
        "within",
        "under",
        "over",
        "on",
        "not",
        "without",
        "near",
        "beside",
    ),
    *("near", "beside", "before", "after", "between", "around", "behind", "inside", "apart", "together", "so", "as"),
})
_PARTICIPLE = re.compile(r"(?:\w+ed|made|told|found|kept|said|held|known|seen|given|taken|written|built)(?:_|$)")
_EXPRESSIONS = (
    *(ast.Call, ast.BinOp, ast.BoolOp, ast.UnaryOp, ast.Compare, ast.Subscript, ast.IfExp, ast.Lambda),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.NamedExpr, ast.Starred, ast.JoinedStr),
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class FunctionMeasures:
    """What is counted of one function."""

    name: str
    lines: int
    blank_lines: int
    code_chars: int
    expressions: int
    long_conditions: int  # and/or of four terms or more


def modules(houses: Sequence[str]) -> list[Path]:
    """List the Python files of houses, in order."""
    return sorted(path for house in houses for path in (ROOT / house).rglob("*.py"))


def measure(paths: Iterable[Path]) -> list[FunctionMeasures]:
    """Measure every function of the files."""
    return [one for path in paths for one in _of_file(path)]


def _of_file(path: Path) -> Iterator[FunctionMeasures]:
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield _of_function(node, lines)


def _of_function(node: Function, lines: Sequence[str]) -> FunctionMeasures:
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    last = node.end_lineno or node.lineno
    own = lines[body[0].lineno - 1 : last] if body else []
    code = [line.strip() for line in own if line.strip() and not line.strip().startswith("#")]
    inside = [child for statement in body for child in ast.walk(statement)]
    return FunctionMeasures(
        name=node.name,
        lines=len(code),
        blank_lines=sum(not line.strip() for line in own),
        code_chars=sum(map(len, code)),
        expressions=sum(isinstance(child, _EXPRESSIONS) for child in inside),
        long_conditions=sum(isinstance(child, ast.BoolOp) and len(child.values) >= 4 for child in inside),
    )


def table_row(house: str) -> list[str]:
    """Give the figures of a house as cells."""
    found = measure(modules([house]))
    names = [one.name.strip("_") for one in found if not one.name.startswith("__")]
    lines = sum(one.lines for one in found)
    blank = sum(one.blank_lines for one in found)
    return [
        house,
        str(len(found)),
        f"{_percent(sum(one.lines <= 20 for one in found), len(found))}",
        str(max(one.lines for one in found)),
        f"{_percent(sum('_' not in name for name in names), len(names))}",
        f"{_percent(sum(map(_is_oddly_named, names)), len(names))}",
        f"{sum(one.code_chars for one in found) / lines:.0f}",
        f"{sum(one.expressions for one in found) / lines:.2f}",
        f"{_percent(blank, blank + lines)}",
        f"{1000 * sum(one.long_conditions for one in found) / lines:.1f}",
    ]


def _is_oddly_named(name: str) -> bool:
    return name.partition("_")[0] in _PREPOSITIONS or _PARTICIPLE.match(name) is not None


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %"


HEAD = [
    *("house", "functions", "of 20 lines or fewer", "longest", "one-word names", "preposition or participle first"),
    *("characters a line", "expression nodes a line", "blank lines", "and/or of four, per 1,000 lines"),
]


def main() -> int:
    """Print the table in Markdown."""
    for row in (HEAD, ["---"] * len(HEAD), *map(table_row, HOUSES[:3])):
        print("| " + " | ".join(row) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
