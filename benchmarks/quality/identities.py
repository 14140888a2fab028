"""Who is whom over articles: `python -m benchmarks.quality.identities [--errors] [--raise]`, exit 1 below a floor.

Four sets of our own writing, each ingested in one batch by the rules alone. Ten short articles in
`benchmarks/gold/identity` with hard names, of which `names.tsv` beside them says which are of one entity; five stories,
each told by five articles, in `benchmarks/gold/stories`, labelled in the same way, and three later ones in
`benchmarks/gold/stories/later`; and the articles of `benchmarks/gold/mentions` with all their names. Floors:
`identity`, `identity_stories`, `identity_later_stories`, `identity_labelled` in floors.json.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks import ROOT
from benchmarks.quality import floors, gold_mentions
from flows.runs.ingest import ingest_articles
from transforms.document import MentionType, Profile
from warehouse.bi import reader

ARTICLES = ROOT / "benchmarks" / "gold" / "identity"
STORIES = ROOT / "benchmarks" / "gold" / "stories"
LATER_STORIES = STORIES / "later"
IDENTITY, OF_STORIES, LABELLED = "identity", "identity_stories", "identity_labelled"
OF_LATER_STORIES = "identity_later_stories"


@dataclass(frozen=True, order=True, slots=True)
class NamedPlace:
    """A name in an article."""

    article: str
    name: str


IdsOfNames = Mapping[NamedPlace, str]


def main() -> int:
    """Measure, print, and say which figure lies below its floor; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality.identities", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show each entity with two ids, and ids of two entities")
    parser.add_argument("--raise", action="store_true", dest="is_raising", help="lift floors to what is measured now")
    options = parser.parse_args()
    labelled = read_labelled_names()
    sets = {
        IDENTITY: _ingest_folder(ARTICLES),
        OF_STORIES: _ingest_folder(STORIES),
        OF_LATER_STORIES: _ingest_folder(LATER_STORIES),
        LABELLED: (labelled, ingest_labelled_names(labelled)),
    }
    figures = {name: score_identities(*sides) for name, sides in sets.items()}
    for name, sides in sets.items():
        print("\n".join([name, *(f"  {key:<12}{value:>7.3f}" for key, value in figures[name].items())]))
        if options.errors:
            print("\n".join(list_identity_faults(*sides)))
    kept = json.loads(floors.FLOORS.read_text(encoding="utf-8"))
    floored = {name: kept.get(name, {}) for name in sets}
    low = floors.find_figures_under_floors(floored, figures)
    for line in low:
        print(f"under its floor: {line}", file=sys.stderr)
    if options.is_raising:
        kept |= floors.raise_floors(floored, figures)
        floors.FLOORS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if low else 0


def _ingest_folder(folder: Path) -> tuple[dict[NamedPlace, str], IdsOfNames]:
    gold = read_gold_names(folder)
    return gold, ingest_names(sorted(folder.glob("*.txt")), gold)


def read_gold_names(folder: Path = ARTICLES) -> dict[NamedPlace, str]:
    """Read which entity each name of the articles of a folder stands for."""
    lines = (folder / "names.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {NamedPlace(row["article"], row["name"]): row["entity"] for row in rows}


def read_labelled_names() -> dict[NamedPlace, str]:
    """Read whom each name of the labelled articles means; names that mean two in one article are left out."""
    meant: dict[NamedPlace, set[str]] = defaultdict(set)
    for article in map(gold_mentions.read_labelled_article, gold_mentions.labelled_articles()):
        for one in article.mentions:
            if one.kind is MentionType.NAME:
                meant[NamedPlace(article.name, _leave_out_article(article.text[one.start : one.end]))].add(one.key)
    return {place: next(iter(keys)) for place, keys in meant.items() if len(keys) == 1}


def ingest_labelled_names(wanted: Collection[NamedPlace]) -> IdsOfNames:
    """Ingest the labelled articles into a store that is thrown away; give the id that each of the names got."""
    with tempfile.TemporaryDirectory() as folder:
        for name in gold_mentions.labelled_articles():
            case = gold_mentions.read_labelled_article(name).case
            (Path(folder) / f"{name}.txt").write_bytes(case.raw.body)
        return ingest_names(sorted(Path(folder).glob("*.txt")), wanted)


def ingest_names(files: Sequence[Path], wanted: Collection[NamedPlace], batch_size: int | None = None) -> IdsOfNames:
    """Ingest files in this order into a store that is thrown away; give the id that each of the names got.

    With `batch_size` each run takes so many files; else one takes all.
    """
    size = batch_size or len(files)
    with tempfile.TemporaryDirectory() as data:
        for at in range(0, len(files), size):
            ingest_articles([str(file) for file in files[at : at + size]], data=data, profile=Profile.FAST.value)
        return read_ids_of_names(Path(data), wanted)


def read_ids_of_names(data: Path, wanted: Collection[NamedPlace]) -> IdsOfNames:
    """Read the id that each name got: that of most of its places in the article; names without any are left out."""
    documents = reader.read(data, "documents", ["document_id", "source_uri"]).to_pylist()
    articles = {row["document_id"]: Path(row["source_uri"]).stem for row in documents}
    votes: dict[NamedPlace, Counter[str]] = defaultdict(Counter)
    for row in reader.read(data, "entity_mentions", ["document_id", "entity_id", "text"]).to_pylist():
        place = NamedPlace(articles[row["document_id"]], _leave_out_article(row["text"]))
        if place in wanted:
            votes[place][row["entity_id"]] += 1
    return {place: min(ids, key=lambda one: (-ids[one], one)) for place, ids in votes.items()}


def score_identities(gold: Mapping[NamedPlace, str], found: IdsOfNames) -> dict[str, float]:
    """Compare ids with gold; figures are 0..1.

    found: names that some entity has; pairs: F1 over pairs of names of one entity; one_id: entities of several names
    that have one id; unshared: ids that stand for one entity.
    """
    wanted, got = _list_pairs(gold), _list_pairs(found)
    both = len(wanted & got)
    ids_of, entities_of = _group_ids(gold, found)
    several = [ids for entity, ids in ids_of.items() if sum(one == entity for one in gold.values()) > 1]
    return {
        "found": len(found) / len(gold),
        "pairs": 2 * both / max(1, len(wanted) + len(got)),
        "one_id": sum(len(ids) == 1 for ids in several) / max(1, len(several)),
        "unshared": sum(len(some) == 1 for some in entities_of.values()) / max(1, len(entities_of)),
    }


def list_identity_faults(gold: Mapping[NamedPlace, str], found: IdsOfNames) -> list[str]:
    """Name each name that was not found, each entity with several ids, each id of several entities."""
    ids_of, entities_of = _group_ids(gold, found)
    return [
        *(f"not found: {place.name} in {place.article}" for place in sorted(gold.keys() - found.keys())),
        *(f"two ids: {entity}: {', '.join(sorted(ids))}" for entity, ids in ids_of.items() if len(ids) > 1),
        *(f"shared: {one}: {', '.join(sorted(some))}" for one, some in entities_of.items() if len(some) > 1),
    ]


def group_members(found: IdsOfNames) -> set[frozenset[NamedPlace]]:
    """Group names by id: what the ids say, whatever their text."""
    members: dict[str, set[NamedPlace]] = defaultdict(set)
    for place, entity_id in found.items():
        members[entity_id].add(place)
    return {frozenset(places) for places in members.values()}


def _leave_out_article(name: str) -> str:
    return name.removeprefix("The ")


def _group_ids(gold: Mapping[NamedPlace, str], found: IdsOfNames) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Group ids by the entity of the gold, and the other way round."""
    ids_of: dict[str, set[str]] = defaultdict(set)
    entities_of: dict[str, set[str]] = defaultdict(set)
    for place, entity_id in found.items():
        ids_of[gold[place]].add(entity_id)
        entities_of[entity_id].add(gold[place])
    return ids_of, entities_of


def _list_pairs(identity_of: Mapping[NamedPlace, str]) -> set[tuple[NamedPlace, NamedPlace]]:
    pairs: Iterable[tuple[NamedPlace, NamedPlace]] = combinations(sorted(identity_of), 2)
    return {(one, two) for one, two in pairs if identity_of[one] == identity_of[two]}


if __name__ == "__main__":
    sys.exit(main())
