"""Find where our quotes and the gold differ, one miss at a time, with both sides as places in the text.

Of PolNeAR's articles the set's own scorer decides what is a miss, of the project's own gold
`benchmarks/quality/gold.py`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.quality import corpus, gold
from transforms.document import Document, Quote, Speaker

KINDS = ("missed", "spurious", "wrong_edge", "wrong_speaker", "wrong_name")
TYPES = ("direct", "mixed", "indirect")
Offsets = tuple[int, int]


@dataclass(frozen=True)
class Side:
    """An attribution as one side has it: places in the text and the name; of ours also the quote and its speaker."""

    content: tuple[Offsets, ...]
    cue: tuple[Offsets, ...] = ()
    source: tuple[Offsets, ...] = ()
    name: str | None = None
    quote: Quote | None = None
    speaker: Speaker | None = None

    @property
    def extent(self) -> Offsets:
        """From the first to the last character of content, cue and source."""
        places = (*self.content, *self.cue, *self.source)
        return min(start for start, _ in places), max(end for _, end in places)


@dataclass(frozen=True)
class Miss:
    """One difference; `near` are attributions of ours that touch a content which ours missed."""

    doc_id: str
    kind: str
    type: str  # of the gold, of ours where that is spurious
    text: str
    gold: Side | None
    ours: Side | None
    near: tuple[Side, ...] = ()

    @property
    def start(self) -> int:
        """Where the content begins, the gold's where there is one."""
        side = self.gold or self.ours
        return min(start for start, _ in side.content) if side else 0


def find_bench_misses(done: corpus.BenchRun, scores: corpus.Scores) -> Iterator[Miss]:
    """Yield the misses in PolNeAR's articles, in order of article and place."""
    rows = {row["doc_id"]: {str(one["id"]): one for one in row["attributions"]} for row in done.gold}
    for article in scores.articles:
        doc_id = article.article.doc_id
        doc = done.documents.get(doc_id)
        found = []
        for kind, wanted, seen in scores.scorer.error_rows(article, scores.names):
            name = scores.names.get((doc_id, wanted.id), {}).get("name") if wanted else None
            true = _side_of_gold_row(rows[doc_id][wanted.id], name) if wanted else None
            ours = _side_of_our_quote(int(seen.id), doc) if seen and doc else None
            near = _sides_near_miss(true, doc) if true and doc and not ours else ()
            found.append(Miss(doc_id, kind, (wanted or seen).type, article.article.text, true, ours, near))
        yield from sorted(found, key=lambda one: (one.start, KINDS.index(one.kind)))


def find_gold_misses(names: Iterable[str] | None = None) -> Iterator[Miss]:
    """Yield the misses in the project's own gold articles, or in the named ones, optional attributions left out."""
    for name in gold.gold_cases() if names is None else names:
        case = gold.read_gold_case(name)
        doc, rows = gold.rows_of_gold_case(case)
        wanted = [one for one in case.gold if one.type != "scare" and not one.is_inner]
        seen = [one for one in gold.read_attributions_of_rows(case, rows) if one.type != "scare" and not one.is_inner]
        found = [_miss_of_gold_case(case, doc, *one) for one in _differences_from_gold(wanted, seen)]
        yield from sorted(found, key=lambda one: (one.start, KINDS.index(one.kind)))


def choose_misses(misses: Iterable[Miss], kind: str | None = None, type_: str | None = None) -> list[Miss]:
    """Keep the misses of a kind and a type."""
    return [one for one in misses if kind in {None, one.kind} and type_ in {None, one.type}]


def spread_misses(misses: Sequence[Miss], limit: int | None) -> list[Miss]:
    """Take `limit` of them, evenly over all articles, so that a short look is at no article in particular."""
    if limit is None or limit >= len(misses):
        return list(misses)
    return [misses[at * len(misses) // limit] for at in range(limit)]


def count_misses(misses: Iterable[Miss]) -> list[list[str]]:
    """Count by kind (a row each) and type (a column each), heads and sums included."""
    found = Counter((one.kind, one.type) for one in misses)
    rows = [[kind, *(str(found[kind, one]) for one in TYPES)] for kind in KINDS]
    sums = [str(sum(found[kind, one] for one in TYPES)) for kind in KINDS]
    return [["", *TYPES, "all"], *([*row, total] for row, total in zip(rows, sums, strict=True))]


def _side_of_gold_row(row: dict[str, Any], name: str | None) -> Side:
    content, cue, source = (_places_of_miss(row.get(key)) for key in ("content", "cue", "source"))
    return Side(content, cue, source, name)


def _places_of_miss(pieces: Iterable[Sequence[int]] | None) -> tuple[Offsets, ...]:
    return tuple((start, end) for start, end in pieces or ())


def _side_of_our_quote(position: int, doc: Document) -> Side:
    quote = next(one for one in doc.quotes if one.position == position)
    speaker = next((one for one in doc.speakers if one.quote == position and one.position == 1), None)
    row = corpus.attribution_for_scorer(quote, speaker)
    content, cue, source = (_places_of_miss(row[key]) for key in ("content", "cue", "source"))
    return Side(content, cue, source, row["speaker_name"], quote, speaker)


def _sides_near_miss(true: Side, doc: Document) -> tuple[Side, ...]:
    """Find our attributions at the place of a missed one: a part of it, a scare quote, a nested quote."""
    return tuple(
        _side_of_our_quote(quote.position, doc)
        for quote in doc.quotes
        if any(
            piece.start_char < end and start < piece.end_char for piece in quote.spans for start, end in true.content
        )
    )


def _differences_from_gold(
    wanted: Sequence[gold.GoldAttribution], seen: Sequence[gold.GoldAttribution]
) -> Iterator[tuple[str, gold.GoldAttribution | None, gold.GoldAttribution | None]]:
    pairs = gold.pair_with_gold(wanted, seen)
    paired = {true.number: ours for true, ours in pairs}
    for true in wanted:
        ours = paired.get(true.number)
        if true.is_optional:
            continue
        if ours is None:
            yield "missed", true, None
            continue
        if true.words != ours.words:
            yield "wrong_edge", true, ours
        if not gold.is_gold_speaker(true, ours):
            is_place_right = bool(true.speaker_words & ours.speaker_words)
            yield "wrong_name" if is_place_right else "wrong_speaker", true, ours
    matched = {ours.number for _, ours in pairs}
    yield from (("spurious", None, ours) for ours in seen if ours.number not in matched)


def _miss_of_gold_case(
    case: gold.Case, doc: Document, kind: str, true: gold.GoldAttribution | None, ours: gold.GoldAttribution | None
) -> Miss:
    side = None
    if true is not None:
        names = {one["n"]: one.get("speaker_name") for one in case.expected["attributions"]}
        content, cue, source = (
            _runs_of_missed_words(words, case) for words in (true.words, true.cue_words, true.speaker_words)
        )
        side = Side(content, cue, source, names.get(true.number))
    other = _side_of_our_quote(ours.number, doc) if ours else None
    near = _sides_near_miss(side, doc) if side and not other else ()
    type_ = true.type if true else ours.type if ours else ""
    return Miss(case.name, kind, type_, case.text, side, other, near)


def _runs_of_missed_words(words: Iterable[int], case: gold.Case) -> tuple[Offsets, ...]:
    """Join words that follow each other, as places in the text."""
    out: list[list[int]] = []
    for word in sorted(words):
        if out and out[-1][1] == word - 1:
            out[-1][1] = word
        else:
            out.append([word, word])
    return tuple((case.word_spans[first][0], case.word_spans[last][1]) for first, last in out)
