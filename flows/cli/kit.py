"""The command `kit`: what takes the published tables into the tools that people work with. What: warehouse/kit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, check_target, open_published
from flows.cli.terminal import make_printable
from flows.errors import WrongCall


def kit(
    data: Data = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The folder to write.", show_default="kit in the data folder")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="NAME", help="duckdb, star, dbt, frictionless, superset, power-bi or tableau; repeatable."
        ),
    ] = None,
) -> int:
    """Write what loads the tables into BI tools.

    DuckDB, dbt, Superset, Power BI, Tableau and others; whole or not at all.
    """  # noqa: DOC501
    from flows.runs.report import describe_missing
    from warehouse.handouts import KIT
    from warehouse.kit import PARTS, list_parts, tableau, write_kit
    from warehouse.places import is_on_disk

    for name in only or ():
        if name not in PARTS:
            raise WrongCall(f"--only {name}: there are {', '.join(PARTS)}")
    folder = open_published(data)
    if not is_on_disk(folder):
        raise WrongCall(f"a kit reads files of a disk, and {folder} is an object store: copy its tables to a folder")
    if "tableau" in (only or ()) and not tableau.can_write_tableau():
        raise WrongCall(f"--only tableau: its library is not installed: {tableau.HOW_TO_INSTALL}")
    target = out or folder / KIT
    check_target(target)
    if target.exists() and not target.is_dir():
        raise WrongCall(f"{target} is a file: name a folder with --out")
    try:
        written = write_kit(folder, target, list_parts(only or ()))
    except FileNotFoundError as error:
        raise WrongCall(describe_missing(error, target)) from None
    for part in written:
        print(make_printable(f"{part.name}: {part.path}: {part.loading}"))
    if not only and not tableau.can_write_tableau():
        print(f"tableau: left out: {tableau.HOW_TO_INSTALL}")
    return ExitCode.DONE
