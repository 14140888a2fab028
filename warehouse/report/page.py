"""Make the one file: the page's markup, style and program from `assets/`, and the packed data, under a strict policy.

Nothing of an article is written into markup here: data is packed, and the program unpacks it and shows it as text. The
policy (CSP) lets the page run its own program and style, known by their hashes, and load nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from warehouse.report.packing import PackedBlock
from warehouse.report.streams import write_characters

# The views and what they are made of, in the order in which each needs those before it; the page that is served has
# them too (warehouse/browse).
VIEW_SCRIPTS = (
    *("offsets", "elements", "model", "sql", "saving", "marks", "routes", "parts", "choosing", "latest"),
    *("overview", "lists", "profiles", "comparing", "article", "further"),
)
# What they ask: the packed data, and counting it.
_ANSWER_SCRIPTS = ("decompress", "unpack", "bodies", "counting", "answers")
SCRIPTS = (*VIEW_SCRIPTS, *_ANSWER_SCRIPTS, "start")


def make_page(index: bytes, blocks: Iterable[PackedBlock]) -> str:
    """Make the HTML of a report of a packed index and packed blocks."""
    style, program = read_style(), read_program()
    packed = "\n".join(
        _write_data(f"texts-{number}", block.texts) + _write_data(f"quotes-{number}", block.quotes)
        for number, block in enumerate(blocks)
    )
    return fill_page(write_policy_of(style, program), style, program, _write_data("index", index), packed)


def fill_page(policy: str, style: str, program: str, index: str, blocks: str) -> str:
    """Fill the markup of the page; `index` and `blocks` are elements that hold data."""
    markup = read_asset("page.html")
    # data comes last, from the end on, as it may hold any characters, those of a place among them
    parts = {
        "{{policy}}": policy,
        "{{style}}": style,
        "{{program}}": program,
        "{{blocks}}": blocks,
        "{{index}}": index,
    }
    for place, written in parts.items():
        markup = markup.replace(place, written, 1)
    return markup


def write_policy_of(style: str, program: str) -> str:
    """Write the policy that lets a page run this style and this program, and load nothing."""
    return (
        f"default-src 'none'; style-src '{_hash_of(style)}'; script-src '{_hash_of(program)}'; "
        "base-uri 'none'; form-action 'none'"
    )


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
    return join_scripts(read_asset(f"{name}.js") for name in SCRIPTS)


def join_scripts(texts: Iterable[str]) -> str:
    """Join scripts into one program."""
    scripts = "\n".join(texts)
    return f'(() => {{\n"use strict";\n{scripts}\n}})();\n'


def _hash_of(inline: str) -> str:
    digest = hashlib.sha256(inline.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _write_data(name: str, packed: bytes) -> str:
    """Write bytes as an element that browsers neither show nor run."""
    return f'<script type="application/octet-stream" id="{name}">{write_characters(packed)}</script>'
