"""Show the options of a command as people type them: a switch has no value, and so no type beside it."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup


def _hide_types_of_switches(params: list[Any]) -> list[Any]:
    for param in params:
        if getattr(param, "is_flag", False):
            param.metavar = ""
    return params


class PlainCommand(TyperCommand):
    """A command whose help names no type of a switch."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the options and arguments, --help among them."""
        return _hide_types_of_switches(super().get_params(ctx))


class PlainGroup(TyperGroup):
    """A group of commands whose help names no type of a switch."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the options of the group, --help among them."""
        return _hide_types_of_switches(super().get_params(ctx))
