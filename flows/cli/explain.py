"""One quote of a stored article in the terminal, from text to row: where it stands, the rules, how sure, the row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from flows.cli.show import Row, article_of, head_of
from flows.errors import WrongCall
from transforms.document import QuoteRule, SpeakerRule, meaning_of

CONTENT, CUE, SOURCE = "green", "yellow", "magenta"
_PLACE = re.compile(r"q?0*(\d+)")


def explain(data: Path, document: str, wanted: str, console: Console) -> None:
    """Print how the quote `wanted` (q0003, 3, or its id) of an article came about.

    Raises:
        WrongCall: no article or several are meant, the article has no such quote, or nothing is published.
    """
    tables = ("sentences", "quote_speakers", "quote_insertions")
    article, text, quotes, spans, others = article_of(data, document, tables)
    quote = _chosen(quotes, wanted, article["document_id"])
    own = [one for one in spans if one["quote_id"] == quote["quote_id"]]
    sentences = [one for one in others if "role" in one and "quote_id" not in one]
    console.print(head_of(article))
    console.print(_passage(text, quote, own, sentences), soft_wrap=True)
    console.print(_legend())
    for line in _told(quote, own, [one for one in others if one.get("quote_id") == quote["quote_id"]]):
        console.print(line, soft_wrap=True)
    for line in _around(quote, quotes):
        console.print(line, soft_wrap=True)
    console.print(Text("\nthe row of quotes", style="bold"))
    for name, value in quote.items():
        console.print(Text(f"  {name:<27}{'–' if value is None else value}"), soft_wrap=True)


def _chosen(quotes: Sequence[Row], wanted: str, document_id: str) -> Row:
    match = _PLACE.fullmatch(wanted.removeprefix(f"{document_id}."))
    found = next((one for one in quotes if match and one["position"] == int(match[1])), None)
    if found is None:
        has = f"it has q0001 to q{len(quotes):04}" if quotes else "it has none"
        raise WrongCall(f"no quote {wanted!r} in {document_id}: {has}")
    return found


def _passage(text: str, quote: Row, spans: Sequence[Row], sentences: Iterable[Row]) -> Text:
    """The sentences that content, cue and source stand in, those marked."""
    marks = [(one["start_char"], one["end_char"], CONTENT) for one in spans]
    for name, style in (("cue", CUE), ("speaker", SOURCE)):
        start, end = quote[f"{name}_start_char"], quote[f"{name}_end_char"]
        if start is not None:
            marks.append((start, end, f"{style} bold"))
    touched = [
        (one["start_char"], one["end_char"])
        for one in sentences
        if any(one["start_char"] < end and start < one["end_char"] for start, end, _ in marks)
    ]
    first = min(start for start, *_ in [*touched, *marks])
    last = max(end for _, end, *_ in [*touched, *marks])
    out = Text(text[first:last])
    for start, end, style in marks:
        out.stylize(style, start - first, end - first)
    return out


def _legend() -> Text:
    out = Text("\n")
    for style, name in ((CONTENT, "content"), (CUE, "cue"), (SOURCE, "source")):
        out.append("■ ", style=style).append(f"{name}   ")
    return out


def _told(quote: Row, spans: Sequence[Row], others: Sequence[Row]) -> Iterator[Text]:
    """The steps in words, each with its places in the text."""
    yield Text(f"\n{quote['quote_id'].rpartition('.')[2]}, {quote['quote_type']}", style="bold")
    yield from _line("found by", quote["quote_rule"], meaning_of(quote["quote_rule"], QuoteRule))
    yield from _line("sure", f"{quote['quote_confidence']:.2f}")
    for one in sorted(spans, key=lambda row: row["position"]):
        marked = "between marks" if one["is_quoted"] else "reported"
        yield from _line("content", _place(one), f"{marked}: {one['text']}")
    yield from _line("cue", _place(quote, "cue_"), _cue(quote))
    yield from _line("source", _place(quote, "speaker_"), quote["speaker_text"])
    yield from _speaker(quote)
    for one in others:
        if one.get("insertion_kind"):
            yield from _line("inserted", _place(one), f"{one['insertion_kind']}: {one['text']}")
        elif "speaker_name" in one:
            yield from _line(f"speaker {one['position']}", one["speaker_name"] or one.get("entity_id"))
    if quote["parent_quote_id"]:
        yield from _line("inside", quote["parent_quote_id"])


def _around(quote: Row, quotes: Sequence[Row]) -> Iterator[Text]:
    """How the act of saying is told, to whom, when and where, and which quote of the article told the same before."""
    if quote["speech_act"]:
        yield from _line("told as", quote["speech_act"])
    for label, name, words in (
        ("to", "addressee_text", None),
        ("on", "statement_date", "statement_date_evidence"),
        ("in", "statement_place_text", "statement_place_evidence"),
    ):
        if quote[name] is not None:
            yield from _line(label, str(quote[name]), words and f'by "{quote[words]}"')
    same = [one["position"] for one in quotes if one["statement_id"] and one["statement_id"] == quote["statement_id"]]
    if same and min(same) < quote["position"]:
        yield from _line("tells again", f"q{min(same):04}")


def _speaker(quote: Row) -> Iterator[Text]:
    if quote["speaker_rule"] is None:
        yield from _line("speaker", "not known")
        return
    name = quote["speaker_name"] or "not named"
    yield from _line("speaker", name, f"{quote['speaker_kind']}, {quote['speaker_entity_id'] or 'no entity'}")
    yield from _line("decided by", quote["speaker_rule"], meaning_of(quote["speaker_rule"], SpeakerRule))
    yield from _line("because", quote["speaker_reason"])
    yield from _line("sure", f"{quote['speaker_confidence']:.2f}")
    yield from _line("runner-up", quote["speaker_runner_up_name"] or "nobody")


def _cue(quote: Row) -> str | None:
    return quote["cue_text"] and f"{quote['cue_text']} (lemma {quote['cue_lemma']})"


def _place(row: Row, prefix: str = "") -> str:
    start, end = row[f"{prefix}start_char"], row[f"{prefix}end_char"]
    return "none" if start is None else f"{start}:{end}"


def _line(label: str, *parts: str | None) -> Iterator[Text]:
    yield Text(f"  {label:<14}", style="dim").append("  ".join(part for part in parts if part), style="not dim")
