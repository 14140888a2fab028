"""A run of `wireroom report`: bi/ -> one HTML file. What stands in it: warehouse/report."""

from __future__ import annotations

from pathlib import Path

from flows.errors import WrongCall
from flows.runtime.steps import step
from warehouse import report
from warehouse.handouts import REPORT
from warehouse.places import is_on_disk


def choose_target(data: Path, out: Path | None) -> Path:
    """Choose the file that a report is written to: `out`, else report.html beside the tables, or here for remote ones.

    Raises:
        WrongCall: its folder is not there, or it is a folder itself.
    """
    target = out or (data if is_on_disk(data) else Path()) / REPORT
    if not target.absolute().parent.is_dir():
        raise WrongCall(f"no folder {target.absolute().parent} to write the report to")
    if target.is_dir():
        raise WrongCall(f"{target} is a folder: name a file with --out")
    return target


@step("write report", "write {target}")
def write_report(data: Path, target: Path, selection: report.Selection) -> report.ReportSize:
    """Write the report of the articles that `selection` chooses.

    Raises:
        WrongCall: nothing is published there, or the file cannot be made there.
    """
    try:
        return report.write_report(data, target, selection)
    except FileNotFoundError as error:
        raise WrongCall(describe_missing(error, target)) from None


def describe_missing(error: FileNotFoundError, target: Path) -> str:
    """Say what was not found: what is published, in words of its own, or a place where the system makes no file."""
    if error.errno is None:
        return str(error)
    return f"{target} cannot be written ({error.strerror}); name another with --out"
