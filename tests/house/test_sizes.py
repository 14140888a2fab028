"""House style that counts: sizes of functions and modules, docstrings of what others call."""

import ast
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("flows", "transforms", "warehouse")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 30
# Branches of a function and terms of its conditions: with booleans counted, splitting pays and packing does not.
MOST_DECISIONS = 20
FEW_DECISIONS, SHARE_OF_SIMPLE_ONES = 10, 0.9
# Most functions fit on a screen's third.
FEW_LINES, SHARE_OF_SHORT_ONES = 20, 0.8
Function = ast.FunctionDef | ast.AsyncFunctionDef


class SizedFunction(NamedTuple):
    """A function by its file and name, with what is counted of it."""

    place: str
    name: str
    line_count: int
    decision_count: int


@cache  # numbers alone, as the syntax trees of all modules are large
def _functions() -> tuple[SizedFunction, ...]:
    return tuple(
        SizedFunction(f"{path.relative_to(ROOT)}: {node.name}", node.name, _line_count(node), _decision_count(node))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, Function)
    )


def _line_count(function: Function) -> int:
    """Lines of a function's body, docstring and signature aside."""
    assert function.end_lineno is not None
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return function.end_lineno - body[0].lineno + 1 if body else 0


def _decision_count(function: Function) -> int:
    """Count McCabe's branches, the further terms of and/or, and the conditions of comprehensions."""
    count = 1
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.IfExp | ast.For | ast.While | ast.ExceptHandler | ast.match_case):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
    return count


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_MODULE_LINES
    assert ast.get_docstring(ast.parse(source))
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_no_function_is_long_and_most_are_short() -> None:
    sizes = {one.place: one.line_count for one in _functions()}
    assert {name: size for name, size in sizes.items() if size > MOST_FUNCTION_LINES} == {}
    short = sum(size <= FEW_LINES for size in sizes.values())
    assert short / len(sizes) >= SHARE_OF_SHORT_ONES


def test_no_function_decides_much_and_most_decide_little() -> None:
    counts = {one.place: one.decision_count for one in _functions()}
    assert {name: count for name, count in counts.items() if count > MOST_DECISIONS} == {}
    assert sum(count <= FEW_DECISIONS for count in counts.values()) / len(counts) >= SHARE_OF_SIMPLE_ONES


def test_no_function_is_named_for_nothing() -> None:
    names = {one.name.lstrip("_") for one in _functions()}
    assert names.isdisjoint({"process", "handle", "do", "run_it"})
