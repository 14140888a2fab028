"""What a Python file imports, read from its syntax tree: nothing is imported for it."""

import ast
from collections.abc import Iterator
from pathlib import Path


def imported_names(path: Path) -> Iterator[str]:
    """Yield the dotted names of modules, and of what is taken out of them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
