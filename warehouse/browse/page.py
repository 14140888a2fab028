"""Make the page that is served: the report's markup, style and views, with a program that asks where that counts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from warehouse.report.page import VIEW_SCRIPTS, fill_page, join_scripts, read_asset, read_style, write_policy_of

# What the views ask (answers.js of the report is its twin).
_ANSWERS = "served"


@cache
def read_program() -> str:
    """Read the scripts as one program that leaves no name behind."""
    served = files("warehouse.browse").joinpath("assets", f"{_ANSWERS}.js").read_text(encoding="utf-8")
    return join_scripts([*(read_asset(f"{name}.js") for name in VIEW_SCRIPTS), served, read_asset("start.js")])


def write_policy() -> str:
    """Write the policy (CSP) of the page: its own program and style, asking nobody but its own server."""
    return f"{write_policy_of(read_style(), read_program())}; connect-src 'self'"


@cache
def make_page() -> str:
    """Make the HTML of the page, which has no data."""
    return fill_page(write_policy(), read_style(), read_program(), index="", blocks="")
