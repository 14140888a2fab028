"""The error browser of `wireroom bench --errors`: each miss with its text, both sides coloured, our rule and reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from benchmarks.quality import board, corpus, floors, gold, misses, quotes
from benchmarks.quality.misses import Miss, Offsets, Side

# Colours that stay apart on dark and on light ground.
BOTH, GOLD_ONLY, OURS_ONLY = "green", "yellow", "red"
GOLD_SOURCE, OUR_SOURCE = "cyan", "magenta"
_AROUND_CHARS = 160
_SHOWN_CHARS = 300


@dataclass(frozen=True)
class Wish:
    """What is to be shown: of which gold, which kind and type of miss, how many, of articles called how."""

    bench: Path = corpus.BENCH
    is_own: bool = False  # the project's own gold, not PolNeAR's
    with_errors: bool = False
    kind: str | None = None
    type: str | None = None
    limit: int | None = None
    article: str = ""


def show_misses(wish: Wish, console: Console) -> None:
    """Print figures and counts of misses, or each miss.

    Raises:
        NoBenchError: the folder of the set cannot be used.
    """
    found = _find_misses_of_gold(wish, console) if wish.is_own else _find_misses_of_bench(wish, console)
    if wish.with_errors:
        kept = misses.choose_misses(found, wish.kind, wish.type)
        taken = misses.spread_misses(kept, wish.limit)
        for number, miss in enumerate(taken, start=1):
            console.print(draw_miss(miss, number, len(taken)), soft_wrap=True)
        _print_line_of_misses(console, f"{len(taken)} of {len(kept)} misses shown\n")
        console.print(_draw_legend_of_misses(), soft_wrap=True)
    for line in draw_table_of_misses(misses.count_misses(found)):
        _print_line_of_misses(console, line)


def draw_miss(miss: Miss, number: int, total: int) -> Text:
    """Draw a miss as coloured lines: text, the gold's side, ours with rule and reason, other attributions there."""
    out = Text(f"\n[{number}/{total}] {miss.kind}, {miss.type}", style="bold")
    out.append(f"  {miss.doc_id} at {miss.start}\n", style="not bold dim")
    out.append_text(_draw_passage_of_miss(miss)).append("\n")
    for label, side in (("gold", miss.gold), ("ours", miss.ours), *(("near", one) for one in miss.near)):
        if side is not None:
            out.append_text(_draw_side_of_miss(label, side, miss.text))
    return out


def draw_table_of_misses(rows: list[list[str]]) -> list[str]:
    """Draw rows of cells in columns, the first one to the left."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join((
            f"{row[0]:<{widths[0]}}",
            *(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True)),
        ))
        for row in rows
    ]


def _find_misses_of_gold(wish: Wish, console: Console) -> list[Miss]:
    names = [name for name in gold.gold_cases() if wish.article in name]
    if not names:
        raise corpus.NoBenchError(f"no article of the own gold has {wish.article!r} in its name")
    _print_line_of_misses(console, f"the project's own gold: {', '.join(names)}\n")
    if not wish.with_errors:
        cases = [gold.read_gold_case(name) for name in names]
        figures = {case.name: gold.score_gold_case(case, gold.rows_of_gold_case(case)[1]).figures for case in cases}
        _print_line_of_misses(console, "\n".join(floors.draw_table_of_figures(figures)) + "\n")
    return list(misses.find_gold_misses(names))


def _find_misses_of_bench(wish: Wish, console: Console) -> list[Miss]:
    done = corpus.run_bench(
        corpus.read_bench_gold(wish.bench, "dev", wish.article), is_timed=not (wish.with_errors or wish.article)
    )
    scores = corpus.score_bench(wish.bench, done)
    if not wish.with_errors:
        _print_line_of_misses(
            console, "\n".join(board.draw_board(board.board_values(scores.figures, done.pace))) + "\n"
        )
        _print_line_of_misses(console, quotes.cost_line_of_bench(done) + "\n")
    return list(misses.find_bench_misses(done, scores))


def _print_line_of_misses(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)


def _draw_passage_of_miss(miss: Miss) -> Text:
    """Draw the text around a miss, in whole words, with both contents, cues and sources marked."""
    sides = [side for side in (miss.gold, miss.ours) if side is not None]
    first = max(0, min(side.extent[0] for side in sides) - _AROUND_CHARS)
    last = min(len(miss.text), max(side.extent[1] for side in sides) + _AROUND_CHARS)
    first = miss.text.find(" ", first) + 1 if first else 0
    last = last if last == len(miss.text) else max(miss.text.rfind(" ", 0, last), sides[0].extent[1])
    out = Text(miss.text[first:last])
    for style, (start, end) in _styles_of_miss(miss):
        out.stylize(style, max(0, start - first), max(0, end - first))
    return out


def _styles_of_miss(miss: Miss) -> Iterator[tuple[str, Offsets]]:
    true, ours = (_characters_of_miss(side.content if side else ()) for side in (miss.gold, miss.ours))
    for style, chars in ((BOTH, true & ours), (GOLD_ONLY, true - ours), (OURS_ONLY, ours - true)):
        yield from ((style, run) for run in _runs_of_miss_characters(chars))
    for side, colour in ((miss.gold, GOLD_SOURCE), (miss.ours, OUR_SOURCE)):
        if side is not None:
            yield from ((f"{colour} bold", place) for place in side.source)
            yield from (("underline", place) for place in side.cue)


def _characters_of_miss(places: Iterable[Offsets]) -> set[int]:
    return {at for start, end in places for at in range(start, end)}


def _runs_of_miss_characters(chars: set[int]) -> Iterator[Offsets]:
    for at in sorted(chars):
        if at - 1 not in chars:
            end = at
            while end in chars:
                end += 1
            yield at, end


def _draw_side_of_miss(label: str, side: Side, text: str) -> Text:
    """Draw one side in two or three lines, which say everything without colours too."""
    out = Text(f"  {label}  ", style="bold")
    out.append(f"{_text_of_miss(side.content, text)}\n", style="not bold")
    parts = [
        f"cue: {_text_of_miss(side.cue, text)}",
        f"source: {_text_of_miss(side.source, text)}",
        f"name: {side.name or '–'}",
    ]
    out.append(f"        {'   '.join(parts)}\n", style="not bold")
    if side.quote is not None:
        quote = side.quote
        inside = f", inside q{quote.parent:04}" if quote.parent else ""
        told = f"q{quote.position:04} {quote.quote_type}{inside}, rule {quote.rule}, {quote.confidence:.2f}"
        out.append(f"        {told}{_describe_speaker_of_miss(side)}\n", style="not bold dim")
    return out


def _describe_speaker_of_miss(side: Side) -> str:
    one = side.speaker
    if one is None:
        return "; no speaker"
    second = f"; second: {one.runner_up_name}" if one.runner_up_name else ""
    return f"; speaker by {one.rule}, {one.confidence:.2f}: {one.reason}{second}"


def _text_of_miss(places: Iterable[Offsets], text: str) -> str:
    told = " / ".join(" ".join(text[start:end].split()) for start, end in places)
    return told if len(told) <= _SHOWN_CHARS else f"{told[:_SHOWN_CHARS]}…"


def _draw_legend_of_misses() -> Text:
    out = Text()
    for style, words in ((BOTH, "content of both"), (GOLD_ONLY, "gold only"), (OURS_ONLY, "ours only")):
        out.append("■ ", style=style).append(f"{words}   ")
    for style, words in ((GOLD_SOURCE, "gold's source"), (OUR_SOURCE, "our source")):
        out.append("■ ", style=f"{style} bold").append(f"{words}   ")
    return out.append("underlined: cue\n", style="dim")
