"""Read one DOCX or PDF in a process of its own: bytes on standard input, one JSON object on standard output.

A crash is the parent's to explain (sandbox.py). Run by its path, so it imports nothing of this repository.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any

# No article has as many pages, and a page of text has fewer lines.
_MOST_PAGES = 2_000
_MOST_LINES = 200_000
# A title and a subtitle have styles of their own in Word; the paragraph's class is not read any further.
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"


def main() -> None:
    """Read the format that the first argument names, within as many bytes of memory as the second says."""
    kind, memory_bytes = sys.argv[1], int(sys.argv[2])
    limit_memory(memory_bytes)
    body = sys.stdin.buffer.read()
    result = read_docx(body) if kind == "docx" else read_pdf(body)
    sys.stdout.buffer.write(json.dumps(result).encode("ascii"))


def limit_memory(size_bytes: int) -> None:
    """Limit the address space of this process, where the platform can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size_bytes, size_bytes))
    except (ImportError, ValueError, OSError):  # Windows has none, macOS refuses some
        return


def read_docx(body: bytes) -> dict[str, Any]:
    """Read the HTML of a DOCX, without its pictures."""
    import mammoth

    without_pictures = mammoth.images.img_element(lambda image: {})
    result = mammoth.convert_to_html(io.BytesIO(body), style_map=_STYLES, convert_image=without_pictures)
    return {"markup": result.value}


def read_pdf(body: bytes) -> dict[str, Any]:
    """Read the lines of each page of a PDF with their boxes, and its title.

    A line is [text, left, right, bottom of its first character, bottom of its last, height], in points from the page's
    lower left corner; the bottoms differ where a word that was broken at the line's end goes on below.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(body)
    pages: list[list[list[Any]]] = []
    left_over = _MOST_LINES
    for index in range(min(len(document), _MOST_PAGES)):
        lines = read_page_lines(document[index].get_textpage())[:left_over]
        pages.append(lines)
        left_over -= len(lines)
    return {"pages": pages, "title": document.get_metadata_value("Title")}


def read_page_lines(page: Any) -> list[list[Any]]:
    """Read the lines of a page in the order in which the PDF draws them."""
    text = page.get_text_range()
    lines: list[list[Any]] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            first = start + line.index(words[0])
            left, first_bottom, _, top = find_box(page, first)
            _, last_bottom, right, _ = find_box(page, first + len(words) - 1)
            lines.append([words, left, right, first_bottom, last_bottom, top - first_bottom])
        start += len(line) + 1
    return lines


def find_box(page: Any, at: int) -> tuple[float, float, float, float]:
    """Find the box of the character at an offset of the page's text: left, bottom, right, top."""
    from pypdfium2 import raw

    index = raw.FPDFText_GetCharIndexFromTextIndex(page, at)
    return page.get_charbox(max(index, 0), loose=True)  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
