"""Quality on the gold of benchmarks/gold against floors.json: `python -m benchmarks.quality.floors`, exit 1 below one.

Quotes and structure are held for each article and for all, entities, offices and dates (benchmarks/gold/mentions) for
all together, both by either profile.

`--raise` lifts each floor to what is sure now and lowers none: floors only rise. Sure is the least of the figure as
it is and of those with the encoder's numbers shaken (`benchmarks/quality/hair.py`), with one item less that is right:
a decision on a hair, which another processor makes otherwise, breaks no floor.
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence

from benchmarks import ROOT
from benchmarks.quality import gold, hair, mentions
from benchmarks.quality.tally import Score, sum_scores
from transforms.document import Profile

FLOORS = ROOT / "benchmarks" / "floors.json"
# Floors are figures of two places, so that they can be read.
STEP = 0.01
ALL, FAST, MENTIONS = "all", "fast", "mentions"

Figures = dict[str, dict[str, float]]


def main() -> int:
    """Measure, print the figures under their floor, raise the floors if asked; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.floors", description=__doc__)
    parser.add_argument("--raise", action="store_true", dest="is_raising", help="lift floors to what is measured now")
    is_raising = parser.parse_args().is_raising
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    found = measure_figures()
    print("\n".join(draw_table_of_figures(found)))
    fast = {ALL: measure_figures(Profile.FAST)[ALL]}  # of the rules alone: over all articles
    print("\n".join(["", "profile fast", *draw_table_of_figures(fast)]))
    labelled = {str(profile): mentions.measure_mentions(profile) for profile in Profile}
    print("\n".join(["", "mentions, roles, dates", *draw_table_of_figures(labelled)]))
    low = [
        *find_figures_under_floors(kept.get("articles", {}), found),
        *(f"fast: {line}" for line in find_figures_under_floors(kept.get(FAST, {}), fast)),
        *(f"mentions: {line}" for line in find_figures_under_floors(kept.get(MENTIONS, {}), labelled)),
    ]
    for line in low:
        print(f"under its floor: {line}", file=sys.stderr)
    if is_raising:
        kept["articles"] = raise_floors(kept.get("articles", {}), measure_sure_figures())
        kept[FAST] = raise_floors(kept.get(FAST, {}), {ALL: measure_sure_figures(Profile.FAST)[ALL]})
        sure = {str(profile): mentions.measure_sure_mentions(profile) for profile in Profile}
        kept[MENTIONS] = raise_floors(kept.get(MENTIONS, {}), sure)
        FLOORS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if low else 0


def measure_figures(profile: Profile = Profile.ACCURATE) -> Figures:
    """Give the figures of each article by today's rules, 0..1, and under `all` those of all articles' sums."""
    scores = {
        case.name: gold.score_gold_case(case, gold.rows_of_gold_case(case, profile)[1])
        for case in map(gold.read_gold_case, gold.gold_cases())
    }
    figures = {name: one.figures for name, one in scores.items()}
    return {**figures, ALL: sum_scores(scores.values()).figures}


def measure_sure_figures(profile: Profile = Profile.ACCURATE) -> Figures:
    """Give the least of each figure over the plain and the shaken readings, one item less right in each."""
    readings = [
        [gold.score_gold_case(case, rows) for rows in hair.shaken_readings(case, profile)]
        for case in map(gold.read_gold_case, gold.gold_cases())
    ]
    out = {name: _least_figures(scores) for name, scores in zip(gold.gold_cases(), readings, strict=True)}
    return {**out, ALL: _least_figures([sum_scores(one) for one in zip(*readings, strict=True)])}


def _least_figures(scores: Sequence[Score]) -> dict[str, float]:
    figures = [score.figures_less_one for score in scores]
    return {name: min(one[name] for one in figures) for name in figures[0]}


def find_figures_under_floors(floors: Mapping[str, Mapping[str, float]], found: Figures) -> list[str]:
    """Name each figure that is lower than its floor, or is no longer measured."""
    lines = []
    for case, figures in floors.items():
        for figure, floor in figures.items():
            value = found.get(case, {}).get(figure)
            if value is None or value < floor:
                lines.append(f"{case} {figure}: {value} is less than {floor}")
    return lines


def raise_floors(floors: Mapping[str, Mapping[str, float]], found: Figures) -> Figures:
    """Raise floors to a step or less below the figures, and never lower one."""
    return {
        case: {
            name: max(floors.get(case, {}).get(name, 0.0), _floor_a_step_below(value))
            for name, value in figures.items()
        }
        for case, figures in found.items()
    }


def draw_table_of_figures(found: Figures) -> list[str]:
    """Draw the figures as lines, an article each, a figure a column."""
    names = list(next(iter(found.values()), {}))
    head = f"{'article':<18}" + "".join(f"  {name}" for name in names)
    return [
        head,
        *(f"{case:<18}" + "".join(f"{of[name]:>{len(name) + 2}.3f}" for name in names) for case, of in found.items()),
    ]


def _floor_a_step_below(value: float) -> float:
    return round(math.floor(value / STEP + 1e-9) * STEP, 2)


if __name__ == "__main__":
    sys.exit(main())
