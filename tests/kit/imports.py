"""What a Python file imports, read from its syntax tree: nothing is imported for it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]


def imported_names(path: Path) -> Iterator[str]:
    """Yield the dotted names of modules, and of what is taken out of them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


@cache
def imports_of_tests() -> dict[Path, frozenset[str]]:
    """What each test module imports, by its path."""
    return {path: frozenset(imported_names(path)) for path in sorted(TESTS.rglob("test_*.py"))}
