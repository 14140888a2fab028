"""Draw one article in the terminal: its text with the quotes coloured by speaker, a legend, on request the reasons.

Decides colours and styles. Finding the article: articles.py. One quote in full: explain.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.text import Text

from flows.cli.articles import PublishedArticle, read_article
from flows.cli.terminal import make_printable
from transforms.document import QuoteType, Row

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
UNKNOWN_SPEAKER_STYLE = "dim"
_SENTENCE_ENDS = (".", "!", "?", ")")


def show_article(data: Path, wanted: str, console: Console, with_reasons: bool = False) -> None:
    """Print the article that `wanted` names: an id or the start of one, a file name, or words of the headline.

    Raises:
        WrongCall: none or several are meant, or nothing is published.
    """
    article = read_article(data, wanted)
    colours = _choose_colours(article.quotes)
    console.print(describe_article(article.row))
    console.print(colour_text(article, colours))
    console.print(_draw_legend(article.quotes, colours))
    if with_reasons:
        for quote in sorted(article.quotes, key=lambda row: row["position"]):
            console.print(_describe_reason(quote, colours))


def describe_article(row: Row) -> Text:
    """Write the line over an article: id, day, where from."""
    day = row["published_date"] or "undated"
    return Text(make_printable(f"{row['document_id']}  {day}  {row['source_uri']}"), style="dim")


def _choose_colours(quotes: Iterable[Row]) -> dict[str, str]:
    """Choose a colour for each speaker, in the order in which they first speak."""
    in_order = sorted(quotes, key=lambda quote: quote["position"])
    speakers = [name for name in dict.fromkeys(_speaker_of(quote) for quote in in_order) if name]
    return {name: COLOURS[index % len(COLOURS)] for index, name in enumerate(speakers)}


def _speaker_of(quote: Row) -> str:
    """Give the speaker's name, else the words that stand for it; "" where neither is known."""
    return quote["speaker_name"] or quote["speaker_text"] or ""


def colour_text(article: PublishedArticle, colours: dict[str, str]) -> Text:
    """Colour the text of an article: each piece of a quote by its speaker, each cue underlined."""
    drawn = Text(make_printable(article.text))
    quote_by_id = {quote["quote_id"]: quote for quote in article.quotes}
    # outer quotes first, so that a quote inside a quote keeps its own colour
    for span in sorted(article.spans, key=lambda row: (row["start_char"], -row["end_char"])):
        quote = quote_by_id[span["quote_id"]]
        colour = colours.get(_speaker_of(quote), UNKNOWN_SPEAKER_STYLE)
        weight = "italic" if quote["quote_type"] == QuoteType.INDIRECT else "bold"
        drawn.stylize(f"{colour} {weight}", span["start_char"], span["end_char"])
    for quote in article.quotes:
        if quote["cue_start_char"] is not None:
            drawn.stylize("underline", quote["cue_start_char"], quote["cue_end_char"])
    return drawn


def _draw_legend(quotes: list[Row], colours: dict[str, str]) -> Text:
    legend = Text("\n")
    for name, colour in colours.items():
        count = sum(_speaker_of(quote) == name for quote in quotes)
        legend.append("■ ", style=colour).append(make_printable(f"{name} {count}   "))
    unknown = sum(not _speaker_of(quote) for quote in quotes)
    if unknown:
        legend.append("■ ", style=UNKNOWN_SPEAKER_STYLE).append(f"not known {unknown}   ")
    return legend.append("bold: words as said, italic: reported, underlined: cue", style="dim")


def _describe_reason(quote: Row, colours: dict[str, str]) -> Text:
    """Write why a quote has its speaker: number, speaker, type, confidence, rule, reason, second best speaker."""
    name = _speaker_of(quote) or "not known"
    line = Text(f"{quote['quote_id'].rpartition('.')[2]} ")
    line.append(make_printable(name), style=colours.get(name, UNKNOWN_SPEAKER_STYLE))
    line.append(f" ({quote['quote_type']}")
    if quote["speaker_confidence"] is not None:
        line.append(f", {quote['speaker_confidence']:.2f}, {quote['speaker_rule']}")
    line.append(make_printable(f") {quote['speaker_reason'] or ''}"))
    if quote["speaker_runner_up_name"]:
        stop = "" if line.plain.rstrip().endswith(_SENTENCE_ENDS) else "."
        line.append(make_printable(f"{stop} Second: {quote['speaker_runner_up_name']}."))
    return line
