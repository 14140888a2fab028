"""The page is one file: nothing is loaded, nothing of an article can become markup."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from importlib.resources import files

from tests.kit.streams import read_characters
from warehouse.report.packing import PackedBlock
from warehouse.report.page import SCRIPTS, fill_page, make_page, read_asset, read_program, read_style

PAGE = make_page(b"index", [PackedBlock(b"texts", b"quotes")])
LOADING_ATTRIBUTES = {"src", "srcset", "data", "action", "formaction", "poster", "background", "style"}


class TagReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def read_tags() -> list[tuple[str, dict[str, str | None]]]:
    reader = TagReader()
    reader.feed(PAGE)
    return reader.tags


def test_nothing_is_loaded() -> None:
    for tag, attributes in read_tags():
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert LOADING_ATTRIBUTES.isdisjoint(attributes) and not any(name.startswith("on") for name in attributes)
        assert tag != "a" or str(attributes["href"]).startswith("#")
    assert "@import" not in PAGE and "url(" not in PAGE and "http://" not in PAGE and "https://" not in PAGE


def test_the_policy_lets_the_own_program_and_style_run_and_nothing_else() -> None:
    (policy,) = (str(own["content"]) for tag, own in read_tags() if own.get("http-equiv") == "Content-Security-Policy")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name, inline in (("style-src", read_style()), ("script-src", read_program())):
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"


def test_the_program_parses_no_markup_and_reaches_nothing() -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|\beval\b|new Function|\bfetch\(|XMLHttp|import\("
    )
    assert re.findall(forbidden, read_program()) == []


def test_every_script_is_in_the_program_and_ends_no_element() -> None:
    names = {file.name for file in files("warehouse.report").joinpath("assets").iterdir()}
    assert names == {"page.html", "style.css", *(f"{name}.js" for name in SCRIPTS)}
    assert "</script" not in read_program() and "</style" not in read_style() and "<!--" not in read_program()


def test_every_script_says_what_it_is_for() -> None:
    assert all(read_asset(f"{name}.js").startswith("// ") for name in SCRIPTS)


def test_data_is_there() -> None:
    packed = dict(re.findall(r'<script type="application/octet-stream" id="([\w-]+)">([^<]+)</script>', PAGE))
    unpacked = {name: read_characters(value) for name, value in packed.items()}
    assert unpacked == {"index": b"index", "texts-0": b"texts", "quotes-0": b"quotes"}


def test_data_that_names_a_place_of_the_page_stays_data() -> None:
    page = fill_page("policy", "style", "program", "index {{blocks}} {{program}}", "blocks {{index}} {{style}}")
    assert "index {{blocks}} {{program}}" in page and "blocks {{index}} {{style}}" in page
