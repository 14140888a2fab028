"""The site names every page, its links lead somewhere, and its reference leaves nothing out."""

import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

from benchmarks.docs.diagrams import embed_diagrams
from benchmarks.docs.reference_pages import DECLARED_BY, write_reference_pages
from benchmarks.docs.site import fill_stage, list_foreign_addresses
from benchmarks.docs.site_pages import SiteError, check_navigation, move_links
from flows.cli import app
from flows.cli.exit_codes import ExitCode
from flows.settings import Settings
from tests.house.measures import ROOT
from transforms.document import RejectReason

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{}" role="graphics-document" '
    'style="font:16px sans-serif;font-family:Noto Sans">'
    '<g id="a" fill="#ECECFF"><text x="1">quotes</text></g></svg>'
)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return write_reference_pages()


def test_the_docs_as_they_are_make_a_stage(tmp_path: Path) -> None:
    fill_stage(ROOT, tmp_path / "stage", draw=lambda source: SVG.format(100))
    assert (tmp_path / "stage/pages/index.md").exists() and (tmp_path / "stage/zensical.toml").exists()
    assert "```mermaid" not in (tmp_path / "stage/pages/project/at-a-glance.md").read_text(encoding="utf-8")
    assert "reference/settings.md" in (tmp_path / "stage/pages/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("navigation", "words"),
    [
        pytest.param([{"A": "a.md"}], "in no section: b.md", id="a page that no section names"),
        pytest.param([{"A": ["a.md", {"B": "b.md"}]}, "c.md"], "not there: c.md", id="a page that is not there"),
        pytest.param([{"A": "a.md"}, {"B": ["b.md", "a.md"]}], "there twice: a.md", id="a page in two sections"),
    ],
)
def test_navigation_and_pages_are_the_same_set(navigation: object, words: str) -> None:
    with pytest.raises(SiteError, match=words):
        check_navigation(navigation, ["a.md", "b.md"])


def test_a_decision_is_reached_from_their_list() -> None:
    check_navigation(["decisions/README.md"], ["decisions/README.md", "decisions/0001-x.md"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[b](b.md#part)", "[b](../b.md#part)", id="a page beside it"),
        pytest.param("![p](../p.png)", "![p](../p.png)", id="a picture"),
        pytest.param("[`code`](../../code.py)", "`code`", id="a file that the site has not"),
        pytest.param(
            "[a](https://example.org/b.md) [b](#part)", "[a](https://example.org/b.md) [b](#part)", id="no file"
        ),
        pytest.param("```\n[b](gone.md)\n```", "```\n[b](gone.md)\n```", id="code"),
        pytest.param("[settings](../../s.py)", "[settings](../reference/s.md)", id="a declaration that has a page"),
    ],
)
def test_links_between_files_become_links_between_pages(text: str, expected: str, tmp_path: Path) -> None:
    placed = {"docs/in/a.md": "deep/a.md", "docs/in/b.md": "b.md", "docs/p.png": "p.png", "s.py": "reference/s.md"}
    for name in [*placed, "code.py"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert move_links(text, "docs/in/a.md", placed, tmp_path) == expected


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="a.md links to gone.md"):
        move_links("[x](gone.md)", "a.md", {"a.md": "a.md"}, tmp_path)


def test_a_diagram_stands_in_the_page_in_colours_of_the_style() -> None:
    page = embed_diagrams("before\n\n```mermaid\nerDiagram\n```\n\nbehind", lambda source: SVG.format(700))
    assert page.startswith("before\n\n<figure") and page.endswith("</figure>\n\nbehind")
    assert (
        "var(--diagram-box)" in page
        and 'id="' not in page
        and "Noto" not in page
        and page.count("role=") == 1
        and "Diagram: quotes" in page
    )
    assert "--drawn-width: 700px" in page


def test_every_variable_of_a_diagram_has_a_colour_in_light_and_dark() -> None:
    style = (ROOT / "docs/site/extra.css").read_text(encoding="utf-8")
    program = (ROOT / "benchmarks/docs/diagrams.py").read_text(encoding="utf-8")
    names = {part.partition(")")[0] for part in program.split("var(")[1:]}
    assert len(names) == 6 and {name for name in names if style.count(f"{name}:") != 2} == set()


def test_reference_names_every_command_setting_code_and_reason(pages: dict[str, str]) -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert {name for name in commands if f"\n## `wireroom {name}`" not in pages["reference/commands.md"]} == set()
    assert {name for name in Settings.model_fields if f"| `{name}` |" not in pages["reference/settings.md"]} == set()
    assert {
        code for code in ExitCode if f"| {code.value} | {code.meaning} |" not in pages["reference/exit-codes.md"]
    } == set()
    assert {
        one for one in RejectReason if f"| `{one}` | {one.meaning} |" not in pages["reference/reject-reasons.md"]
    } == set()


def test_what_declares_a_page_is_there(pages: dict[str, str]) -> None:
    assert {source for source in DECLARED_BY if not (ROOT / source).is_file()} == set()
    assert set(DECLARED_BY.values()) <= set(pages)


@pytest.mark.parametrize(
    ("element", "is_foreign"),
    [
        pytest.param('<script src="https://unpkg.com/x.js"></script>', True, id="a script"),
        pytest.param("<img alt=x src=//example.org/x.png>", True, id="a picture without a scheme"),
        pytest.param('<link rel="stylesheet" href="https://fonts.example/x.css">', True, id="a style"),
        pytest.param('<link rel="canonical" href="https://example.org/">', False, id="an address that is not loaded"),
        pytest.param(
            '<a href="https://example.org/">x</a><script src="x.js"></script>', False, id="a link, an own script"
        ),
    ],
)
def test_pages_load_nothing_from_other_servers(element: str, is_foreign: bool, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(element, encoding="utf-8")
    assert bool(list_foreign_addresses(tmp_path)) is is_foreign


def test_the_site_takes_no_font_and_no_script_from_elsewhere() -> None:
    project = tomllib.loads((ROOT / "docs/site/zensical.toml").read_text(encoding="utf-8"))["project"]
    assert project["theme"]["font"] is False and project["extra"]["polyfills"] == ["site/iframe-worker.js"]
