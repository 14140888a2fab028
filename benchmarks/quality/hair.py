"""Find decisions that hang on a hair: rows that differ where the encoder's numbers do as much as by processor.

Sums of floats differ by kernel in their last digits, and the 8-bit rounding inside the encoder makes more of that:
from one differing digit on, each layer rounds more numbers otherwise. Log odds of a word's role move by some tenths.
What is decided within that reach of a threshold may fall either way on another machine. Such decisions are found by
adding up in another order (`JOINED_SUMS`) and by noise, named in the golden files, and counted in no gold and no floor.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, Any

from benchmarks.quality import gold
from transforms import pipeline
from transforms.document import Document, Profile, Rows
from transforms.document.word_roles import WordRoles
from transforms.encoder import encoder
from transforms.language import parsing
from transforms.rows import rows_of
from warehouse.tables import TABLES

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# Standard deviations of the noise of a word, and of that of NEAR_WORDS together, in log odds: both together are what an
# emulated processor without AVX gives, 0.1 to 0.3 (`benchmarks.quality.kernels --emulate`).
NOISE_LOGIT = 0.25
NEAR_WORDS = 20
SHAKES = 24
# With all optimizers of onnxruntime the encoder adds up in another order, its sums joined with its norms: processors
# differ so too.
JOINED_SUMS: tuple[str, ...] = ()
# Confidences that differ by less are the same number.
TOLERANCE = 0.05
# The article stands beside its gold.
LEFT_OUT = frozenset({"document_texts"})
# Of the run, not of the rules.
_OF_RUN = frozenset({"run_id", "ingested_at", "rule_version", "model_version"})

# What counts the quotes before it, or all of them.
_COUNTED = {
    "documents": frozenset({"quote_count"}),
    "quotes": frozenset({"position"}),
    "quote_spans": frozenset({"position"}),
}

Key = tuple[str, ...]  # the name of the table, then the values of its key


def shaken_readings(case: gold.Case, profile: Profile = Profile.ACCURATE) -> Iterator[Rows]:
    """Yield the rows of an article, placed, then those that joined sums and shaken numbers give."""
    parsed = _parse_gold_case(case)
    if profile is Profile.FAST:
        yield _make_rows_of_reading(parsed, None)
        return
    read = encoder.read_word_roles(parsed)
    yield _make_rows_of_reading(parsed, read)
    yield _make_rows_of_reading(parsed, encoder.read_word_roles(parsed, _session_with_joined_sums()))
    for seed in range(SHAKES):
        yield _make_rows_of_reading(parsed, shake_word_roles(read, seed))


def rows_of_reading(case: gold.Case, session: "InferenceSession | None" = None) -> Rows:
    """Give the rows of an article, placed, as a session of the encoder's reads it."""
    parsed = _parse_gold_case(case)
    return _make_rows_of_reading(parsed, encoder.read_word_roles(parsed, session))


def _parse_gold_case(case: gold.Case) -> Document:
    (parsed,) = parsing.add_parses(gold.documents_of_gold_case(case))
    if not isinstance(parsed, Document):
        raise ValueError(f"{case.name}: {parsed.reason_code}: {parsed.message}")
    return parsed


@cache
def _session_with_joined_sums() -> "InferenceSession":
    return encoder.open_encoder_session(left_out=JOINED_SUMS)


def shake_word_roles(tags: WordRoles, seed: int) -> WordRoles:
    """Add normal noise to the log odds of every probability: half of it for each word, half for all words near by."""
    dice = random.Random(seed)

    def moved(shares: Sequence[float], at: Sequence[int]) -> tuple[float, ...]:
        near: dict[int, float] = defaultdict(lambda: dice.gauss(0, NOISE_LOGIT))
        return tuple(
            _shake_share(share, near[where] + dice.gauss(0, NOISE_LOGIT))
            for share, where in zip(shares, at, strict=True)
        )

    runs = [number // NEAR_WORDS for number in range(len(tags.starts))]
    cue, source, content = (moved(shares, runs) for shares in (tags.cue, tags.source, tags.content))
    pairs = [(word, cue, share) for word, cues in enumerate(tags.cue_links) for cue, share in cues]
    shares = iter(moved([share for _, _, share in pairs], [cue for _, cue, _ in pairs]))
    cue_links = tuple(tuple((number, next(shares)) for number, _ in cues) for cues in tags.cue_links)
    return WordRoles(tags.starts, cue, source, content, cue_links)


def _shake_share(share: float, by: float) -> float:
    return 1 / (1 + exp(-(log(share / (1 - share)) + by))) if 0 < share < 1 else share


def on_a_hair(case: gold.Case) -> set[Key]:
    """Give the keys of the rows that some shaken reading decides otherwise."""
    plain, *others = shaken_readings(case)
    return {key for rows in others for key in differences_of_readings(plain, rows)}


def differences_of_readings(one: Rows, other: Rows) -> dict[Key, str]:
    """Give what two readings, placed, decide otherwise, by key of the row: numbers within TOLERANCE are the same."""
    before, after = index_rows_of_reading(one), index_rows_of_reading(other)
    found = {}
    for key in {**before, **after}:
        if key not in before or key not in after:
            found[key] = "only before" if key in before else "only after"
        elif columns := columns_unlike_in_readings(before[key], after[key]):
            found[key] = ", ".join(f"{name}: {before[key].get(name)!r}, {after[key].get(name)!r}" for name in columns)
    return found


def place_rows_of_reading(rows: Rows) -> Rows:
    """Give the rows with quotes and mentions named by where they start: one more or less renumbers no other."""
    names = {row["mention_id"]: f"m@{row['start_char']}" for row in rows["entity_mentions"]}
    at: dict[int, int] = {}
    for row in rows["quotes"]:
        start = row["start_char"]
        at[start] = at.get(start, 0) + 1
        names[row["quote_id"]] = f"q@{start}" if at[start] == 1 else f"q@{start}:{at[start]}"
        names.setdefault(row["statement_id"], f"statement of {names[row['quote_id']]}")
    for row in rows["quote_spans"]:
        names[row["quote_span_id"]] = f"{names[row['quote_id']]}+{row['start_char']}"
    return {
        table: [_rename_row_of_reading(table, row, names) for row in rows[table]]
        for table in rows
        if table not in LEFT_OUT
    }


def _rename_row_of_reading(table: str, row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    counted = _COUNTED.get(table, frozenset())
    return {
        column: names.get(value, value) if isinstance(value, str) else value
        for column, value in row.items()
        if column not in counted
    }


def index_rows_of_reading(rows: Rows) -> dict[Key, dict[str, Any]]:
    """Give the rows of all tables by table and key."""
    return {key_of_reading_row(table, row): row for table in rows for row in rows[table]}


def key_of_reading_row(table: str, row: Mapping[str, Any]) -> Key:
    """Give a row's table and the values of its key."""
    return table, *(str(row.get(column)) for column in TABLES[table].key)


def columns_unlike_in_readings(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """Name the columns that differ; a column that a row lacks is None."""
    names = sorted((one.keys() | other.keys()) - _OF_RUN)
    return [name for name in names if not _is_same_in_readings(one.get(name), other.get(name))]


def _is_same_in_readings(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= TOLERANCE
    return bool(one == other)


def _make_rows_of_reading(parsed: Document, word_roles: WordRoles | None) -> Rows:
    """Annotate by the rules, beside word roles that are given instead of read."""
    doc = replace(parsed, word_roles=word_roles, profile=Profile.FAST if word_roles is None else Profile.ACCURATE)
    for one in pipeline.pipeline_of(Profile.FAST).annotators:
        doc = one.annotate(doc)
    return place_rows_of_reading(rows_of(doc, gold.RUN_ID, gold.INGESTED_AT))
