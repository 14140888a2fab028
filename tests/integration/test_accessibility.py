"""Every view of the report passes the rules of axe, at the widths of a desk and a phone, light and dark."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from benchmarks.docs.browser import Browser, find_browser, open_browser
from tests.kit.page import list_addresses
from tests.kit.report import report_warehouse
from warehouse.report import Selection, write_report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium on this machine (Debian: apt install chromium)"),
]
# What each view fails: the rule, and the markup that it names.
RUN = """axe.run(document).then(({ violations }) => violations.map(
  ({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))]))"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    data = report_warehouse(tmp_path_factory.mktemp("page") / "data", 40)
    write_report(data, data / "report.html", Selection())
    with open_browser(tmp_path_factory.mktemp("profile")) as browser:
        browser.open(data / "report.html")
        # by the protocol: the page's policy lets it load nothing itself
        browser.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8") + ";0")
        yield browser


def find_violations(page: Browser, width: int, scheme: str) -> dict[str, Any]:
    page.resize(width, 844, scheme)
    found = {}
    for address in list_addresses(page):
        page.go(address)
        if violations := page.evaluate(RUN):
            found[address] = violations
    return found


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_breaks_a_rule(page: Browser, width: int, scheme: str) -> None:
    assert find_violations(page, width, scheme) == {}


def test_names_that_a_field_offers_break_no_rule(page: Browser) -> None:
    page.go("#/speakers")
    page.evaluate("document.getElementById('find-speaker').focus()")
    page.press("ArrowDown")
    page.wait_for("document.querySelector('[role=option]') !== null")
    assert page.evaluate(RUN) == []


def test_a_broken_rule_is_found(page: Browser, tmp_path: Path) -> None:
    page.go("#/about")
    page.evaluate("document.querySelector('main').append(Object.assign(new Image(), { width: 9 }))")
    assert [rule for rule, _ in page.evaluate(RUN)] == ["image-alt"]
