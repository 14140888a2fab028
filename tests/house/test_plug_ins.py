"""A plug-in cannot stand without a test: a table, a parser or an annotator is imported by some test."""

from pkgutil import iter_modules

import pytest

from tests.kit.imports import imports_of_tests
from transforms import annotators, parsers
from warehouse import tables, views

PLUG_INS = [
    f"{package.__name__}.{module.name}"
    for package in (parsers, annotators)
    for module in iter_modules(package.__path__)
]
IMPORTED: dict[str, str] = {}
for _path, _names in imports_of_tests().items():
    for _name in _names & {*PLUG_INS}:
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
