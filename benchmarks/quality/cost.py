"""Draw quality against cost: ours by profile, the peers whose pace was measured, two people as a line."""

from collections.abc import Iterator, Mapping

from benchmarks import ROOT
from benchmarks.quality.calibration import draw_svg_label
from benchmarks.quality.peers import FIGURES, NAMES, PACE, PEERS

SVG = ROOT / "docs" / "cost.svg"
KEY = "dm_end_to_end_f1"
# The plot in pixels and what it shows: pace 0..1.8 of a bare spaCy pass, F1 55..95 %.
_WIDTH, _HEIGHT, _LEFT, _TOP = 460, 280, 60, 56
_MOST_PACE, _LOW, _HIGH = 1.8, 55.0, 95.0
_OURS, _THEIRS = "#0969da", "#8c959f"

Points = Mapping[str, tuple[float, float]]


def cost_of_peers() -> dict[str, tuple[float, float]]:
    """Give pace and F1 in percent of each peer that has both."""
    of = {one.key: dict(zip(PEERS, one.peers, strict=True)) for one in FIGURES}
    both = {name: (of[PACE][key], of[KEY][key]) for key, name in zip(PEERS, NAMES, strict=True)}
    return {name: (pace, f1) for name, (pace, f1) in both.items() if pace is not None and f1 is not None}


def draw_cost(ours: Points) -> str:
    """Draw the profiles (name: pace, F1 in percent) beside the peers."""
    width, height = _LEFT + _WIDTH + 40, _TOP + _HEIGHT + 60
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    lines = [
        head + 'role="img" font-family="Helvetica, Arial, sans-serif">',
        "<title>Quality against cost on PolNeAR's dev set</title>",
        f'<rect width="{width}" height="{height}" rx="8" fill="#ffffff" stroke="#d0d7de"/>',
        draw_svg_label(_LEFT, 24, "Who said what, and what it costs", 13, "#1f2328"),
        draw_svg_label(_LEFT, 41, "direct and mixed quotes with the right speaker, F1 in %", 11.5, "#57606a"),
        *_draw_cost_axes(),
        *(line for name, at in cost_of_peers().items() for line in _draw_cost_point(name, at, _THEIRS)),
        *(line for name, at in ours.items() for line in _draw_cost_point(f"wireroom {name}", at, _OURS)),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _draw_cost_axes() -> Iterator[str]:
    bottom = _TOP + _HEIGHT
    yield f'<rect x="{_LEFT}" y="{_TOP}" width="{_WIDTH}" height="{_HEIGHT}" fill="#f6f8fa"/>'
    for f1 in range(60, 100, 10):
        yield draw_svg_label(_LEFT - 8, _y_of_f1(f1) + 4, f"{f1}", 11, "#57606a", "end")
    for pace in (0.0, 0.5, 1.0, 1.5):
        yield draw_svg_label(_x_of_pace(pace), bottom + 18, f"{pace:g}", 11, "#57606a", "middle")
    people = next(one.peers[PEERS.index("people")] for one in FIGURES if one.key == KEY) or 0.0
    yield f'<path d="M{_LEFT} {_y_of_f1(people):.1f} H{_LEFT + _WIDTH}" stroke="{_THEIRS}" stroke-dasharray="4 4"/>'
    yield draw_svg_label(_LEFT + 6, _y_of_f1(people) - 5, f"two people {people:g}", 11, "#57606a")
    middle = _LEFT + _WIDTH / 2
    yield draw_svg_label(middle, bottom + 42, "articles per CPU-second, bare spaCy pass 1.0", 11.5, "#57606a", "middle")


def _draw_cost_point(name: str, at: tuple[float, float], colour: str) -> Iterator[str]:
    x, y = _x_of_pace(at[0]), _y_of_f1(at[1])
    yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'
    yield draw_svg_label(x, y + 19, f"{name} {at[1]:.1f}", 11.5, "#1f2328", "middle")


def _x_of_pace(pace: float) -> float:
    return _LEFT + _WIDTH * pace / _MOST_PACE


def _y_of_f1(f1: float) -> float:
    return _TOP + _HEIGHT * (_HIGH - f1) / (_HIGH - _LOW)
