"""Build the docs as a site that needs no network, neither here nor where it is read: `make site`.

The pages of docs/, those beside README.md and the generated pages of reference are gathered in `build/site-stage/`,
where Zensical makes HTML of them and checks every internal link and anchor. Any warning ends the build.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from benchmarks import ROOT
from benchmarks.docs.diagrams import Draw, draw_mermaid, embed_diagrams
from benchmarks.docs.reference_pages import DECLARED_BY, write_reference_pages
from benchmarks.docs.site_pages import SiteError, check_navigation, move_links, place_files

_STAGE = ROOT / "build" / "site-stage"
# Elements that are loaded with the page; of `link` those that are styles, scripts, icons and the like.
_LOADS = re.compile(
    r"<(?:script|img|iframe|source|video|audio)\b[^>]*?\bsrc=[\"']?(?P<address>(?:https?:)?//[^\"'\s>]+)"
    r"|<link\b(?![^>]*rel=[\"']?canonical)[^>]*?\bhref=[\"']?(?P<link>(?:https?:)?//[^\"'\s>]+)"
)
_CONFIGURATION = ROOT / "docs" / "site" / "zensical.toml"


def main(argv: list[str] | None = None) -> int:
    """Build the site, or say what is wrong with a page and give 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.docs.site", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "site", help="folder, which is written anew")
    args = parser.parse_args(argv)
    try:
        fill_stage(ROOT, _STAGE)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "--config-file", "zensical.toml"]
    if subprocess.run(command, cwd=_STAGE, check=False).returncode:
        return 1
    if foreign := list_foreign_addresses(_STAGE / "site"):
        print("\n".join(["pages would load from other servers:", *foreign]), file=sys.stderr)
        return 1
    shutil.rmtree(args.out, ignore_errors=True)
    shutil.copytree(_STAGE / "site", args.out)
    print(f"open {args.out / 'index.html'}")
    return 0


def fill_stage(root: Path, stage: Path, draw: Draw = draw_mermaid) -> None:
    """Write all pages and assets of the site into a folder `pages` of `stage`, which is emptied.

    Raises:
        SiteError: a link leads nowhere, or the navigation and the pages differ.
    """
    shutil.rmtree(stage, ignore_errors=True)
    placed = place_files(root)
    pages = write_reference_pages()
    for name, place in placed.items():
        if name.endswith(".md"):
            text = (root / name).read_text(encoding="utf-8")
            pages[place] = move_links(text, name, placed | DECLARED_BY, root)
        else:
            _copy_file(root / name, stage / "pages" / place)

    configuration = tomllib.loads(_CONFIGURATION.read_text(encoding="utf-8"))
    check_navigation(configuration["project"]["nav"], pages)
    for place, text in pages.items():
        target = stage / "pages" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(embed_diagrams(text, draw), encoding="utf-8")
    shutil.copy(_CONFIGURATION, stage)


def list_foreign_addresses(site: Path) -> list[str]:
    """List what pages of a built site would load from other servers when they are opened; links are no such thing."""
    found = {
        (path.name, match["address"] or match["link"]) for path in site.rglob("*.html") for match in _list_loads(path)
    }
    return [f"{name}: {address}" for name, address in sorted(found)]


def _list_loads(page: Path) -> Iterator[re.Match[str]]:
    return _LOADS.finditer(page.read_text(encoding="utf-8"))


def _copy_file(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


if __name__ == "__main__":
    raise SystemExit(main())
