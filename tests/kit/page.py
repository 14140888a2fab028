"""Ask the page of a report, or the one that is served, for what it shows, and compare that with the SQL beside it."""

from typing import Any

import duckdb

from benchmarks.docs.browser import Browser

VIEWS = (
    *("", "quotes", "speakers", "named", "subjects", "subjects?by=branch", "publishers", "articles"),
    *("speakers?only=people", "speakers?only=others"),
    *("retold", "unsure", "rejects", "revisions", "about"),
)
TYPES = ("direct", "mixed", "indirect")
# What stands counted in a view: the SQL beside it, and what each row shows.
READ_COUNTS = """[...document.querySelectorAll("details.sql")].map((sql) => ({
  queries: [...sql.querySelectorAll("pre")].map((pre) => pre.textContent),
  rows: [...sql.parentElement.children].filter((part) => part !== sql)
    .flatMap((part) => [...part.querySelectorAll("[data-counted] [data-value], :scope[data-counted] [data-value]")])
    .map(({ dataset }) => [dataset.value, Number(dataset.number), dataset.parts ?? null, dataset.side ?? null]),
}))"""


def list_addresses(page: Browser) -> list[str]:
    """Every view, and of each kind of profile and list the first one that a view leads to."""
    addresses = [f"#/{view}" for view in VIEWS]
    for view, path in (("speakers", "speaker/"), ("subjects", "subject/"), ("publishers", "publisher/")):
        page.go(f"#/{view}")
        links = f"[...document.querySelectorAll('main a[href^=\"#/{path}\"]')].slice(0, 2)"
        addresses += page.evaluate(f"{links}.map((link) => link.getAttribute('href'))")
    page.go("#/speakers")
    first, second = page.evaluate(
        "[...document.querySelectorAll('main [data-value]')].slice(0, 2).map((row) => row.dataset.value)"
    )
    page.go("#/quotes")
    first_quote = page.evaluate("document.querySelector('.to-quote').getAttribute('href')")
    compared = f"#/compare?a={first}&b={second}"
    searched = "#/quotes?q=a"
    return [
        *addresses,
        compared,
        f"{compared}&as=share",
        first_quote,
        f"#/quotes?speaker={first}",
        searched,
        "#/nowhere",
    ]


def ask(sql: str) -> dict[str, int]:
    return {value or "": count for value, count in duckdb.sql(sql).fetchall()}


def compare_numbers(page: Browser) -> int:
    """Compare the numbers of every view with the SQL beside them, run in the folder of the warehouse; say how many."""
    compared = 0
    for address in list_addresses(page):
        page.go(address)
        for counted in page.evaluate(READ_COUNTS):
            if counted["rows"]:
                check_rows(counted, address)
                compared += len(counted["rows"])
    return compared


def check_rows(counted: dict[str, Any], address: str) -> None:
    sides = {side for *_, side in counted["rows"]}
    for side in sides:
        rows = [row for row in counted["rows"] if row[-1] == side]
        answer = ask(counted["queries"][int(side or 0)])
        shown = {value: number for value, number, *_ in rows}
        assert shown == {value: answer.get(value, 0) for value in shown}, address
        if sides == {None}:
            # what is left out is no larger than what is shown
            left = [count for value, count in answer.items() if value and value not in shown]
            assert not left or max(left) <= max(shown.values()), address
    if sides == {None} and len(counted["queries"]) > 1:
        check_types(counted["queries"][1], counted["rows"])


def check_types(query: str, rows: list[Any]) -> None:
    split = {(value or "", kind): count for value, kind, count in duckdb.sql(query).fetchall()}
    for value, _, parts, _ in rows:
        assert [int(part) for part in parts.split()] == [split.get((value, kind), 0) for kind in TYPES]
