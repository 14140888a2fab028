"""One text from its words to its rows, step by step, with what the code says of it: `python -m benchmarks.docs.walk`.

`--write` puts that, the tables of rules and, with `--figures FILE`, the table of figures into docs/quotes.md, between
its comments. A test compares the docs with what the code says today, so that they cannot go stale.
"""

import argparse
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks import ROOT
from transforms import pipeline
from transforms.attributions import encoder_fusion
from transforms.attributions.features import BlockFeatures, read_block_features
from transforms.cues.cue_options import cue_options
from transforms.cues.cues import CueOption
from transforms.cues.weights import QuoteWeights, load_quote_weights, softmax
from transforms.document import Document, QuoteRule, RawArticle, Rows, Span, SpeakerRule, Vocabulary
from transforms.rows import rows_of

DOCS = ROOT / "docs" / "quotes.md"
TEXT = (
    "Harbour town weighs a longer ferry\n\n"
    "Marta Quist, the mayor of Ellenport, told reporters that the ferry would “pay for itself” by 2031.\n\n"
    "“We have waited long enough,” she said. “Nobody [on the council] doubts that now.”\n\n"
    "According to a port official, the “floating hotel” needs a deeper quay.\n"
)
# What a table of the walk shows of the rows, in this order.
_COLUMNS = (
    *("quote_type", "text_clean", "quote_rule", "quote_confidence", "cue_text", "speaker_text"),
    *("speaker_name", "speaker_rule", "speaker_confidence", "speaker_reason"),
)
_FEWEST_SHARE = 0.01
_LIKELY = 0.5


def main(argv: list[str] | None = None) -> int:
    """Print the walk, or write it into the docs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.docs.walk", description=__doc__)
    parser.add_argument("--write", action="store_true", help="into docs/quotes.md")
    parser.add_argument("--figures", type=Path, help="what `benchmarks.quality.quotes --markdown` printed")
    args = parser.parse_args(argv)
    if not args.write:
        print(walk())
        return 0
    parts = {"walk": walk(), "quote rules": table_of(QuoteRule), "speaker rules": table_of(SpeakerRule)}
    if args.figures:
        parts["figures"] = args.figures.read_text(encoding="utf-8")
    page = DOCS.read_text(encoding="utf-8")
    for name, body in parts.items():
        page = filled(page, name, body)
    DOCS.write_text(page, encoding="utf-8")
    return 0


def table_of(vocabulary: type[Vocabulary]) -> str:
    """Give a vocabulary as a table in Markdown: value and meaning."""
    return "| rule | means |\n|---|---|\n" + "".join(f"| `{one.value}` | {one.meaning} |\n" for one in vocabulary)


def filled(page: str, name: str, body: str) -> str:
    """Put `body` between the comments of `name`.

    Raises:
        ValueError: the page has no such comments.
    """
    found = re.subn(_between(name), lambda match: f"{match[1]}{body.strip()}\n{match[3]}", page, flags=re.DOTALL)
    if found[1] != 1:
        raise ValueError(f"the page needs <!-- {name} --> and <!-- end of {name} --> once")
    return found[0]


def part_of(page: str, name: str) -> str:
    """Give what stands between the comments of `name`; empty where there are none."""
    match = re.search(_between(name), page, flags=re.DOTALL)
    return match[2].strip() if match else ""


def walk() -> str:
    """Give the steps as Markdown."""
    doc = _annotated()
    weights = load_quote_weights()
    blocks = read_block_features(doc, weights)
    steps = {
        "The text": TEXT.strip().splitlines(),
        "0. Roles: what the encoder takes words for, and which cue rules them": _roles(doc),
        "1. Quotation spans: what stands between marks": _quotation_spans(blocks, doc),
        "2. Cues: words that may say that somebody says": _cues(blocks),
        "3. Clauses: what a cue may govern, with the chance that it is an attribution": _clauses(blocks, doc),
        "4. Links: to which cue a quotation span belongs": _links(blocks, doc, weights),
        "5. Quotes: of those that overlap the likelier one stands": _quotes(doc),
        "6. Speakers: whom each source means": _speakers(doc),
        "7. Rows: columns of `quotes`": _rows(rows_of(doc, "20250101T000000-walk00", datetime(2025, 1, 1))),
    }
    return "\n\n".join(f"### {head}\n```text\n" + "\n".join(lines).rstrip() + "\n```" for head, lines in steps.items())


def _annotated() -> Document:
    (parsed,) = pipeline.parse(RawArticle(TEXT.encode(), "file:///walk.txt"))
    assert isinstance(parsed, Document)
    (doc,) = pipeline.annotate([parsed])
    assert isinstance(doc, Document)
    return doc


def _roles(doc: Document) -> Iterator[str]:
    tags = doc.word_roles
    assert tags is not None
    ends = (*tags.starts[1:], len(doc.text))
    for number, (start, end) in enumerate(zip(tags.starts, ends, strict=True)):
        shares = {"cue": tags.cue[number], "source": tags.source[number], "content": tags.content[number]}
        role = max(shares, key=lambda name: shares[name])
        cue, share = max(tags.cue_links[number], key=lambda one: one[1], default=(-1, 0.0))
        word = doc.text[start:end].strip()
        if shares[role] >= _LIKELY and any(char.isalnum() for char in word):
            by = (
                f"  of {share:.2f} {doc.text[tags.starts[cue] : ends[cue]].strip()}"
                if role != "cue" and cue >= 0
                else ""
            )
            yield f"{start:>4}  {word:<10} {role:<8} {shares[role]:.2f}{by}"


def _quotation_spans(blocks: list[BlockFeatures], doc: Document) -> Iterator[str]:
    for block in blocks:
        for one in block.quotations:
            content = one.span.content
            closed = "closed" if one.span.is_closed else "left open"
            yield f"[{one.order}] {_at(content)}  {content.of(doc.text)!r}  {closed}"


def _cues(blocks: list[BlockFeatures]) -> Iterator[str]:
    for block in blocks:
        for cue in block.cues:
            lemma = cue.token.lemma_.lower()
            share = f"a cue in {cue.cue_share:.2f} of its uses"
            yield f"{cue.start_char:>4}  {cue.token.text:<10} lemma {lemma:<10} {share}"


def _clauses(blocks: list[BlockFeatures], doc: Document) -> Iterator[str]:
    for block in blocks:
        for probability, one in block.clauses:
            if probability >= _FEWEST_SHARE:
                content = " / ".join(block.span_of(piece).of(doc.text) for piece in one.content)
                head = block.parse.tokens[one.head].text
                yield f"{probability:.2f}  {one.frame:<14} {head:<10} {content}"


def _links(blocks: list[BlockFeatures], doc: Document, weights: QuoteWeights) -> Iterator[str]:
    before = None
    for index, block in enumerate(blocks):
        earlier = [cue for one in blocks[:index] if one.parse.block == block.parse.block - 1 for cue in one.cues]
        for quotation in block.quotations:
            offered = list(cue_options(quotation, before, block.cues, earlier, doc.text))
            scores = encoder_fusion.cue_option_scores(doc.word_roles, quotation, before, offered, weights)
            shares = softmax(scores)
            yield f"[{quotation.order}] {quotation.span.content.of(doc.text)!r}"
            for share, option in sorted(zip(shares, offered, strict=True), key=lambda one: -one[0]):
                if share >= _FEWEST_SHARE:
                    yield f"    {share:.2f}  {_option(option)}"
            before = quotation


def _option(option: CueOption) -> str:
    if option.cue is not None:
        return f"said by the cue {option.cue.token.text!r} at {option.cue.start_char}"
    return (
        "goes on from the quotation span before"
        if option.is_continuation
        else "nobody's: a title, a term, words at a distance"
    )


def _quotes(doc: Document) -> Iterator[str]:
    for one in doc.quotes:
        pieces = " / ".join(f"{piece.of(doc.text)}" for piece in one.spans)
        yield f"q{one.position:04}  {one.quote_type:<9}{one.confidence:.2f}  {one.rule}"
        yield f"       content {pieces}"
        cue, source = (" / ".join(span.of(doc.text) for span in spans) or "–" for spans in (one.cue, one.sources))
        yield f"       cue {cue}   source {source}"


def _speakers(doc: Document) -> Iterator[str]:
    for one in doc.speakers:
        yield f"q{one.quote:04}  {one.name or 'not named'} ({one.kind})  {one.confidence:.2f}  {one.rule}: {one.reason}"


def _rows(rows: Rows) -> Iterator[str]:
    for row in rows["quotes"]:
        yield f"{'quote_id':<20}….{row['quote_id'].rpartition('.')[2]}"
        for name in _COLUMNS:
            if (value := row[name]) is not None:
                yield f"{name:<20}{f'{value:.2f}' if isinstance(value, float) else value}"
        yield ""


def _at(span: Span) -> str:
    return f"{span.start_char}:{span.end_char}"


def _between(name: str) -> str:
    return rf"(<!-- {re.escape(name)} -->\n)(.*?)(<!-- end of {re.escape(name)} -->)"


if __name__ == "__main__":
    raise SystemExit(main())
