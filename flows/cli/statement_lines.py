"""Draw statements and counts as lines: day, speaker, words with what was searched marked, bars of text.

Reads nothing. What stands in the lines: warehouse/queries/statements.py and profiles.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from flows.cli.terminal import make_printable, shows_colour
from transforms.document import SpeechAct
from warehouse.queries.articles import ArticleList
from warehouse.queries.profiles import CountedValue
from warehouse.queries.statements import StatementFacts, StatementList

MATCH_STYLE = "bold yellow"
MATCH_MARK = "*"  # stands on both sides of a match where there is no colour
UNSURE = "(unsure)"
_BAR_WIDTH = 24  # characters, for the largest count
_BESIDE_BAR = 12  # characters: the indent, the count and what stands between
SHOWN_COUNT = 10  # of a list of counts; --json has all
_INDENT = 2
_SPACE = re.compile(r"\s")
# Words are runs of letters and digits, as a search has them (warehouse/queries/measures.py).
_WORD = re.compile(r"[^\W_]+")
_WORD_START, _WORD_GAP = r"(?<![^\W_])", r"[\W_]+"


def print_statements(console: Console, found: StatementList, words: Sequence[str] = ()) -> None:
    """Print statements, two lines each: where and by whom, then the words with those of a search marked."""
    for statement in found.statements:
        print_line(console, _describe_place(statement))
        print_line(console, mark_words(statement.text_display, words, shows_colour(console)), _INDENT)


def print_headlines(console: Console, found: ArticleList, words: Sequence[str]) -> None:
    """Print articles that have the words of a search in their headlines, a line each; nothing where there is none."""
    if not found.articles:
        return
    console.print(Text("\nin headlines", style="bold"))
    for article in found.articles:
        line = Text(describe_day(article.published_date), style="bold").append("  ")
        line.append_text(mark_words(article.headline or "", words, shows_colour(console)))
        rest = f"  {article.publisher or 'no publisher'}  {article.document_id}"
        print_line(console, line.append(make_printable(rest), style="dim not bold"), _INDENT)


def _describe_place(statement: StatementFacts) -> Text:
    line = Text(describe_day(statement.published_date), style="bold")
    line.append(f"  {make_printable(statement.speaker)}", style="cyan not bold")
    if statement.is_unsure:
        line.append(f" {UNSURE}", style="red not bold")
    parts = [_describe_kind(statement), statement.publisher or "no publisher", statement.quote_id]
    return line.append(make_printable("  " + "  ".join(parts)), style="dim not bold")


def _describe_kind(statement: StatementFacts) -> str:
    """Write the type of a quote, and how it is told if not as said: "indirect, negated: refused"."""
    if statement.speech_act == SpeechAct.ASSERTED:
        return statement.quote_type
    cue = f": {statement.cue_text}" if statement.cue_text else ""
    return f"{statement.quote_type}, {statement.speech_act}{cue}"


def describe_day(day: date | None) -> str:
    """Write a day, or that there is none."""
    return str(day) if day else "undated"


def print_counts(console: Console, title: str, counted: Sequence[CountedValue], no_value: str = "none") -> None:
    """Print what is counted under a title, a bar each; `no_value` names those that have no value."""
    if not counted:
        return
    console.print(Text(f"\n{title}", style="bold"))
    shown = counted[:SHOWN_COUNT]
    labels = [make_printable(no_value if value.value is None else value.value) for value in shown]
    most = max(value.statement_count for value in counted)
    width = max(map(len, labels))
    room = max(1, min(_BAR_WIDTH, console.width - width - _BESIDE_BAR))
    for label, value in zip(labels, shown, strict=True):
        bar = "█" * max(1, round(room * value.statement_count / most))
        print_line(console, Text(f"{label:<{width}}  {value.statement_count:>6,}  ").append(bar, "cyan"), _INDENT)
    if len(counted) > len(shown):
        print_line(console, Text(f"and {len(counted) - len(shown):,} more", style="dim"), _INDENT)


def mark_words(text: str, words: Sequence[str], in_colour: bool) -> Text:
    """Mark where the words of a search stand in a text; line ends become blanks."""
    drawn = Text(_SPACE.sub(" ", make_printable(text)))
    matches = find_words(text, words)
    if in_colour:
        for start, end in matches:
            drawn.stylize(MATCH_STYLE, start, end)
        return drawn
    for start, end in reversed(matches):
        drawn = Text.assemble(drawn[:start], MATCH_MARK, drawn[start:end], MATCH_MARK, drawn[end:])
    return drawn


def find_words(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Find where words begin words of a text, accents and capitals aside: ranges in order, those that touch joined."""
    folded, places = _fold(text)
    ranges = []
    for word in words:
        sought = _WORD.findall(_fold(word)[0])
        for match in re.finditer(_WORD_START + _WORD_GAP.join(sought), folded) if sought else ():
            ranges.append((places[match.start()], places[match.end() - 1] + 1))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _fold(text: str) -> tuple[str, list[int]]:
    """Take accents and capitals away; give the place in `text` of each character that is left."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFD", character.lower()):
            if unicodedata.category(part) != "Mn":
                folded.append(part)
                places.append(place)
    return "".join(folded), places


def print_line(console: Console, line: Text, indent: int = 0) -> None:
    """Print a line: wrapped with its indent on a terminal, as one line where there is none."""
    if console.is_terminal:
        console.print(Padding(line, (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent).append_text(line), soft_wrap=True)
