"""Draw the Mermaid diagrams of a page as SVG that stands in the page: readers need neither a script nor a network.

Colours become variables of the site's style (docs/site/extra.css), so that a diagram follows light and dark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

Draw = Callable[[str], str]

_FENCE = re.compile(r"^```mermaid\n(?P<source>.*?)^```$", re.DOTALL | re.MULTILINE)
# Colours of the drawing's theme `default`.
_VARIABLES = {
    "#FFFFFF": "var(--diagram-paper)",
    "#333333": "var(--diagram-ink)",
    "#666666": "var(--diagram-note)",
    "#ECECFF": "var(--diagram-box)",
    "#9370DB": "var(--diagram-line)",
    "#FFFFDE": "var(--diagram-group)",
}
_COLOUR = re.compile(r"#[0-9A-F]{6}\b")
_WIDTH = re.compile(r'<svg[^>]* width="(?P<width>\d+)"')
_ID = re.compile(r' (?:data-)?id="[^"]*"')
# The figure says what is drawn, by a role that every reader of screens knows.
_ROLE = re.compile(r' (?:role|aria-roledescription)="[^"]*"')
_FONT = ";font-family:Noto Sans"


def draw_mermaid(source: str) -> str:
    """Draw a diagram as SVG with the colours of its theme; needs the group `site` of pyproject.toml."""
    from mermaid_render import mermaid_to_svg  # no part of the environment that tests run in

    svg: bytes = mermaid_to_svg(source, theme="default")
    return svg.decode("utf-8")


def embed_diagrams(page: str, draw: Draw = draw_mermaid) -> str:
    """Replace the Mermaid blocks of a page by figures with SVG."""
    return _FENCE.sub(lambda match: _make_figure(draw(match["source"])), page)


def _make_figure(svg: str) -> str:
    width = _WIDTH.search(svg)
    drawn = f' style="--drawn-width: {width["width"]}px"' if width else ""
    coloured = _COLOUR.sub(lambda match: _VARIABLES.get(match[0], match[0]), svg)
    # Ids would be the same in two diagrams of a page, and blank lines would end the block in Markdown.
    body = re.sub(r"\n\s*\n", "\n", _ROLE.sub("", _ID.sub("", coloured))).replace(_FONT, "").strip()
    words = html.escape("Diagram: " + ", ".join(dict.fromkeys(re.findall(r"<text[^>]*>([^<]+)<", svg))))
    return f'<figure class="diagram"{drawn} tabindex="0" role="img" aria-label="{words}">{body}</figure>'
