"""Quality on the gold of tests/golden/articles against floors.json: `python -m benchmarks.floors`, exit 1 below one.

`--raise` lifts each floor to what is measured now, a step below it, and lowers none: floors only rise.
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping

from benchmarks import gold
from benchmarks.tally import summed
from transforms.pipeline import Profile

FLOORS = gold.ROOT / "benchmarks" / "floors.json"
# A floor stands on a multiple of this, so that one borderline decision of the model on another processor breaks none.
STEP = 0.05

# Over many attributions a borderline decision weighs less.
STEP_OVER_ALL = 0.01
ALL = "all"

Figures = dict[str, dict[str, float]]


FAST = "fast"


def main() -> int:
    """Measure, print what is under its floor, raise the floors if told; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floors", description=__doc__)
    parser.add_argument("--raise", action="store_true", dest="is_raising", help="lift floors to what is measured now")
    is_raising = parser.parse_args().is_raising
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    found = measured()
    print("\n".join(table(found)))
    fast = {ALL: measured("fast")[ALL]}  # of the rules alone: over all articles
    print("\n".join(["", "profile fast", *table(fast)]))
    low = [*under(kept.get("articles", {}), found), *(f"fast: {line}" for line in under(kept.get(FAST, {}), fast))]
    for line in low:
        print(f"under its floor: {line}", file=sys.stderr)
    if is_raising:
        kept["articles"], kept[FAST] = raised(kept.get("articles", {}), found), raised(kept.get(FAST, {}), fast)
        FLOORS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if low else 0


def measured(profile: Profile = "accurate") -> Figures:
    """Give the figures of each article by today's rules, 0..1, and under `all` those of all articles' sums."""
    scores = {
        case.name: gold.score(case, gold.rows_of_case(case, profile)[1]) for case in map(gold.case_of, gold.cases())
    }
    figures = {name: one.figures for name, one in scores.items()}
    return {**figures, ALL: summed(scores.values()).figures}


def under(floors: Mapping[str, Mapping[str, float]], found: Figures) -> list[str]:
    """Name each figure that is lower than its floor, or is measured no more."""
    lines = []
    for case, figures in floors.items():
        for figure, floor in figures.items():
            value = found.get(case, {}).get(figure)
            if value is None or value < floor:
                lines.append(f"{case} {figure}: {value} is less than {floor}")
    return lines


def raised(floors: Mapping[str, Mapping[str, float]], found: Figures) -> Figures:
    """Give floors a step or less below what is measured, and never below those that stand."""
    return {
        case: {
            name: max(floors.get(case, {}).get(name, 0.0), _step_below(value, STEP_OVER_ALL if case == ALL else STEP))
            for name, value in figures.items()
        }
        for case, figures in found.items()
    }


def table(found: Figures) -> list[str]:
    """Draw the figures as lines, an article each, a figure a column."""
    names = list(next(iter(found.values()), {}))
    head = f"{'article':<18}" + "".join(f"  {name}" for name in names)
    return [
        head,
        *(f"{case:<18}" + "".join(f"{of[name]:>{len(name) + 2}.3f}" for name in names) for case, of in found.items()),
    ]


def _step_below(value: float, step: float) -> float:
    return round(math.floor(value / step + 1e-9) * step, 2)


if __name__ == "__main__":
    sys.exit(main())
