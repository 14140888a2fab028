"""One word, one thing: a class name stands for one class in the whole house."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.house.measures import HOUSES, modules


def test_class_names_are_unique() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in modules(HOUSES):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(_shown(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def _shown(path: Path) -> str:
    return "/".join(path.parts[-3:])
