"""House style that counts: sizes of functions and modules, docstrings of what others call."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("flows", "transforms", "warehouse")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 60
# Most functions fit on a screen's third.
FEW_LINES, SHARE_OF_SHORT_ONES = 20, 0.8
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def _line_count(function: Function) -> int:
    """Lines of a function from `def` to its end, docstring aside."""
    assert function.end_lineno is not None
    first = function.body[0]
    has_docstring = ast.get_docstring(function) is not None
    inside = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return function.end_lineno - function.lineno + 1 - inside


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_MODULE_LINES
    assert ast.get_docstring(ast.parse(source))
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_no_function_is_long_and_most_are_short() -> None:
    sizes = {f"{path.relative_to(ROOT)}: {one.name}": _line_count(one) for path in MODULES for one in _functions(path)}
    assert {name: size for name, size in sizes.items() if size > MOST_FUNCTION_LINES} == {}
    short = sum(size <= FEW_LINES for size in sizes.values())
    assert short / len(sizes) >= SHARE_OF_SHORT_ONES


def test_no_function_is_named_for_nothing() -> None:
    names = {one.name.lstrip("_") for path in MODULES for one in _functions(path)}
    assert names.isdisjoint({"process", "handle", "do", "run_it"})
