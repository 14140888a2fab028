"""A plug-in cannot stand without a test: a table, a parser or an annotator is imported by some test."""

import ast
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules

import pytest

from transforms import annotators, parsers
from warehouse import tables, views

TESTS = Path(__file__).parents[1]
PLUG_INS = [
    f"{package.__name__}.{module.name}"
    for package in (parsers, annotators)
    for module in iter_modules(package.__path__)
]


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


IMPORTED: dict[str, str] = {}
for _path in sorted(TESTS.rglob("test_*.py")):
    for _name in _imported(_path):
        IMPORTED[_name] = IMPORTED.get(_name, "") + _path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PLUG_INS)
def test_a_plug_in_has_a_test_of_its_own(name: str) -> None:
    assert name in IMPORTED, f"write tests/unit/{name.replace('.', '/')} with test_ before its last part"


@pytest.mark.parametrize("name", [name for name in PLUG_INS if name.startswith(parsers.__name__)])
def test_a_parser_has_a_rejected_case(name: str) -> None:
    assert "Reject" in IMPORTED.get(name, ""), "test what it refuses, too"


@pytest.mark.parametrize("name", PLUG_INS)
def test_a_plug_in_has_what_its_kind_has(name: str) -> None:
    module = __import__(name, fromlist=["_"])
    wanted = ("MEDIA_TYPES", "claims", "parse") if name.startswith(parsers.__name__) else ("NEEDS", "ADDS", "annotate")
    assert not [one for one in wanted if not hasattr(module, one)]


@pytest.mark.parametrize("package", [tables, views], ids=["tables", "views"])
def test_every_module_of_declarations_declares_one_table(package: object) -> None:
    found = {**tables.TABLES, **views.DERIVED}
    names = [module.name for module in iter_modules(package.__path__)]  # type: ignore[attr-defined]
    assert not [name for name in names if name not in found]
