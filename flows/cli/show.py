"""Draw one article in the terminal: its text with quotes coloured and numbered, and who says each and why.

Decides colours, styles and marks: without colour a quote reads `[1]words[/1]`. Finding the article: articles.py. One
quote in full: explain.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from rich.columns import Columns
from rich.console import Console
from rich.text import Text

from flows.cli.articles import PublishedArticle, read_article
from flows.cli.terminal import make_printable, shows_colour
from flows.runtime import logs
from transforms.document import UNNAMED, QuoteType, Row

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
NUMBER_STYLE = "dim"
# Who says a scare quote; whom the text does not name is called as in the report.
NOBODY = "nobody"
_SENTENCE_ENDS = (".", "!", "?", ")")
_QUOTATION_MARKS = frozenset("\"'“”‘’„«»‹›`")  # the number of a quote stands outside of its marks
# How to read the text above.
_COLOURED, _NUMBERED = "bold: words as said, italic: reported, underlined: cue", "[1]words[/1]: quote 1"
_SHOWN_WORDS = 100  # characters of a quote in the list below the text


def show_article(
    data: Path, wanted: str, console: Console, with_reasons: bool = False, limit: int | None = None
) -> None:
    """Print the article that `wanted` names: an id or the start of one, a file name, or words of the headline.

    The list of quotes below has at most `limit`; with reasons, it has the whole words, the rule and the second best.

    Raises:
        WrongCall: none or several are meant, or nothing is published.
    """
    article = read_article(data, wanted)
    colours = _choose_colours(article.quotes)
    console.print(describe_article(article.row))
    numbered = number_quotes(colour_text(article, colours), article, with_ends=not shows_colour(console))
    numbered.rstrip()
    console.print(numbered, soft_wrap=not console.is_terminal)
    console.print()
    if not article.quotes:
        console.print(Text("nobody is quoted here", style="dim"))
        return
    console.print(Columns(list_speakers(article.quotes, colours), padding=(0, 3)))
    console.print(Text(_COLOURED if shows_colour(console) else _NUMBERED, style="dim"))
    quotes = sorted(article.quotes, key=lambda row: row["position"])
    for quote in quotes[:limit]:
        console.print(_describe_reason(quote, colours, with_reasons), soft_wrap=True)
    if limit and limit < len(quotes):
        logs.tell(f"the first {limit:,} of {len(quotes):,}: `--limit {len(quotes)}` shows all")


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
    """Give the speaker's label; "" where nobody says it or who does is not known."""
    label: str = quote["speaker_label"]
    return "" if label == UNNAMED else label


def _name_speaker(quote: Row) -> str:
    return _speaker_of(quote) or (UNNAMED if quote["is_statement"] else NOBODY)


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


def number_quotes(drawn: Text, article: PublishedArticle, with_ends: bool) -> Text:
    """Put `[1]` before each quote of a text that has the length of the article's; `with_ends` also `[/1]` behind it.

    A quote in several pieces has its number before each of them.
    """
    marks: list[tuple[int, int, str]] = []  # place, order at that place, mark
    position_by_id = {quote["quote_id"]: quote["position"] for quote in article.quotes}
    for span in article.spans:
        number, start, end = position_by_id[span["quote_id"]], span["start_char"], span["end_char"]
        if article.text[start - 1 : start] in _QUOTATION_MARKS:
            start -= 1
        if article.text[end : end + 1] in _QUOTATION_MARKS:
            end += 1
        marks.append((start, number, f"[{number}]"))
        if with_ends:
            marks.append((end, -number, f"[/{number}]"))  # of nested quotes the inner one ends first
    marks.sort()
    pieces = drawn.divide([place for place, _, _ in marks])
    numbered = Text()
    for piece, mark in zip(pieces, [*(mark for _, _, mark in marks), ""], strict=True):
        numbered.append_text(piece).append(mark, NUMBER_STYLE)
    return numbered


def list_speakers(quotes: list[Row], colours: dict[str, str]) -> list[Text]:
    """List the speakers of an article, each with how many quotes; last those that nobody known, or nobody, says."""
    counts = Counter(map(_name_speaker, quotes))
    named = [(name, colour, counts[name]) for name, colour in colours.items()]
    unknown = [(name, UNKNOWN_SPEAKER_STYLE, counts[name]) for name in (UNNAMED, NOBODY) if counts[name]]
    return [
        Text().append("■ ", colour).append(make_printable(f"{name} {count}"))
        for name, colour, count in [*named, *unknown]
    ]


def _describe_reason(quote: Row, colours: dict[str, str], in_full: bool) -> Text:
    """Write why a quote has its speaker: number, speaker, type, confidence, words, reason.

    In full: the rule and the second best speaker too, and all of the words.
    """
    name = _name_speaker(quote)
    line = Text(f"[{quote['position']}] {quote['quote_id'].rpartition('.')[2]} ")
    line.append(make_printable(name), style=colours.get(name, UNKNOWN_SPEAKER_STYLE))
    line.append(f" ({quote['quote_type']}")
    if quote["speaker_confidence"] is not None:
        line.append(f", {quote['speaker_confidence']:.2f}")
        line.append(f", {quote['speaker_rule']}" if in_full else "")
    words = " ".join(make_printable(quote["text_display"]).split())
    line.append(f"): {words if in_full else shorten_words(words)}")
    line.append(make_printable(f"\n    {quote['speaker_reason']}" if quote["speaker_reason"] else ""))
    if in_full and quote["speaker_runner_up_name"]:
        stop = "" if line.plain.rstrip().endswith(_SENTENCE_ENDS) else "."
        line.append(make_printable(f"{stop} Second: {quote['speaker_runner_up_name']}."))
    return line


def shorten_words(words: str) -> str:
    """Cut a text behind the last word that there is room for, with an ellipsis."""
    if len(words) <= _SHOWN_WORDS:
        return words
    return f"{words[:_SHOWN_WORDS].rsplit(' ', 1)[0]} …"
