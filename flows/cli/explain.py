"""Explain one quote of a published article in the terminal: its place, the rules, the confidence, its row.

Draws what the tables say and decides nothing. Finding the article: articles.py. The whole article: show.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from flows.cli.articles import PublishedArticle, read_article
from flows.cli.show import describe_article
from flows.cli.terminal import make_printable
from flows.errors import WrongCall
from transforms.document import UNNAMED, QuoteRule, Row, SpeakerRule, meaning_of

CONTENT_STYLE = "green"
CUE_STYLE = "yellow"
SOURCE_STYLE = "magenta"
TABLES = ("sentences", "quote_speakers", "quote_insertions")
_POSITION = re.compile(r"q?0*(\d+)")
_CIRCUMSTANCES = (
    ("to", "addressee_text", None),
    ("on", "statement_date", "statement_date_evidence"),
    ("in", "statement_place_text", "statement_place_evidence"),
)


def explain_quote(data: Path, document: str, wanted: str, console: Console) -> None:
    """Print how the quote `wanted` (q0003, 3, or its id) of an article came about.

    Raises:
        WrongCall: no article or several are meant, the article has no such quote, or nothing is published.
    """
    article = read_article(data, document, TABLES)
    quote = choose_quote(article.quotes, wanted, article.row["document_id"])
    console.print(describe_article(article.row))
    console.print(mark_passage(article, quote), soft_wrap=True)
    console.print(_draw_legend())
    for line in (*_describe_steps(article, quote), *_describe_circumstances(quote, article.quotes)):
        console.print(line, soft_wrap=True)
    console.print(Text("\nthe row of quotes", style="bold"))
    for name, value in quote.items():
        shown = "–" if value is None else str(value)
        console.print(Text(make_printable(f"  {name:<27}{shown}")), soft_wrap=True)


def choose_quote(quotes: Sequence[Row], wanted: str, document_id: str) -> Row:
    """Choose the quote of an article that `wanted` names: q0003, 3, or its id.

    Raises:
        WrongCall: the article has no such quote.
    """
    match = _POSITION.fullmatch(wanted.removeprefix(f"{document_id}."))
    chosen = next((quote for quote in quotes if match and quote["position"] == int(match[1])), None)
    if chosen is None:
        has = f"it has q0001 to q{len(quotes):04}" if quotes else "it has none"
        raise WrongCall(f"no quote {wanted!r} in {document_id}: {has}")
    return chosen


def mark_passage(article: PublishedArticle, quote: Row) -> Text:
    """Mark content, cue and source in the sentences that hold them."""
    marks = _marks_of(quote, _rows_of_quote(article.spans, quote))
    touched = [
        (sentence["start_char"], sentence["end_char"])
        for sentence in article.other_rows["sentences"]
        if any(sentence["start_char"] < end and start < sentence["end_char"] for start, end, _ in marks)
    ]
    first = min(start for start, *_ in [*touched, *marks])
    last = max(end for _, end, *_ in [*touched, *marks])
    passage = Text(make_printable(article.text)[first:last])
    for start, end, style in marks:
        passage.stylize(style, start - first, end - first)
    return passage


def _marks_of(quote: Row, spans: Sequence[Row]) -> list[tuple[int, int, str]]:
    """Give the ranges to mark, each with its style: the pieces of the content, the cue, the source."""
    marks = [(span["start_char"], span["end_char"], CONTENT_STYLE) for span in spans]
    for name, style in (("cue", CUE_STYLE), ("speaker", SOURCE_STYLE)):
        start, end = quote[f"{name}_start_char"], quote[f"{name}_end_char"]
        if start is not None:
            marks.append((start, end, f"{style} bold"))
    return marks


def _rows_of_quote(rows: Sequence[Row], quote: Row) -> list[Row]:
    return [row for row in rows if row["quote_id"] == quote["quote_id"]]


def _draw_legend() -> Text:
    legend = Text("\n")
    for style, name in ((CONTENT_STYLE, "content"), (CUE_STYLE, "cue"), (SOURCE_STYLE, "source")):
        legend.append("■ ", style=style).append(f"{name}   ")
    return legend


def _describe_steps(article: PublishedArticle, quote: Row) -> Iterator[Text]:
    """Describe the steps in words, each with its places in the text."""
    yield Text(f"\n{quote['quote_id'].rpartition('.')[2]}, {quote['quote_type']}", style="bold")
    yield _line("found by", quote["quote_rule"], meaning_of(quote["quote_rule"], QuoteRule))
    yield _line("sure", f"{quote['quote_confidence']:.2f}")
    for span in sorted(_rows_of_quote(article.spans, quote), key=lambda row: row["position"]):
        marked = "between marks" if span["is_quoted"] else "reported"
        yield _line("content", _range_of(span), f"{marked}: {span['text']}")
    yield _line("cue", _range_of(quote, "cue_"), _describe_cue(quote))
    yield _line("source", _range_of(quote, "speaker_"), quote["speaker_text"])
    yield from _describe_speaker(quote)
    for speaker in _rows_of_quote(article.other_rows["quote_speakers"], quote):
        yield _line(f"speaker {speaker['position']}", speaker["speaker_name"] or speaker["entity_id"])
    for insertion in _rows_of_quote(article.other_rows["quote_insertions"], quote):
        yield _line("inserted", _range_of(insertion), f"{insertion['insertion_kind']}: {insertion['text']}")
    if quote["parent_quote_id"]:
        yield _line("inside", quote["parent_quote_id"])


def _describe_circumstances(quote: Row, quotes: Sequence[Row]) -> Iterator[Text]:
    """Describe factuality, addressee, day and place, and which quote of the article has the same statement before."""
    if quote["speech_act"]:
        yield _line("told as", quote["speech_act"])
    for label, name, evidence in _CIRCUMSTANCES:
        if quote[name] is not None:
            yield _line(label, str(quote[name]), evidence and f'by "{quote[evidence]}"')
    statement_id = quote["statement_id"]
    same = [one["position"] for one in quotes if statement_id and one["statement_id"] == statement_id]
    if same and min(same) < quote["position"]:
        yield _line("tells again", f"q{min(same):04}")


def _describe_speaker(quote: Row) -> Iterator[Text]:
    if quote["speaker_rule"] is None:
        yield _line("speaker", UNNAMED)
        return
    name = quote["speaker_name"] or "not named"
    yield _line("speaker", name, f"{quote['speaker_kind']}, {quote['speaker_entity_id'] or 'no entity'}")
    yield _line("decided by", quote["speaker_rule"], meaning_of(quote["speaker_rule"], SpeakerRule))
    yield _line("because", quote["speaker_reason"])
    yield _line("sure", f"{quote['speaker_confidence']:.2f}")
    yield _line("runner-up", quote["speaker_runner_up_name"] or "nobody")


def _describe_cue(quote: Row) -> str | None:
    return quote["cue_text"] and f"{quote['cue_text']} (lemma {quote['cue_lemma']})"


def _range_of(row: Row, prefix: str = "") -> str:
    start, end = row[f"{prefix}start_char"], row[f"{prefix}end_char"]
    return "none" if start is None else f"{start}:{end}"


def _line(label: str, *parts: str | None) -> Text:
    """Write one line: the label, then the parts that are there."""
    content = "  ".join(part for part in parts if part)
    return Text(f"  {label:<14}", style="dim").append(make_printable(content), style="not dim")
