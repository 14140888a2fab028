"""Topics against gold: `python -m benchmarks.quality.topics [--errors] [--raise]`, exit 1 below a floor.

`make bench-topics`. First the passages of our own writing in `benchmarks/gold/topics`, against `topics` in floors.json;
then the shared set of articles, where it lies, beside what has to be reached.
"""

import argparse
import csv
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks import ROOT
from benchmarks.quality import floors
from transforms import pipeline
from transforms.document import Document, Profile, RawArticle, TopicUnit
from transforms.knowledge.media_topics import first_topic_above, media_topics

PASSAGES = ROOT / "benchmarks" / "gold" / "topics" / "passages.tsv"
BENCH = ROOT.parent / "shared" / "bench"
TOPICS = "topics"
_BEST = 3
# What has to be reached on the shared set.
_MUST = {"exact_first": 0.62, "exact_of_three": 0.82, "main_branch": 0.75, "precision": 0.50}


@dataclass(frozen=True)
class TopicCase:
    """A text with the topics an editor would give it, the main one first."""

    name: str
    text: str
    topics: Sequence[str]


@dataclass
class TopicTally:
    """Counts over articles; the figures are 0..1."""

    articles: int = 0
    exact_first: int = 0
    exact_of_three: int = 0
    main_branch: int = 0
    given: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """Give the shares: of articles, and (precision) of the topics given."""
        articles = max(1, self.articles)
        return {
            "exact_first": self.exact_first / articles,
            "exact_of_three": self.exact_of_three / articles,
            "main_branch": self.main_branch / articles,
            "precision": self.right / max(1, self.given),
        }

    @property
    def figures_less_one(self) -> dict[str, float]:
        """Give the figures with one article, or one topic, less that is right: what is sure on other processors."""
        less = replace(
            self,
            exact_first=max(0, self.exact_first - 1),
            exact_of_three=max(0, self.exact_of_three - 1),
            main_branch=max(0, self.main_branch - 1),
            right=max(0, self.right - 1),
        )
        return less.figures

    def draw(self, must: Mapping[str, float] | None = None) -> Iterator[str]:
        """Draw a line for each figure, beside what has to be reached."""
        for name, value in self.figures.items():
            yield f"{name:<16}{value:>7.3f}" + (f"  must {must[name]:.2f}" if must else "")
        yield f"{'topics each':<16}{self.given / max(1, self.articles):>7.2f}  articles {self.articles}"


def main() -> int:
    """Measure, print, and say which figure lies below its floor; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.topics", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show each article that has none of its topics")
    parser.add_argument("--raise", action="store_true", dest="is_raising", help="lift floors to what is measured now")
    parser.add_argument("--bench", type=Path, default=BENCH, help="folder of the shared sets")
    options = parser.parse_args()
    own = measure_topics(read_passages())
    _print_tally("own passages", own, options.errors)
    shared = options.bench / "topics" / "gold.jsonl"
    if shared.exists():
        _print_tally("shared articles", measure_topics(read_shared_cases(options.bench)), options.errors, _MUST)
    else:
        print(f"shared articles: not measured, {shared} is not there")
    kept = json.loads(floors.FLOORS.read_text(encoding="utf-8"))
    low = floors.find_figures_under_floors({TOPICS: kept.get(TOPICS, {})}, {TOPICS: own.figures})
    for line in low:
        print(f"under its floor: {line}", file=sys.stderr)
    if options.is_raising:
        kept |= floors.raise_floors({TOPICS: kept.get(TOPICS, {})}, {TOPICS: own.figures_less_one})
        floors.FLOORS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if low else 0


def read_passages(path: Path = PASSAGES) -> list[TopicCase]:
    """Read passages of our own writing: headline and text."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [TopicCase(row["id"], f"{row['headline']}\n\n{row['text']}\n", row["topics"].split(";")) for row in rows]


def read_shared_cases(bench: Path) -> Iterator[TopicCase]:
    """Read the shared set: pages as their gold has the text, and PolNeAR's dev articles."""
    with gzip.open(bench / "quotes" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {row["doc_id"]: row["text"] for row in map(json.loads, lines)}
    for page in _read_lines(bench / "html" / "gold.jsonl"):
        name = str(page["page"]).replace(".html.gz", "")
        texts[name] = "\n\n".join([page["title"] or "", *page["paragraphs"]]) + "\n"
    for row in _read_lines(bench / "topics" / "gold.jsonl"):
        yield TopicCase(row["doc_id"], texts[row["doc_id"]], row["topics"])


def measure_topics(cases: Iterable[TopicCase]) -> TopicTally:
    """Run the rules on each text and compare."""
    wanted = list(cases)
    raw = [RawArticle(case.text.encode(), f"file:///topics/{case.name}.txt") for case in wanted]
    parsed = [next(one for one in pipeline.parse(each) if isinstance(one, Document)) for each in raw]
    found = pipeline.annotate(parsed, Profile.FAST)
    pairs = [(case.topics, _topics_of(doc)) for case, doc in zip(wanted, found, strict=True)]
    return score_topics(pairs, [case.name for case in wanted])


def score_topics(pairs: Sequence[tuple[Sequence[str], Sequence[str]]], names: Sequence[str] = ()) -> TopicTally:
    """Compare the topics wanted (the main one first) with those given (the best first), article by article."""
    tally = TopicTally(len(pairs))
    for at, (wanted, given) in enumerate(pairs):
        is_found = any(topic in wanted for topic in given[:_BEST])
        tally.exact_first += given[:1] != [] and given[0] in wanted
        tally.exact_of_three += is_found
        tally.main_branch += given[:1] != [] and first_topic_above(given[0]) == first_topic_above(wanted[0])
        tally.given += len(given)
        tally.right += len(set(given) & set(wanted))
        if not is_found and names:
            tally.misses.append(f"{names[at]}: {_draw_names(wanted)} expected, {_draw_names(given)} found")
    return tally


def _topics_of(doc: object) -> list[str]:
    topics = doc.topics if isinstance(doc, Document) else ()
    return [one.topic_id for one in topics if one.unit_type == TopicUnit.DOCUMENT]


def _draw_names(topics: Iterable[str]) -> str:
    return ", ".join(media_topics()[topic].name for topic in topics) or "nothing"


def _print_tally(title: str, tally: TopicTally, with_errors: bool, must: Mapping[str, float] | None = None) -> None:
    print("\n".join([title, *tally.draw(must), *(tally.misses if with_errors else ()), ""]))


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    sys.exit(main())
