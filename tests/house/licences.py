"""`python -m tests.house.licences` lists the licences of requirements.lock; it ends with 1 if one may not be shipped.

A package says its licence in its own metadata, so no network is needed. What is not installed here, as it is of another
system, stands in ELSEWHERE.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)", re.MULTILINE)
# Licences under which a package may go out beside wireroom, unchanged, as it is installed: they ask for no more than
# their text and a name. Of MPL 2.0, files of the package itself would have to stay under it; nobody changes them.
ALLOWED = frozenset({
    "0BSD",
    "Apache-2.0",
    "Artistic-1.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CNRI-Python",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-1.1",
    "MPL-2.0",
    "PSF-2.0",
    "Zlib",
})
# What packages write who do not write an SPDX expression.
_NAMES = (
    ("apache", "Apache-2.0"),
    ("artistic", "Artistic-1.0"),
    ("mpl", "MPL-2.0"),
    ("mozilla", "MPL-2.0"),
    ("lgpl", "LGPL"),
    ("lesser", "LGPL"),
    ("gpl", "GPL"),
    ("gnu", "GPL"),
    ("python software foundation", "PSF-2.0"),
    ("psf", "PSF-2.0"),
    ("isc", "ISC"),
    ("bsd", "BSD-3-Clause"),
    ("mit", "MIT"),
)
# Of other systems and Pythons, as their own metadata say (read on 2026-11-29).
ELSEWHERE = {
    "appnope": "BSD-2-Clause",
    "async-timeout": "Apache-2.0",
    "httpx2-jsfetch": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
    "whenever": "MIT",
}
# What metadata say in words, read by a person.
READ_BY_HAND = {"pypdfium2": "BSD-3-Clause AND Apache-2.0"}


class Licence(NamedTuple):
    """The licence of a package as an SPDX expression, as far as that can be told; "" where it says none."""

    package: str
    expression: str

    @property
    def is_allowed(self) -> bool:
        """Say whether the package may go out: of alternatives (OR) one has to be allowed, of others (AND) all."""
        return bool(self.expression) and _allows(self.expression)


def list_locked() -> dict[str, str]:
    """List the packages of requirements.lock with their versions."""
    return {match["name"].lower(): match["version"] for match in _PINNED.finditer(LOCK.read_text(encoding="utf-8"))}


def list_licences() -> Iterator[Licence]:
    """List the licence of each package of requirements.lock."""
    for name in list_locked():
        yield Licence(name, find_licence(name))


def find_licence(name: str) -> str:
    """Find the licence of a package, by hand, else by its metadata: expression, classifiers, then words."""
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ELSEWHERE.get(name, "")
    if expression := told.get("License-Expression"):
        return str(expression)
    classifiers = [line.split(" :: ")[-1] for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    known = [_name_licence(words) for words in classifiers if words != "OSI Approved"]
    if known:
        return " OR ".join(known)  # a package of several classifiers leaves the choice
    return _name_licence(str(told.get("License") or "").strip().partition("\n")[0])


def _name_licence(words: str) -> str:
    if words in ALLOWED:
        return words
    return next((name for part, name in _NAMES if part in words.lower()), words)


def _allows(expression: str) -> bool:
    """Read an SPDX expression: brackets, then AND, which binds more tightly than OR."""
    while "(" in expression:
        inner = re.search(r"\(([^()]*)\)", expression)
        if inner is None:
            return False
        expression = expression.replace(inner[0], "MIT" if _allows(inner[1]) else "refused")
    return any(
        all(one.strip() in ALLOWED for one in re.split(r"\s+AND\s+", choice))
        for choice in re.split(r"\s+OR\s+", expression)
    )


def main() -> int:
    """Print the table, what is refused last; give 1 if anything is."""
    licences = sorted(list_licences(), key=lambda one: (not one.is_allowed, one.package))
    for one in licences:
        print(f"{'' if one.is_allowed else 'REFUSED  '}{one.package:<32} {one.expression or 'says none'}")
    return 1 if any(not one.is_allowed for one in licences) else 0


if __name__ == "__main__":
    sys.exit(main())
