"""Write the pages of reference that follow from declarations: commands, settings, exit codes, formats, values, floors.

No copy of them is kept in the repository; the tables have one, docs/tables.md, which `make docs` writes.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import typer
from typer.cli import get_docs_for_click
from typer.main import get_command

from benchmarks import ROOT
from flows.cli import app
from flows.cli.exit_codes import ExitCode
from flows.inputs.containers import known_containers
from flows.settings import FILE, PREFIX, Settings
from transforms.document import RejectReason, Vocabulary
from transforms.parsers import known_parsers

# Each command has a heading of its own below that of the page.
_HEADING = re.compile(r"^(?=#)", re.MULTILINE)
# What declares a page: docs link to the declaration, which the repository has, and the site to the page.
DECLARED_BY = {
    "flows/cli/__init__.py": "reference/commands.md",
    "flows/settings.py": "reference/settings.md",
    "flows/cli/exit_codes.py": "reference/exit-codes.md",
    "transforms/parsers/__init__.py": "reference/formats.md",
    "transforms/document/vocabulary.py": "reference/values.md",
    "benchmarks/floors.json": "reference/floors.md",
}


def write_reference_pages() -> dict[str, str]:
    """Write all pages: their names in the site to their Markdown."""
    return {f"reference/{name}.md": write() for name, write in _WRITERS.items()}


def _write_commands() -> str:
    group: Any = get_command(app)
    context = typer.Context(group, info_name="wireroom")
    commands: dict[str, Any] = group.commands
    index = [
        (f"[`wireroom {name}`](#wireroom-{name})", command.get_short_help_str(limit=200))
        for name, command in commands.items()
    ]
    parts = [
        _HEADING.sub("#", get_docs_for_click(obj=command, ctx=context, name=name, call_prefix="wireroom"))
        for name, command in commands.items()
    ]
    head = "Every command as `--help` tells it. What they are for: [at a glance](../project/at-a-glance.md#commands)."
    return "\n\n".join(["# Commands", head, _write_table(("command", "does"), index), *parts])


def _write_settings() -> str:
    rows = [
        (f"`{name}`", f"`{PREFIX}{name.upper()}`", f"`{field.default}`", _describe_field(field))
        for name, field in Settings.model_fields.items()
    ]
    head = (
        f"A flag goes first, then the variable, then `{FILE}` in the current folder, then the default. "
        "`wireroom settings` shows each with its value and where that comes from."
    )
    table = _write_table(("setting", "variable", "default", "means"), rows)
    return f"# Settings\n\n{head}\n\n{table}"


def _describe_field(field: Any) -> str:
    limits = [_describe_limit(limit) for limit in field.metadata]
    return " ".join(filter(None, [field.description, *limits]))


def _describe_limit(limit: Any) -> str:
    if (least := getattr(limit, "ge", None)) is not None:
        return f"At least {least:,}."
    if (most := getattr(limit, "le", None)) is not None:
        return f"At most {most:,}."
    return ""


def _write_exit_codes() -> str:
    rows = [(f"{code.value}", code.meaning) for code in ExitCode]
    return f"# Exit codes\n\nThe store is whole in each case.\n\n{_write_table(('code', 'means'), rows)}"


def _write_formats() -> str:
    parts = ["# Formats", "Which one an input is, its first bytes decide; then its media type; last its name."]
    for title, modules in (("Articles", known_parsers()), ("Containers of articles", known_containers())):
        rows = [
            (module.NAME, _list_codes(module.SUFFIXES), _list_codes(module.MEDIA_TYPES)) for module in modules.values()
        ]
        parts += [f"## {title}", _write_table(("format", "names end with", "media types"), rows)]
    return "\n\n".join(parts)


def _write_reject_reasons() -> str:
    head = (
        "An input that does not become an article is a row of [`rejects`](../tables.md#rejects) with one of these as "
        "`reason_code`, and its bytes wait in the quarantine ([bad input](../inputs.md#bad-input))."
    )
    return f"# Reject reasons\n\n{head}\n\n{_write_vocabulary(RejectReason)}"


def _write_values() -> str:
    parts = ["# Closed values", "Columns that have one of a few values, and what each stands for."]
    for vocabulary in sorted(Vocabulary.__subclasses__(), key=lambda one: one.__name__):
        if vocabulary is not RejectReason:
            parts += [f"## {vocabulary.__name__}", inspect.getdoc(vocabulary) or "", _write_vocabulary(vocabulary)]
    return "\n\n".join(parts)


def _write_floors() -> str:
    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))
    profiles: dict[str, Mapping[str, float]] = {
        "accurate": floors["articles"]["all"],
        "fast": floors["fast"]["all"],
    }
    names = profiles["accurate"]
    rows = [(f"`{name}`", *(f"{profile[name]:.2f}" for profile in profiles.values())) for name in names]
    parts = [
        "# Least figures of quality",
        "A change that brings a figure below its floor does not land, and floors only rise. `make floors` measures "
        "them on the gold articles; what was measured is higher ([performance](../performance.md#quality)).",
        "## Articles",
        _write_table(("figure", *profiles), rows),
    ]
    for title in ("topics", "identity"):
        parts += [f"## {title.capitalize()}", _write_table(("figure", "floor"), _list_floors(floors[title]))]
    return "\n\n".join(parts)


def _list_floors(figures: Mapping[str, float]) -> list[tuple[str, str]]:
    return [(f"`{name}`", f"{figure:.2f}") for name, figure in figures.items()]


def _write_vocabulary(vocabulary: type[Vocabulary]) -> str:
    return _write_table(("value", "means"), [(f"`{member.value}`", member.meaning) for member in vocabulary])


def _list_codes(values: Iterable[str]) -> str:
    return " ".join(f"`{value}`" for value in values)


def _write_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


_WRITERS: Mapping[str, Callable[[], str]] = {
    "commands": _write_commands,
    "settings": _write_settings,
    "exit-codes": _write_exit_codes,
    "formats": _write_formats,
    "reject-reasons": _write_reject_reasons,
    "values": _write_values,
    "floors": _write_floors,
}
