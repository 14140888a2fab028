"""Find the pages of the site, and make links between files of the repository links between pages.

A page of docs/ keeps its name, pages from elsewhere stand below `project/`. A link to a file that is no page, such as a
test, keeps its words and loses its address, as the site has no such file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

DOCS = "docs"
# What the build itself reads. Of that the site has what its pages load.
_ASSETS = f"{DOCS}/site"
_LOADED = (".css", ".js")
_TOP_PAGES = {
    "README.md": "project/at-a-glance.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "SECURITY.md": "project/security.md",
    "CHANGELOG.md": "project/changelog.md",
}
_FENCE = re.compile(r"^[ ]{0,3}(```|~~~)")
_LINK = re.compile(r"(?P<mark>!?)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<address>[^()\s]+)\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#")


class SiteError(Exception):
    """A page, link or entry of the navigation that leads nowhere."""


def place_files(root: Path) -> dict[str, str]:
    """Find what the site is made of: files below `root` to their places in the site, both with slashes."""
    placed = {page: place for page, place in _TOP_PAGES.items() if (root / page).exists()}
    names = [path.relative_to(root).as_posix() for path in sorted((root / DOCS).rglob("*")) if path.is_file()]
    placed |= {name: name.removeprefix(f"{DOCS}/") for name in names if _is_shown(name)}
    cards = [path.relative_to(root).as_posix() for path in sorted((root / "transforms" / "data").rglob("*.md"))]
    return placed | {name: f"project/{name}" for name in cards}


def _is_shown(name: str) -> bool:
    is_hidden = any(part.startswith(".") for part in PurePosixPath(name).parts)
    return not is_hidden and (not name.startswith(f"{_ASSETS}/") or name.endswith(_LOADED))


def move_links(text: str, page: str, placed: Mapping[str, str], root: Path) -> str:
    """Give the Markdown of `page`, a file below `root`, with its links as they are in the site.

    Raises:
        SiteError: a link leads to what is not there.
    """
    lines = []
    is_code = False
    for line in text.split("\n"):
        is_fence = _FENCE.match(line) is not None
        is_code = is_code != is_fence
        is_prose = not is_code and not is_fence
        lines.append(_LINK.sub(lambda match: _move_link(match, page, placed, root), line) if is_prose else line)
    return "\n".join(lines)


def _move_link(match: re.Match[str], page: str, placed: Mapping[str, str], root: Path) -> str:
    address, hash_sign, anchor = match["address"].partition("#")
    if _ELSEWHERE.match(match["address"]):
        return match[0]
    target = os.path.normpath(PurePosixPath(page).parent / address)
    if not (root / target).exists():
        raise SiteError(f"{page} links to {match['address']}, which is not there: mend the link")
    if target not in placed:
        return match["words"]
    way = os.path.relpath(placed[target], PurePosixPath(placed[page]).parent)
    return f"{match['mark']}[{match['words']}]({way}{hash_sign}{anchor})"


def check_navigation(navigation: object, pages: Iterable[str]) -> None:
    """Check that the navigation and the pages are the same set; pages below another one's folder may be left out.

    Raises:
        SiteError: a page stands in no section, twice, or is not there.
    """
    named = list(_list_named_pages(navigation))
    existing = set(pages)
    missing = sorted(set(named) - existing)
    unnamed = sorted(page for page in existing - set(named) if not _is_below_an_index(page))
    if missing or unnamed or len(named) > len(set(named)):
        twice = sorted({page for page in named if named.count(page) > 1})
        found = {"not there": missing, "in no section": unnamed, "there twice": twice}
        told = "; ".join(f"{what}: {', '.join(which)}" for what, which in found.items() if which)
        raise SiteError(f"{told}: mend `nav` in {_ASSETS}/zensical.toml")


def _is_below_an_index(page: str) -> bool:
    """Say whether a page is reached from another: a decision from their list, a model card from where it is cited."""
    return page.startswith(("decisions/", "project/transforms/"))


def _list_named_pages(navigation: object) -> Iterator[str]:
    if isinstance(navigation, str):
        yield navigation
    elif isinstance(navigation, Mapping):
        for part in navigation.values():
            yield from _list_named_pages(part)
    elif isinstance(navigation, list):
        for part in navigation:
            yield from _list_named_pages(part)
