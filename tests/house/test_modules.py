"""Every module with rules has a test of its own, by its name or by import, so that a red test names a room."""

from pathlib import Path

import pytest

from tests.house.measures import ROOT, modules
from tests.kit.imports import imports_of_tests

# What has no rule of its own: doors of packages, thin annotators (test_plug_ins holds them), declarations.
_WITHOUT_RULES = (
    *("/__init__.py", "/__main__.py", "/annotators/", "/tables/", "/document/"),
    *("/lake/errors.py", "/lake/schema_version.py"),
)
RULES = [
    path
    for path in modules(("transforms", "warehouse"))
    if not any(part in f"/{path.relative_to(ROOT)}" for part in _WITHOUT_RULES)
]


IMPORTED = frozenset[str]().union(*imports_of_tests().values())


@pytest.mark.parametrize("path", RULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_with_rules_has_a_test_of_its_own(path: Path) -> None:
    module = path.relative_to(ROOT)
    named = ROOT / "tests" / "unit" / module.parent / f"test_{module.name}"
    assert named.is_file() or ".".join(module.with_suffix("").parts) in IMPORTED
