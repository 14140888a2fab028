"""One article in the terminal: its text with the quotes coloured by speaker, a legend, on request the reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from rich.console import Console
from rich.text import Text

from flows.errors import WrongCall
from warehouse.bi import reader

Row = dict[str, Any]
# Colours that stay apart on dark and on light ground; more speakers than that share them.
COLOURS = (
    "cyan",
    "magenta",
    "green",
    "yellow",
    "blue",
    "red",
    "bright_cyan",
    "bright_magenta",
    "bright_green",
    "bright_blue",
)
NOBODY = "dim"
_CHOICES = 10


def show(data: Path, wanted: str, console: Console, with_reasons: bool = False) -> None:
    """Print the article that `wanted` names: an id or the start of one, a file name, or words of the headline.

    Raises:
        WrongCall: none or several are meant, or nothing is published.
    """
    article, text, quotes, spans, _ = article_of(data, wanted)
    colours = _colours(quotes)
    console.print(head_of(article))
    console.print(_coloured(text, quotes, spans, colours))
    console.print(_legend(quotes, colours))
    if with_reasons:
        for quote in sorted(quotes, key=lambda one: one["position"]):
            console.print(_reason(quote, colours))


def article_of(data: Path, wanted: str, others: Sequence[str] = ()) -> tuple[Row, str, list[Row], list[Row], list[Row]]:
    """Give the row of the article that `wanted` names, its text, quotes, their spans, and rows of `others` in one list.

    Raises:
        WrongCall: none or several are meant, or nothing is published.
    """
    try:
        bi = reader.generation(data)
        columns = ["document_id", "headline", "source_uri", "published_date"]
        article = _chosen(reader.read(bi, "documents", columns).to_pylist(), wanted)
        owner = article["document_id"]
        text = _of(bi, "document_texts", owner, ["text"])[0]["text"]
        quotes, spans = _of(bi, "quotes", owner), _of(bi, "quote_spans", owner)
        return article, text, quotes, spans, [row for table in others for row in _of(bi, table, owner)]
    except FileNotFoundError as error:
        raise WrongCall(str(error)) from None


def head_of(article: Row) -> Text:
    """Give the line over an article: id, day, where from."""
    day = article["published_date"] or "undated"
    return Text(f"{article['document_id']}  {day}  {article['source_uri']}", style="dim")


def _of(bi: Path, table: str, document_id: str, columns: list[str] | None = None) -> list[Row]:
    rows = reader.read(bi, table, None if columns is None else ["document_id", *columns])
    found: list[Row] = rows.filter(_is(rows, document_id)).to_pylist()
    return found


def _is(rows: Any, document_id: str) -> Any:
    import pyarrow.compute as pc

    return pc.equal(rows["document_id"], document_id)


def _chosen(articles: list[Row], wanted: str) -> Row:
    """Find the one article that is meant; an id counts before a file name, a file name before a headline.

    Raises:
        WrongCall: none is, or several are.
    """
    ways = (
        [one for one in articles if one["document_id"] == wanted],
        [one for one in articles if re.fullmatch("[0-9a-f]{4,16}", wanted) and one["document_id"].startswith(wanted)],
        [one for one in articles if Path(wanted).name in {_file_name(one), Path(_file_name(one)).stem}],
        [one for one in articles if wanted.casefold() in (one["headline"] or "").casefold()],
    )
    found = next((some for some in ways if some), [])
    if len(found) == 1:
        return found[0]
    if not found:
        raise WrongCall(f"no article is called {wanted!r}: give an id, a file name or words of a headline")
    names = "; ".join(f"{one['document_id']} {one['headline'] or _file_name(one)}" for one in found[:_CHOICES])
    raise WrongCall(f"{wanted!r} names {len(found):,} articles, say which: {names}")


def _file_name(article: Row) -> str:
    return unquote((article["source_uri"] or "").rpartition("/")[2])


def _colours(quotes: Iterable[Row]) -> dict[str, str]:
    speakers = dict.fromkeys(_speaker(quote) for quote in sorted(quotes, key=lambda one: one["position"]))
    return {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(name for name in speakers if name)}


def _speaker(quote: Row) -> str:
    return quote["speaker_name"] or quote["speaker_text"] or ""


def _coloured(text: str, quotes: list[Row], spans: list[Row], colours: dict[str, str]) -> Text:
    out = Text(text)
    by_id = {quote["quote_id"]: quote for quote in quotes}
    # outer quotes first, so that a quote inside a quote keeps its own colour
    for span in sorted(spans, key=lambda one: (one["start_char"], -one["end_char"])):
        quote = by_id[span["quote_id"]]
        style = colours.get(_speaker(quote), NOBODY) + (" italic" if quote["quote_type"] == "indirect" else " bold")
        out.stylize(style, span["start_char"], span["end_char"])
    for quote in quotes:
        if quote["cue_start_char"] is not None:
            out.stylize("underline", quote["cue_start_char"], quote["cue_end_char"])
    return out


def _legend(quotes: list[Row], colours: dict[str, str]) -> Text:
    out = Text("\n")
    for name, colour in colours.items():
        count = sum(_speaker(quote) == name for quote in quotes)
        out.append("■ ", style=colour).append(f"{name} {count}   ")
    unknown = sum(not _speaker(quote) for quote in quotes)
    if unknown:
        out.append("■ ", style=NOBODY).append(f"not known {unknown}   ")
    return out.append("bold: words as said, italic: reported, underlined: cue", style="dim")


def _reason(quote: Row, colours: dict[str, str]) -> Text:
    name = _speaker(quote) or "not known"
    out = Text(f"{quote['quote_id'].rpartition('.')[2]} ").append(name, style=colours.get(name, NOBODY))
    out.append(f" ({quote['quote_type']}")
    if quote["speaker_confidence"] is not None:
        out.append(f", {quote['speaker_confidence']:.2f}, {quote['speaker_rule']}")
    out.append(f") {quote['speaker_reason'] or ''}")
    if quote["speaker_runner_up_name"]:
        is_ended = out.plain.rstrip().endswith((".", "!", "?", ")"))
        out.append(f"{'' if is_ended else '.'} Second: {quote['speaker_runner_up_name']}.")
    return out
