"""Read the hand-made gold of benchmarks/gold, run the rules on the articles, compare.

benchmarks/gold/README.md describes the files. Nothing here decides what is good enough: the floors do.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import quote as percent_encoded

from benchmarks import ROOT
from benchmarks.quality.gold_places import Offsets, find_place_of_gold, find_quoted_passages
from benchmarks.quality.tally import Score, Tally, sum_scores
from transforms import pipeline
from transforms.document import Document, Profile, RawArticle, Rows
from transforms.rows import rows_of

ARTICLES = ROOT / "benchmarks" / "gold"
# Rows must not depend on when or by whom they are made, so these two are as good as any.
RUN_ID = "20250101T000000-golden"
INGESTED_AT = datetime(2025, 1, 1)
# From PolNeAR's scorer: half of the words in common make two contents the same attribution.
SAME_CONTENT = 0.5
# A passage counts as found when this share of its words lies in one quote.
WHOLE_PASSAGE = 0.9
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class GoldAttribution:
    """One attribution, of the gold or of the rows; `words` are the places of its words in the text."""

    number: int
    words: frozenset[int]
    shown: str
    type: str
    passages: tuple[frozenset[int], ...] = ()
    cue_words: frozenset[int] = frozenset()
    speaker_words: frozenset[int] = frozenset()
    speaker_text: str | None = None
    names: frozenset[str] = frozenset()
    kind: str | None = None
    is_optional: bool = False
    is_inner: bool = False
    is_statement: bool = True  # somebody says the words
    together: frozenset[str] = frozenset()  # all names, where several speak

    @property
    def is_quoted(self) -> bool:
        """Say whether any of it is between quotation marks (direct, mixed)."""
        return self.type in {"direct", "mixed"}


@dataclass(frozen=True)
class Case:
    """One article with what a careful reader finds in it."""

    name: str
    text: str
    expected: dict[str, Any]
    word_spans: tuple[Offsets, ...]
    gold: tuple[GoldAttribution, ...] = ()
    body: bytes = b""  # as it comes in: front matter stands in it, and not in `text`

    @property
    def raw(self) -> RawArticle:
        """The article as an input; its address is not that of a file."""
        fetched = self.expected.get("fetched_at")
        uri = f"file:///golden/{percent_encoded(self.name)}.txt"
        return RawArticle(self.body or self.text.encode(), uri, datetime.fromisoformat(fetched) if fetched else None)


def gold_cases() -> list[str]:
    """Name the articles of the gold, in order of name; the seed is not one of them."""
    return sorted(path.stem for path in ARTICLES.glob("*.txt"))


def read_gold_case(name: str) -> Case:
    """Read a case; the gold's words are found in the text.

    Raises:
        ValueError: the gold names words that the text does not have, or has at several places.
    """
    expected = json.loads((ARTICLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    path = ROOT / expected["text_of"] if "text_of" in expected else ARTICLES / f"{name}.txt"
    body = path.read_bytes()
    text = _leave_out_front_matter(name, body) if body.startswith(b"---") else body.decode()
    words = tuple(match.span() for match in _WORD.finditer(text))
    case = Case(name, text, expected, words, body=body)
    return replace(case, gold=tuple(_read_gold_attributions(case)))


def _leave_out_front_matter(name: str, body: bytes) -> str:
    (document,) = documents_of_gold_case(Case(name, "", {}, (), body=body))
    return document.text


def rows_of_gold_case(case: Case, profile: Profile = Profile.ACCURATE) -> tuple[Document, Rows]:
    """Run today's rules on the article.

    Raises:
        ValueError: it was rejected.
    """
    (document,) = pipeline.annotate(documents_of_gold_case(case), profile)
    if not isinstance(document, Document):
        raise ValueError(f"{case.name}: {document.reason_code}: {document.message}")
    return document, rows_of(document, RUN_ID, INGESTED_AT)


def structure_faults_of_case(case: Case, rows: Rows) -> list[str]:
    """Compare headline, dek, byline, dateline, date, headings and the number of sentences; one line a difference."""
    row, expected = rows["documents"][0], case.expected
    names = ("rubric", "headline", "dek", "byline", "dateline_place", "agency", "published_date_evidence")
    wanted: dict[str, Any] = {name: expected[name] for name in names}
    wanted["published_date"] = date.fromisoformat(expected["published_date"]) if expected["published_date"] else None
    found = {name: row.get(name) for name in wanted}
    wanted["headings"] = [(one["heading"], one["evidence"]) for one in expected["headings"]]
    found["headings"] = [(s["heading"], s["heading_evidence"]) for s in rows["sections"] if s["heading_evidence"]]
    if "body_sentences" in expected:
        wanted["body_sentences"] = expected["body_sentences"]
        found["body_sentences"] = sum(sentence["role"] == "body" for sentence in rows["sentences"])
    return [f"{key}: {wanted[key]!r} expected, {found[key]!r} found" for key in wanted if wanted[key] != found[key]]


def score_gold_case(case: Case, rows: Rows) -> Score:
    """Compare the attributions and the entities of `rows` with the gold."""
    found, result = read_attributions_of_rows(case, rows), Score()
    outer = [one for one in case.gold if one.type != "scare" and not one.is_inner]
    speech = [one for one in found if one.type != "scare" and not one.is_inner]
    pairs = pair_with_gold(outer, speech)
    for name, is_in in (("quoted", True), ("indirect", False)):
        for figure, holds in (("match", _any_gold_speaker), ("end_to_end", is_gold_speaker)):
            result.tallies[f"{name}_{figure}"] = _tally_attributions(outer, speech, pairs, is_in, holds)
    named = [(gold, seen) for gold, seen in pairs if gold.names]
    right = sum(bool(gold.names & seen.names) for gold, seen in named)
    result.tallies["name_on_matched"] = Tally(right, len(named), right, len(named))
    quoted = [gold.type == seen.type for gold, seen in pairs if gold.is_quoted and not gold.is_optional]
    result.tallies["type_on_matched"] = Tally(sum(quoted), len(quoted), sum(quoted), len(quoted))
    several = [(gold.together, seen.names) for gold, seen in pairs if gold.together]
    every = sum(names <= found for names, found in several)
    result.tallies["all_speakers"] = Tally(every, len(several), every, len(several))
    result.tallies["passages"] = _tally_passages(case.gold, found)
    result.tallies["scare"] = _tally_scare_quotes(case.gold, found)
    result.tallies["is_statement"] = _tally_statements(pair_with_gold(case.gold, found))
    result.tallies["entities"] = _tally_gold_entities(case, rows)
    result.tallies["published_date"] = _tally_published_date(case, rows)
    result.misses = [*_describe_misses(outer, speech, pairs), *_describe_wrong_statements(case.gold, found)]
    return result


def read_attributions_of_rows(case: Case, rows: Rows) -> list[GoldAttribution]:
    """Read the attributions of the rows, inner and scare ones too."""
    pieces: dict[str, list[dict[str, Any]]] = {}
    for span in rows["quote_spans"]:
        pieces.setdefault(span["quote_id"], []).append(span)
    names: dict[str, set[str]] = {}
    for one in rows["quote_speakers"]:
        names.setdefault(one["quote_id"], set()).add(fold_gold_name(one["speaker_name"]))
    return [
        _read_attribution_of_case(case, n, row, pieces[row["quote_id"]], names)
        for n, row in enumerate(rows["quotes"], 1)
    ]


def is_gold_speaker(gold: GoldAttribution, seen: GoldAttribution) -> bool:
    """Say whether the speaker is the one of the gold: by name; where it has none, by place and by giving none."""
    if gold.names and gold.names & seen.names:
        return True
    if gold.names and gold.kind != "group":
        return False
    if gold.speaker_text is None:
        return not seen.names
    nameless = not seen.names or seen.names == {fold_gold_name(gold.speaker_text)}
    return bool(gold.speaker_words & seen.speaker_words) and nameless


def pair_with_gold(
    gold: Sequence[GoldAttribution], seen: Sequence[GoldAttribution]
) -> list[tuple[GoldAttribution, GoldAttribution]]:
    """Pair contents one to one, the closest first; of equally close ones the one with the right speaker."""
    near = [
        (dice_coefficient(a.words, b.words), is_gold_speaker(a, b), -a.number, -b.number, a, b)
        for a in gold
        for b in seen
    ]
    out, used_gold, used_seen = [], set(), set()
    for likeness, _, _, _, a, b in sorted(near, key=lambda one: one[:4], reverse=True):
        if likeness >= SAME_CONTENT and a.number not in used_gold and b.number not in used_seen:
            used_gold.add(a.number)
            used_seen.add(b.number)
            out.append((a, b))
    return out


def dice_coefficient(a: frozenset[int], b: frozenset[int]) -> float:
    """Give the Dice coefficient of two sets, 0..1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def fold_gold_name(name: str | None) -> str:
    """Give a name without case and a leading article, its apostrophes straight."""
    return re.sub(r"^the ", "", (name or "").casefold().replace("\u2019", "'"))


def _any_gold_speaker(_gold: GoldAttribution, _seen: GoldAttribution) -> bool:
    return True


def documents_of_gold_case(case: Case) -> list[Document]:
    """Parse the article: one Document, or none where it is rejected."""
    return [one for one in pipeline.parse(case.raw) if isinstance(one, Document)]


def _tally_attributions(outer: Any, speech: Any, pairs: Any, is_quoted: bool, holds: Any) -> Tally:
    """Count as PolNeAR's scorer does: recall over gold of the kind, precision over predictions of the kind."""
    excused = {seen.number for gold, seen in pairs if gold.is_optional}
    gold_side = [one for one in outer if one.is_quoted == is_quoted and not one.is_optional]
    seen_side = [one for one in speech if one.is_quoted == is_quoted and one.number not in excused]
    good = [(gold, seen) for gold, seen in pairs if holds(gold, seen)]
    gold_right, seen_right = {gold.number for gold, _ in good}, {seen.number for _, seen in good}
    return Tally(
        sum(one.number in seen_right for one in seen_side),
        len(seen_side),
        sum(one.number in gold_right for one in gold_side),
        len(gold_side),
    )


def _tally_passages(gold: Sequence[GoldAttribution], found: Sequence[GoldAttribution]) -> Tally:
    """Count passages between marks: each with the right speaker, whatever it was joined with."""
    said, seen = [one for one in gold if one.type != "scare"], [one for one in found if one.type != "scare"]
    must = [(one, words) for one in said if not (one.is_optional or one.is_inner) for words in one.passages]
    given = [(one, words) for one in seen if not one.is_inner for words in one.passages]
    may = [(one, words) for one in said for words in one.passages]
    return Tally(
        sum(
            any(_lies_in_gold_passage(words, other) and is_gold_speaker(whose, one) for whose, other in may)
            for one, words in given
        ),
        len(given),
        sum(
            any(_lies_in_gold_passage(words, other) and is_gold_speaker(one, whose) for whose, other in given)
            for one, words in must
        ),
        len(must),
    )


def _lies_in_gold_passage(words: frozenset[int], other: frozenset[int]) -> bool:
    return len(words & other) >= WHOLE_PASSAGE * len(words)


def _tally_scare_quotes(gold: Sequence[GoldAttribution], found: Sequence[GoldAttribution]) -> Tally:
    """Recall: marks that nobody said and that no speaker got. Precision: of what is called scare, what is."""
    scare = [one for one in gold if one.type == "scare" and not one.is_optional]
    called = [one for one in found if one.type == "scare"]
    said = [one for one in found if one.type != "scare" and one.is_quoted]
    true = [one for one in gold if one.type == "scare"]
    inside = [one.words for one in gold if one.type != "scare"]  # marks inside of speech: either reading is right
    spared = [
        one
        for one in scare
        if not any(_lies_in_gold_passage(one.words, words) for other in said for words in other.passages)
    ]
    right = [one for one in called if any(dice_coefficient(one.words, it.words) >= SAME_CONTENT for it in true)]
    excused = [one for one in called if any(one.words < words for words in inside)]
    return Tally(len(right), len(called) - len(excused), len(spared), len(scare))


def _tally_statements(pairs: Sequence[tuple[GoldAttribution, GoldAttribution]]) -> Tally:
    """Count paired rows, scare ones and inner ones too: whether they say rightly that somebody says the words."""
    judged = [gold.is_statement == seen.is_statement for gold, seen in pairs if not gold.is_optional]
    return Tally(sum(judged), len(judged), sum(judged), len(judged))


def _tally_published_date(case: Case, rows: Rows) -> Tally:
    """Count the article where its day is right; a day that the article does not say counts against it."""
    wanted, found = case.expected["published_date"], rows["documents"][0]["published_date"]
    right = int(wanted is not None and found == date.fromisoformat(wanted))
    return Tally(right, int(found is not None), right, int(wanted is not None))


def _tally_gold_entities(case: Case, rows: Rows) -> Tally:
    wanted = {(fold_gold_name(one["name"]), one["type"]) for one in case.expected["entities"]}
    found = {(fold_gold_name(row["name"]), row["entity_type"]) for row in rows["entities"]}
    right = len(wanted & found)
    return Tally(right, right, right, len(wanted))  # the gold lists only what must be there: no precision


def _describe_misses(outer: Any, speech: Any, pairs: Any) -> Iterator[str]:
    got, given = {gold.number: seen for gold, seen in pairs}, {seen.number for _, seen in pairs}
    for gold in outer:
        seen = got.get(gold.number)
        if seen is None and not gold.is_optional:
            yield f"missed {gold.type}: {gold.shown}"
        elif seen is not None and not gold.is_optional and not is_gold_speaker(gold, seen):
            names, other = sorted(gold.names) or gold.speaker_text, sorted(seen.names) or seen.speaker_text
            yield f"speaker {gold.type}: {gold.shown} | {names} expected, {other} found"
        elif seen is not None and gold.type != seen.type and not gold.is_optional:
            yield f"type: {gold.type} expected, {seen.type} found: {gold.shown}"
    for seen in speech:
        if seen.number not in given:
            yield f"spurious {seen.type}: {seen.shown} | {sorted(seen.names) or seen.speaker_text}"


def _describe_wrong_statements(gold: Any, found: Any) -> Iterator[str]:
    for one, seen in pair_with_gold(gold, found):
        if one.is_statement != seen.is_statement and not one.is_optional:
            yield f"is_statement: {one.is_statement} expected: {one.shown}"


def _read_gold_attributions(case: Case) -> Iterator[GoldAttribution]:
    for one in case.expected["attributions"]:
        pieces = [find_place_of_gold(case.text, ref) for ref in one["content"]]
        near = (pieces[0][0], pieces[-1][1])
        cue, speaker = (
            find_place_of_gold(case.text, one[key], near) if one.get(key) else None for key in ("cue", "speaker_text")
        )
        speakers = [one.get("speaker_name"), *one.get("co_speakers", ())]
        names = [*speakers, *one.get("also", ())]
        yield GoldAttribution(
            one["n"],
            _words_of_gold_case(case, pieces),
            " / ".join(case.text[start:end] for start, end in pieces),
            one["type"],
            tuple(_words_of_gold_case(case, [span]) for span in find_quoted_passages(case.text, one, pieces)),
            _words_of_gold_case(case, filter(None, [cue])),
            _words_of_gold_case(case, filter(None, [speaker])),
            case.text[slice(*speaker)] if speaker else None,
            frozenset(fold_gold_name(name) for name in names if name),
            one.get("speaker_kind"),
            bool(one.get("optional")),
            "inside" in one,
            one.get("is_statement", one["type"] != "scare"),
            frozenset(map(fold_gold_name, speakers)) if len(speakers) > 1 else frozenset(),
        )


def _read_attribution_of_case(
    case: Case, number: int, row: dict[str, Any], pieces: list[dict[str, Any]], names: dict[str, set[str]]
) -> GoldAttribution:
    spans = [(one["start_char"], one["end_char"]) for one in pieces]
    quoted = [(one["start_char"], one["end_char"]) for one in pieces if one["is_quoted"]]
    cue, speaker = (_places_of_case_columns(row, key) for key in ("cue", "speaker"))
    given = names.get(row["quote_id"], set()) | {fold_gold_name(row["speaker_name"])}
    return GoldAttribution(
        number,
        _words_of_gold_case(case, spans),
        " / ".join(case.text[start:end] for start, end in spans),
        row["quote_type"],
        tuple(_words_of_gold_case(case, [span]) for span in quoted),
        _words_of_gold_case(case, cue),
        _words_of_gold_case(case, speaker),
        row["speaker_text"],
        frozenset(given - {""}),
        row["speaker_kind"],
        is_inner=row["parent_quote_id"] is not None,
        is_statement=row["is_statement"],
    )


def _places_of_case_columns(row: dict[str, Any], key: str) -> list[Offsets]:
    start, end = row[f"{key}_start_char"], row[f"{key}_end_char"]
    return [] if start is None else [(start, end)]


def _words_of_gold_case(case: Case, spans: Iterable[Offsets]) -> frozenset[int]:
    """Give the words whose middle lies in one of `spans`."""
    return frozenset(
        place for start, end in spans for place, (a, b) in enumerate(case.word_spans) if start <= (a + b - 1) // 2 < end
    )


def main(names: Sequence[str]) -> None:
    """Print figures and misses of the named cases, or of all, and the figures over them."""
    results = []
    for name in names or gold_cases():
        case = read_gold_case(name)
        rows = rows_of_gold_case(case)[1]
        results.append(score_gold_case(case, rows))
        print(f"\n{name}: {_draw_line_of_score(results[-1])}")
        print("".join(f"  {line}\n" for line in [*structure_faults_of_case(case, rows), *results[-1].misses]), end="")
    if len(results) > 1:
        print(f"\nall {len(results)}: {_draw_line_of_score(sum_scores(results))}")


def _draw_line_of_score(result: Score) -> str:
    return ", ".join(f"{figure} {value:.3f}" for figure, value in result.figures.items())


if __name__ == "__main__":
    main(sys.argv[1:])
