"""Articles of our own: structure as a reader sees it, attributions at or above their floors, rows as written."""

import json
from functools import cache
from pathlib import Path

import pytest

from benchmarks import ROOT
from benchmarks.quality import floors, gold
from benchmarks.quality.tally import sum_scores
from tests.golden import write
from transforms import versions
from transforms.document import Rows

pytestmark = pytest.mark.slow
FLOORS = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))["articles"]
CASES = gold.gold_cases()
# More of them, and a file would hold too little.
MOST_ON_A_HAIR = 0.25
# What the layout's rules read otherwise than a careful reader does; taken away as soon as they do.
MISREAD = {
    "cricket": {"headings"},
    "letters": {"headings"},
    "money_letter": {"headings"},
    "newsletter": {"rubric", "headline", "dek"},
    "shearers": {"headings"},
    "solar_release": {"headings"},
    "ward_leak": {"headings"},
}


@cache
def rows_of(name: str) -> Rows:
    return gold.rows_of_gold_case(gold.read_gold_case(name))[1]


@pytest.mark.parametrize("name", CASES)
def test_structure_is_what_a_reader_sees(name: str) -> None:
    faults = gold.structure_faults_of_case(gold.read_gold_case(name), rows_of(name))
    assert {fault.partition(":")[0] for fault in faults} == MISREAD.get(name, set()), faults


@pytest.mark.parametrize("name", CASES)
def test_figures_do_not_fall_under_their_floors(name: str) -> None:
    result = gold.score_gold_case(gold.read_gold_case(name), rows_of(name))
    under = {figure: result.figures[figure] for figure, floor in FLOORS[name].items() if result.figures[figure] < floor}
    assert not under, "\n".join([f"{name}: {under}, floors {FLOORS[name]}", *result.misses])


@pytest.mark.parametrize("name", CASES)
def test_each_article_has_a_floor_for_each_figure(name: str) -> None:
    assert FLOORS[name].keys() == gold.score_gold_case(gold.read_gold_case(name), rows_of(name)).tallies.keys()


@pytest.mark.parametrize("name", CASES)
def test_every_span_reproduces_its_text(name: str) -> None:
    text, rows = gold.read_gold_case(name).text, rows_of(name)
    for table in rows.keys() - {"quotes", "document_texts"}:
        for row in rows[table]:
            if row.get("text") is not None and row.get("start_char") is not None:
                assert text[row["start_char"] : row["end_char"]] == row["text"], (table, row)


def test_figures_over_all_articles_do_not_fall_under_their_floors() -> None:
    figures = sum_scores(gold.score_gold_case(gold.read_gold_case(name), rows_of(name)) for name in CASES).figures
    assert floors.find_figures_under_floors({floors.ALL: FLOORS[floors.ALL]}, {floors.ALL: figures}) == []


def test_gold_holds_articles_and_attributions_enough() -> None:
    said = [one for name in CASES for one in gold.read_gold_case(name).gold if one.type != "scare"]
    assert len(CASES) >= 65 and sum(not (one.is_optional or one.is_inner) for one in said) >= 300


@pytest.mark.parametrize("name", write.WHOLE)
def test_rows_are_those_that_were_read_and_kept(name: str) -> None:
    kept = json.loads((write.ROWS / f"{name}.json").read_text(encoding="utf-8"))
    assert kept["rule_version"] == versions.RULE_VERSION, "rules have moved on: run `make golden` and read the diff"
    assert write.changes(name) == [], "rows changed: raise RULE_VERSION, `make golden`, read the diff"


@pytest.mark.parametrize("name", write.WHOLE)
def test_few_rows_hang_on_a_hair(name: str) -> None:
    kept = json.loads((write.ROWS / f"{name}.json").read_text(encoding="utf-8"))
    count = sum(len(rows) for rows in kept.values() if isinstance(rows, list))
    assert len(kept[write.HAIR]) < MOST_ON_A_HAIR * count


def test_gold_is_perfect_against_itself() -> None:
    for name in CASES:
        outer = [one for one in gold.read_gold_case(name).gold if one.type != "scare" and not one.is_inner]
        assert len(gold.pair_with_gold(outer, outer)) == len(outer)
        assert all(a is b and gold.is_gold_speaker(a, b) for a, b in gold.pair_with_gold(outer, outer)), name


def test_golden_rows_are_those_of_the_articles_kept_whole() -> None:
    assert {path.stem for path in Path(write.ROWS).glob("*.json")} == set(write.WHOLE)
    assert set(write.WHOLE) <= {*CASES, "seed"}
