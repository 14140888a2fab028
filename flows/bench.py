"""`wireroom bench`: the benchmark and its error browser, which are part of the repository and not of the package."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from rich.console import Console

from flows.errors import WrongCall

KINDS = ("missed", "spurious", "wrong_edge", "wrong_speaker", "wrong_name")
TYPES = ("direct", "mixed", "indirect")


def bench(folder: Path | None, is_own: bool, console: Console, **wish: Any) -> None:
    """Show figures or misses on the set in `folder`, or on the project's own gold where asked or no set is there.

    Raises:
        WrongCall: the repository's benchmarks cannot be imported, or the set cannot be read.
        ModuleNotFoundError: something that they need is not installed.
    """
    try:
        browser, corpus = import_module("benchmarks.browser"), import_module("benchmarks.corpus")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "benchmarks":
            raise
        raise WrongCall("no benchmarks here: they are in wireroom's repository, not in its package") from None
    place = corpus.BENCH if folder is None else folder
    is_gone = folder is None and not corpus.is_there(place)
    if is_gone and not is_own:
        console.print(f"no PolNeAR in {place} (--bench names another folder)", style="dim", soft_wrap=True)
    try:
        browser.show(browser.Wish(bench=place, is_own=is_own or is_gone, **wish), console)
    except corpus.NoBenchError as error:
        raise WrongCall(str(error)) from None


def known(value: str | None, option: str, those: tuple[str, ...]) -> str | None:
    """Give `value` if it is one of `those`.

    Raises:
        WrongCall: it is none of them.
    """
    if value is not None and value not in those:
        raise WrongCall(f"{option} {value}: one of {', '.join(those)}")
    return value
