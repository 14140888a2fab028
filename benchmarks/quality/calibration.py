"""How far our confidences can be believed, on PolNeAR's dev set: `python -m benchmarks.quality.calibration`.

Of attributions that said p, a share p should be right. Ten bins of equal width; the expected calibration error is the
mean gap between said and right, each bin weighed by its attributions. `quote_confidence` is right where the content is
matched; `speaker_confidence` on matched ones with a source, where the source is right, and where the full name is too
(for unnamed ones: none given). Prints the table and draws docs/calibration.svg, figures only.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import ROOT
from benchmarks.quality import corpus
from transforms.document import Quote, Speaker

BINS = 10
SVG = ROOT / "docs" / "calibration.svg"
TITLES = {
    "quote": "quote_confidence: content matched",
    "source": "speaker_confidence: source right",
    "name": "speaker_confidence: source and full name right",
}
# The panel's plot in pixels, and what stands around it.
_SIDE, _LEFT, _TOP, _BARS, _APART = 220, 56, 52, 44, 300

Judged = tuple[float, bool]  # said, 0..1; right


@dataclass(frozen=True)
class Bin:
    """Attributions whose confidence lies in [low, low + 1 / BINS), the last bin with 1: mean said, share right."""

    low: float
    count: int = 0
    said: float = 0.0
    right: float = 0.0


def main(argv: list[str] | None = None) -> int:
    """Print the table and write the drawing; 2 and one line where the set is not there."""
    args = _parse_calibration_arguments(argv)
    try:
        done = corpus.run_bench(corpus.read_bench_gold(args.bench, args.split))
        found = judge_for_calibration(done, corpus.score_bench(args.bench, done, args.split))
    except corpus.NoBenchError as error:
        print(f"benchmarks.quality.calibration: {error}", file=sys.stderr)
        return 2
    binned = {name: calibration_bins(values) for name, values in found.items()}
    if args.json:
        rows = {name: [vars(one) for one in some] for name, some in binned.items()}
        print(json.dumps({name: {"error": calibration_error(binned[name]), "bins": rows[name]} for name in binned}))
    else:
        print("\n".join(line for name, some in binned.items() for line in draw_calibration_table(TITLES[name], some)))
    args.svg.write_text(draw_calibration(binned), encoding="utf-8")
    return 0


def judge_for_calibration(done: corpus.BenchRun, scores: corpus.Scores) -> dict[str, list[Judged]]:
    """Give what each prediction said and whether it was right, by kind of figure."""
    out: dict[str, list[Judged]] = {name: [] for name in TITLES}
    for article in scores.articles:
        doc_id = article.article.doc_id
        doc = done.documents.get(doc_id)
        if doc is None:
            continue
        quotes: dict[int, Quote] = {one.position: one for one in doc.quotes}
        speakers: dict[int, Speaker] = {one.quote: one for one in doc.speakers if one.position == 1}
        pairs = {int(seen.id): gold for gold, seen in article.pairs}
        for seen in article.seen:
            position = int(seen.id)
            gold, speaker = pairs.get(position), speakers.get(position)
            out["quote"].append((quotes[position].confidence, gold is not None))
            if gold is None or speaker is None or not gold.source:
                continue
            is_right = bool(scores.scorer.speaker_right(gold, seen))
            out["source"].append((speaker.confidence, is_right))
            row = scores.names.get((doc_id, gold.id))
            if row is not None:
                out["name"].append((speaker.confidence, is_right and _is_gold_name_right(row, seen, scores)))
    return out


def calibration_bins(values: Iterable[Judged]) -> list[Bin]:
    """Sort what was said into BINS bins of equal width over 0..1."""
    kept: list[list[Judged]] = [[] for _ in range(BINS)]
    for said, is_right in values:
        kept[min(BINS - 1, max(0, int(said * BINS)))].append((said, is_right))
    return [_make_calibration_bin(number / BINS, some) for number, some in enumerate(kept)]


def calibration_error(some: Sequence[Bin]) -> float:
    """Give the expected calibration error, 0..1; 0 where there is nothing."""
    total = sum(one.count for one in some)
    return sum(one.count * abs(one.said - one.right) for one in some) / total if total else 0.0


def draw_calibration_table(title: str, some: Sequence[Bin]) -> list[str]:
    """Draw the bins as lines."""
    total = sum(one.count for one in some)
    head = f"{title} ({total:,}), expected calibration error {calibration_error(some):.3f}"
    lines = [head, f"  {'said':<12}{'count':>8}{'mean said':>12}{'right':>8}{'gap':>8}"]
    for one in some:
        span = f"{one.low:.1f}–{one.low + 1 / BINS:.1f}"
        cells = (
            f"{one.said:>12.2f}{one.right:>8.2f}{one.right - one.said:>+8.2f}" if one.count else f"{'–':>12}{'–':>8}"
        )
        lines.append(f"  {span:<12}{one.count:>8}{cells}")
    return [*lines, ""]


def draw_calibration(binned: dict[str, list[Bin]]) -> str:
    """Draw a panel a figure: the diagonal that would be perfect, a dot a bin, the counts as bars below."""
    width, height = _APART * len(binned) + 24, _TOP + _SIDE + _BARS + 60
    font = 'font-family="Helvetica, Arial, sans-serif"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" {font}>',
        "<title>Reliability of confidences on PolNeAR's dev set</title>",
        f'<rect width="{width}" height="{height}" rx="8" fill="#ffffff" stroke="#d0d7de"/>',
    ]
    for number, (name, some) in enumerate(binned.items()):
        lines += _draw_calibration_panel(TITLES[name], some, _LEFT + number * _APART)
    return "\n".join([*lines, "</svg>", ""])


def _draw_calibration_panel(title: str, some: Sequence[Bin], left: int) -> Iterator[str]:
    bottom, most = _TOP + _SIDE, max([1, *(one.count for one in some)])
    what, _, right = title.partition(": ")
    yield draw_svg_label(left, 24, what, 13, "#1f2328")
    yield draw_svg_label(left, 41, f"{right}; error {calibration_error(some):.3f}", 11.5, "#57606a")
    yield f'<rect x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="#f6f8fa"/>'
    yield f'<path d="M{left} {bottom} L{left + _SIDE} {_TOP}" stroke="#8c959f" stroke-dasharray="4 4"/>'
    for tick in (0, 0.5, 1):
        yield draw_svg_label(left - 8, bottom - tick * _SIDE + 4, f"{tick:g}", 11, "#57606a", "end")
        yield draw_svg_label(left + tick * _SIDE, bottom + _BARS + 22, f"{tick:g}", 11, "#57606a", "middle")
    full = [one for one in some if one.count]
    points = [(left + one.said * _SIDE, bottom - one.right * _SIDE) for one in full]
    if points:
        yield f'<path d="M{" L".join(f"{x:.1f} {y:.1f}" for x, y in points)}" fill="none" stroke="#0969da"/>'
    for one, (x, y) in zip(full, points, strict=True):
        radius = 2.5 + 4.5 * (one.count / most) ** 0.5
        told = f"said {one.said:.2f}, right {one.right:.2f}, {one.count} attributions"
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#0969da"><title>{told}</title></circle>'
        bar = max(1.0, _BARS * one.count / most)
        place, wide = left + one.low * _SIDE + 1, _SIDE / BINS - 2
        yield (
            f'<rect x="{place:.1f}" y="{bottom + 6 + _BARS - bar:.1f}" width="{wide:.1f}" height="{bar:.1f}" '
            'fill="#b9dcff"/>'
        )
    yield draw_svg_label(left + _SIDE / 2, bottom + _BARS + 42, "said (bars: how many)", 11.5, "#57606a", "middle")
    middle = _TOP + _SIDE / 2
    turned = f' transform="rotate(-90 {left - 34} {middle})"'
    yield draw_svg_label(left - 34, middle, "right", 11.5, "#57606a", "middle", turned)


def draw_svg_label(
    x: float, y: float, words: str, size: float, colour: str, anchor: str = "start", more: str = ""
) -> str:
    """Give an SVG text: its place and size in pixels, `more` attributes as they stand."""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"'
    return f"<text {place}{more}>{words}</text>"


def _make_calibration_bin(low: float, some: Sequence[Judged]) -> Bin:
    if not some:
        return Bin(low)
    said, right = sum(one for one, _ in some), sum(is_right for _, is_right in some)
    return Bin(low, len(some), said / len(some), right / len(some))


def _is_gold_name_right(row: corpus.Row, seen: object, scores: corpus.Scores) -> bool:
    name = getattr(seen, "name", None)
    if row.get("name"):
        return bool(scores.scorer.name_right(row, name))
    return scores.scorer.fold_name(name) in {"", scores.scorer.fold_name(getattr(seen, "surface", None))}


def _parse_calibration_arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.calibration", description=__doc__)
    parser.add_argument("--split", choices=corpus.SPLITS, default="dev")
    parser.add_argument("--bench", type=Path, default=corpus.BENCH, help="folder of the set (%(default)s)")
    parser.add_argument("--svg", type=Path, default=SVG, help="where the drawing goes (%(default)s)")
    parser.add_argument("--json", action="store_true", help="the bins as one JSON object instead of the tables")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main())
