"""Golden cases of the parsers: `<parser>/<case>.*` beside `<case>.expected.json`; no parser goes without two."""

import json
from datetime import datetime
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

import transforms.parsers
from transforms.document import Document, RawArticle, Reject
from transforms.parsers import choose_parser, text

GOLDEN = Path(__file__).parent
PARSERS = [module.name for module in iter_modules(transforms.parsers.__path__)]
CASES = [path for name in PARSERS for path in sorted((GOLDEN / name).glob("*.expected.json"))]


def input_of(expected: Path) -> Path:
    stem = expected.name.removesuffix(".expected.json")
    (found,) = [path for path in expected.parent.glob(f"{stem}.*") if path != expected]
    return found


def seen(result: Document | Reject) -> dict[str, Any]:
    """What a case holds: blocks with role and text (and how a part opens), or the reason of a refusal."""
    if isinstance(result, Reject):
        return {"reason_code": result.reason_code}
    opens = ({"opens_section": block.opens_section.value} if block.opens_section else {} for block in result.blocks)
    blocks = [
        {"role": block.role.value, "text": block.span.of(result.text)} | opening
        for block, opening in zip(result.blocks, opens, strict=True)
    ]
    return {"blocks": blocks}


@pytest.mark.parametrize("name", PARSERS)
def test_parser_has_a_good_and_a_rejected_case(name: str) -> None:
    expected = "".join(path.read_text(encoding="utf-8") for path in (GOLDEN / name).glob("*.expected.json"))
    assert '"blocks"' in expected and '"reason_code"' in expected, f"add both to tests/golden/{name}/"


@pytest.mark.parametrize("path", CASES, ids=[f"{path.parent.name}-{path.name.split('.')[0]}" for path in CASES])
def test_case_is_as_expected(path: Path) -> None:
    source = input_of(path)
    raw = RawArticle(source.read_bytes(), f"file:///{source.name}", datetime(2024, 1, 1))
    parser = choose_parser(raw)
    assert parser is not None and parser.__name__.endswith(f".{path.parent.name}")
    found = [seen(result) for result in parser.parse(raw)]
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert found == (expected if isinstance(expected, list) else [expected])


def test_the_parser_reads_any_length() -> None:
    """The one limit is the setting max_chars, which the flow holds."""
    (document,) = text.parse(RawArticle(b"a b " * 300_000, "file:///a"))
    assert isinstance(document, Document) and len(document.text) == 1_200_000


def test_the_same_words_have_one_id_in_any_encoding() -> None:
    words = "Café opens\n\nThe café opens on Monday."
    raws = [RawArticle(words.encode(codec), "file:///a") for codec in ("utf-8", "utf-8-sig", "utf-16", "cp1252")]
    results = [result for raw in raws for result in text.parse(raw)]
    assert len({result.document_id for result in results if isinstance(result, Document)}) == 1
    assert all(isinstance(result, Document) and result.text == words for result in results)
