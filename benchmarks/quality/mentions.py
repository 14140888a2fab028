"""Who, where and when in articles of our own writing: `python -m benchmarks.quality.mentions [ARTICLE] [--errors]`.

They are labelled in benchmarks/gold/mentions. `python -m benchmarks.quality.floors` holds the sums against floors.json.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from benchmarks.quality import gold, hair
from benchmarks.quality.gold_mentions import LabelledArticle, labelled_articles, read_labelled_article
from benchmarks.quality.mention_scores import MISS_KINDS, ArticleScore, MentionMiss, score_labels
from benchmarks.quality.tally import sum_scores
from transforms.document import Profile

_AROUND_CHARS = 90


def main(argv: Sequence[str] | None = None) -> int:
    """Print figures, counts of misses, and each miss if asked; 2 and one line where no article has such a name."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.mentions", description=__doc__)
    parser.add_argument("article", nargs="?", default="", help="only articles with this in their names")
    parser.add_argument("--errors", action="store_true", help="show each miss in its text")
    parser.add_argument("--kind", choices=MISS_KINDS, help="only misses of this kind")
    parser.add_argument("--profile", type=Profile, choices=list(Profile), default=Profile.ACCURATE)
    options = parser.parse_args(argv)
    articles = [read_labelled_article(name) for name in labelled_articles() if options.article in name]
    if not articles:
        print(f"no labelled article has {options.article!r} in its name", file=sys.stderr)
        return 2
    console = Console(highlight=False)
    scores = {one.name: score_article(one, options.profile) for one in articles}
    if options.errors or options.kind:
        texts = {one.name: one.text for one in articles}
        for miss in _list_misses(scores, options.kind):
            console.print(draw_mention_miss(miss, texts[miss.article]), soft_wrap=True)
    for line in (*draw_counts(_list_misses(scores)), "", *draw_figures(sum_figures(scores))):
        console.print(line, markup=False, soft_wrap=True)
    return 0


def score_article(article: LabelledArticle, profile: Profile = Profile.ACCURATE) -> ArticleScore:
    """Run today's rules on an article and compare."""
    return score_labels(article, gold.rows_of_gold_case(article.case, profile)[1])


def sum_figures(scores: Mapping[str, ArticleScore]) -> dict[str, float]:
    """Give the figures over the sums of several articles, 0..1."""
    return sum_scores(one.tallies for one in scores.values()).figures


def measure_mentions(profile: Profile = Profile.ACCURATE) -> dict[str, float]:
    """Give the figures over all labelled articles by today's rules, 0..1."""
    articles = map(read_labelled_article, labelled_articles())
    return sum_figures({one.name: score_article(one, profile) for one in articles})


def measure_sure_mentions(profile: Profile = Profile.ACCURATE) -> dict[str, float]:
    """Give the least of each figure over the plain and the shaken readings, one item less right in each."""
    readings = [
        [score_labels(article, rows).tallies for rows in hair.shaken_readings(article.case, profile)]
        for article in map(read_labelled_article, labelled_articles())
    ]
    figures = [sum_scores(one).figures_less_one for one in zip(*readings, strict=True)]
    return {name: min(one[name] for one in figures) for name in figures[0]}


def draw_mention_miss(miss: MentionMiss, text: str) -> Text:
    """Draw a miss: its words in the text around them, then both sides."""
    out = Text(f"{miss.kind}  ", style="bold").append(f"{miss.article} at {miss.start}\n", style="not bold dim")
    before, after = text[max(0, miss.start - _AROUND_CHARS) : miss.start], text[miss.end : miss.end + _AROUND_CHARS]
    out.append(f"  …{_on_one_line(before)}", style="not bold")
    out.append(f"[{text[miss.start : miss.end]}]", style="yellow bold")
    out.append(f"{_on_one_line(after)}…\n", style="not bold")
    return out.append(f"  gold  {miss.wanted or '–'}\n  ours  {miss.found or '–'}\n", style="not bold")


def draw_counts(misses: Iterator[MentionMiss]) -> list[str]:
    """Draw how many misses of each kind there are."""
    counts = Counter(one.kind for one in misses)
    return [f"{kind:<24}{counts[kind]:>5}" for kind in MISS_KINDS if counts[kind]]


def draw_figures(figures: Mapping[str, float]) -> list[str]:
    """Draw figures as lines."""
    return [f"{name:<24}{value:>7.3f}" for name, value in figures.items()]


def _list_misses(scores: Mapping[str, ArticleScore], kind: str | None = None) -> Iterator[MentionMiss]:
    yield from (miss for one in scores.values() for miss in one.misses if kind in {None, miss.kind})


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
