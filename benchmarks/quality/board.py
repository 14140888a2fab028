"""The table of the quotes benchmark: ours beside peers, people and what is aimed at, for a terminal and the docs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.quality.peers import FIGURES, NAMES, PACE, PEERS, Figure

HEADS = ("figure, on dev, % (F1 or share)", "wireroom", *NAMES, "must", "beyond", "where we are")
# The widest heads, shorter, so that the columns stay narrow enough for a terminal of 160.
_SHORT = {"frames over spaCy's parse": "frames", "Citron mended": "(mended)", "figure, on dev, % (F1 or share)": ""}


def board_values(figures: Mapping[str, Any], pace: float | None) -> dict[str, float]:
    """Give our values in the units of FIGURES: percent, and the pace as a share; what was not measured is missing."""
    own = {one.key: 100 * float(figures[one.key]) for one in FIGURES if one.key in figures}
    return own if pace is None else {**own, PACE: pace}


def draw_board(values: Mapping[str, float]) -> list[str]:
    """Draw the table for a terminal, a figure a line."""
    heads = [_SHORT.get(head, head) for head in HEADS]
    rows = [heads, *board_rows(values)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads))]
    return [_draw_board_line(row, widths) for row in rows]


def draw_board_as_markdown(values: Mapping[str, float]) -> str:
    """Draw the table as Markdown."""
    rows = [list(HEADS), ["---", *["---:"] * (len(HEADS) - 2), "---"], *board_rows(values)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def board_rows(values: Mapping[str, float]) -> list[list[str]]:
    """Give the cells of each figure, in the order of HEADS."""
    return [list(_cells_of_board_row(one, values.get(one.key))) for one in FIGURES]


def standing_on_board(figure: Figure, value: float | None) -> str:
    """Compare a value with its aims, and say how far below it is; without an aim, compare with the best system.

    A value is compared as it is shown, so that 95.0 on paper is 95.
    """
    if value is None:
        return "not measured"
    shown = float(_format_figure(figure, value))
    for aim, name in ((figure.beyond, "beyond"), (figure.must, "must")):
        if aim is not None and shown >= aim:
            return f"reaches {name}"
    if figure.must is not None:
        return f"{_format_figure(figure, figure.must - shown)} below must"
    gap = shown - figure.best_system
    return f"{_format_figure(figure, abs(gap))} {'above' if gap >= 0 else 'below'} the best system"


def board_as_json(values: Mapping[str, float]) -> list[dict[str, Any]]:
    """Give each figure with ours, the peers' and the aims, in the same units, for a gate."""
    return [
        {"key": one.key, "label": one.label, "wireroom": values.get(one.key)}
        | dict(zip(PEERS, one.peers, strict=True))
        | {"must": one.must, "beyond": one.beyond, "best_system": one.best_system}
        | {"beats_systems": one.key in values and values[one.key] > one.best_system}
        for one in FIGURES
    ]


def _cells_of_board_row(figure: Figure, value: float | None) -> Iterator[str]:
    yield figure.label
    for one in (value, *figure.peers, figure.must, figure.beyond):
        yield "–" if one is None else _format_figure(figure, one)
    yield standing_on_board(figure, value)


def _format_figure(figure: Figure, value: float) -> str:
    return format(value, ".2f" if figure.key == PACE else ".1f")


def _draw_board_line(row: Sequence[str], widths: Sequence[int]) -> str:
    middle = (f"{cell:>{width}}" for cell, width in zip(row[1:-1], widths[1:-1], strict=True))
    return "  ".join((f"{row[0]:<{widths[0]}}", *middle, row[-1])).rstrip()
