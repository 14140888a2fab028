"""Make the one file: the page's markup, style and program from `assets/`, and the packed data, under a strict policy.

Nothing of an article is written into markup here: data is base64, which the program unpacks and shows as text. The
policy (CSP) lets the page run its own program and style, known by their hashes, and load nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from warehouse.report.packing import PackedBlock

# In the order in which each needs those before it.
SCRIPTS = (
    *("unpack", "offsets", "elements", "model", "counting", "sql", "saving", "marks", "routes", "parts"),
    *("overview", "lists", "profiles", "comparing", "article", "further", "start"),
)


def make_page(index: bytes, blocks: Iterable[PackedBlock]) -> str:
    """Make the HTML of a report of a packed index and packed blocks."""
    style, program = read_style(), read_program()
    policy = (
        f"default-src 'none'; style-src '{_hash_of(style)}'; script-src '{_hash_of(program)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    packed = "\n".join(
        _write_data(f"texts-{number}", block.texts) + _write_data(f"quotes-{number}", block.quotes)
        for number, block in enumerate(blocks)
    )
    markup = read_asset("page.html")
    parts = {
        "{{policy}}": policy,
        "{{style}}": style,
        "{{index}}": _write_data("index", index),
        "{{program}}": program,
        "{{blocks}}": packed,
    }
    for place, written in parts.items():
        markup = markup.replace(place, written, 1)
    return markup


@cache
def read_asset(name: str) -> str:
    """Read a file of `assets/`."""
    return files("warehouse.report").joinpath("assets", name).read_text(encoding="utf-8")


def read_style() -> str:
    """Read the style sheet."""
    return read_asset("style.css")


@cache
def read_program() -> str:
    """Read the scripts as one program that leaves no name behind."""
    scripts = "\n".join(read_asset(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{scripts}\n}})();\n'


def _hash_of(inline: str) -> str:
    digest = hashlib.sha256(inline.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _write_data(name: str, packed: bytes) -> str:
    """Write bytes as an element that browsers neither show nor run."""
    return f'<script type="application/octet-stream" id="{name}">{base64.b64encode(packed).decode()}</script>'
