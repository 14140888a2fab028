"""The page that is served has the report's views, asks its own server alone, and reads no markup."""

import re
from importlib.resources import files

from warehouse.browse.page import make_page, read_program, write_policy
from warehouse.report.page import VIEW_SCRIPTS, read_asset

NAMES = re.compile(r"^(?:async function|function|const) (ask\w+|openAnswers|prepareSearch)\b", re.MULTILINE)


def test_both_pages_ask_the_same_questions() -> None:
    served = files("warehouse.browse").joinpath("assets", "served.js").read_text(encoding="utf-8")
    assert sorted(NAMES.findall(served)) == sorted(NAMES.findall(read_asset("answers.js"))) != []
    views = "".join(read_asset(f"{name}.js") for name in (*VIEW_SCRIPTS, "start"))
    assert set(re.findall(r"\b(?:ask[A-Z]\w+|openAnswers|prepareSearch)\b", views)) == set(NAMES.findall(served))


def test_the_page_has_no_data_and_lets_its_own_program_run() -> None:
    assert "{{" not in make_page() and "application/octet-stream" not in make_page()
    assert write_policy() in make_page() and write_policy().endswith("connect-src 'self'")


def test_the_program_parses_no_markup_and_asks_one_address() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|\beval\b|new Function|XMLHttp|import\("
    assert re.findall(forbidden, read_program()) == []
    assert re.findall(r"\bfetch\([^)]*", read_program()) == ["fetch(`/api/${path}?${query}`"]
