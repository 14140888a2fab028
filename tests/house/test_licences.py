"""What is installed may be shipped, is pinned by its hashes, and NOTICE names what is of others."""

from __future__ import annotations

import re

import pytest

from tests.house.licences import ALLOWED, LOCK, READ_BY_HAND, ROOT, Licence, list_licences, list_locked

NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_every_package_has_a_licence_under_which_it_may_be_shipped() -> None:
    refused = {one.package: one.expression for one in list_licences() if not one.is_allowed}
    assert refused == {}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("MPL-2.0 AND (Apache-2.0 OR GPL-3.0-only)", True),
        ("MIT AND GPL-3.0-only", False),
        ("MIT AND (GPL-3.0-only OR AGPL-3.0-only)", False),
        ("", False),
        ("Proprietary", False),
    ],
)
def test_of_alternatives_one_has_to_be_allowed_of_others_all(expression: str, expected: bool) -> None:
    assert Licence("x", expression).is_allowed == expected


def test_each_locked_package_has_one_version_its_hashes_and_no_address_of_its_own() -> None:
    text = LOCK.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(entries) > 100
    assert not [
        entry.split()[0] for entry in entries if "==" not in entry.split("\n")[0] or "--hash=sha256:" not in entry
    ]
    assert not re.search(r"://|^-|^--(?!hash)", text, re.MULTILINE)


def test_no_exception_is_left_over() -> None:
    assert READ_BY_HAND.keys() <= list_locked().keys() and "GPL" not in "".join(ALLOWED)


def test_notice_names_files_that_are_there_and_all_models() -> None:
    named = re.findall(r"^(?:Files?:)?\s+((?:transforms|seeds|docs|warehouse)/\S+)", NOTICE, re.MULTILINE)
    assert named and not [name for name in named if not (ROOT / name).exists()]
    models = (ROOT / "transforms" / "data" / "models").rglob("*")
    large = [path.relative_to(ROOT).as_posix() for path in models if path.suffix in {".onnx", ".tsv", ".json"}]
    assert large and not [name for name in large if name not in NOTICE]


def test_there_is_an_audit_of_known_faults() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "\naudit:" in makefile and "make audit" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
