"""Fill the Wikidata items of known places and bodies: `python -m benchmarks.training.wikidata_items SOURCE ...`.

Items come of sources that may be passed on, never of memory: populated places of Natural Earth (`--cities`, GeoJSON of
1:10 m, public domain), territories of OpenSanctions' rigour (`--territories`, its folder of YAML files, MIT) and the
Research Organization Registry (`--organizations`, JSON of schema 2, CC0; no firms, of which it knows the laboratories).
What a source has twice under one name and country, or two sources have otherwise, stays without an item, and so do
names that bodies of many countries bear. Cells that are filled already stay as they are.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.organization_names import is_name_of_many_bodies
from transforms.knowledge.tables import split_cell

WORLD = Path(__file__).parents[2] / "transforms" / "data" / "world"
_ITEM = re.compile(r"Q[1-9][0-9]*")
_CAPITAL = "Admin-0 capital"
# A smaller town may bear the name of a better known part of a city.
_MIN_PEOPLE = 100_000
# Sources have the firm and the town, where articles mean the paper and the camp on the bay.
_OTHER_THING = frozenset(("New York Times", "Guantanamo"))
# A territory within a country: "us_ca.yml" is a part of "us".
_PART_OF_COUNTRY = re.compile(r"(?P<country>[a-z]{2})_[a-z0-9]+")
_TERRITORY_LINE = re.compile(r"^(?P<key>name|qid): *['\"]?(?P<value>.*?)['\"]?$", re.MULTILINE)

Key = tuple[str, str]  # the folded name, the country's code
Items = dict[Key, set[str]]
FindItems = Callable[[list[str]], set[str]]  # of the cells of a row


def main(argv: list[str] | None = None) -> int:
    """Fill the files, print how many rows of each have an item."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training.wikidata_items", description=__doc__)
    parser.add_argument("--cities", type=Path, required=True, help="ne_10m_populated_places as GeoJSON")
    parser.add_argument("--territories", type=Path, required=True, help="rigour's folder resources/territories")
    parser.add_argument("--organizations", type=Path, required=True, help="the registry's dump as JSON")
    parser.add_argument("--world", type=Path, default=WORLD, help="the folder of the data files (%(default)s)")
    args = parser.parse_args(argv)
    cities = json.loads(args.cities.read_text(encoding="utf-8"))["features"]
    places = join_items(read_cities(cities), read_territories(args.territories))
    capitals = read_cities(city for city in cities if _CAPITAL in str(_lower_keys(city)["featurecla"]))
    bodies = read_organizations(json.loads(args.organizations.read_text(encoding="utf-8")))
    finders: dict[str, tuple[int, FindItems]] = {
        "countries": (7, lambda cells: find_capital(capitals, cells)),
        "places": (4, lambda cells: places.get((fold_name(cells[0]), cells[1]), set())),
        "organizations": (3, lambda cells: find_body(bodies, cells)),
    }
    for name, (column, find_items) in finders.items():
        print(f"{name}: {fill_column(args.world / f'{name}.tsv', column, find_items)} rows with an item")
    return 0


def join_items(*sources: Items) -> Items:
    """Put the items of several sources together, by name and country."""
    joined: Items = defaultdict(set)
    for source in sources:
        for key, items in source.items():
            joined[key] |= items
    return joined


def read_cities(features: Iterable[Any]) -> Items:
    """Read the items of Natural Earth's places by their names, which are none of regions around them, and country."""
    items: Items = defaultdict(set)
    for city in map(_lower_keys, features):
        item = city.get("wikidataid") or ""
        if _CAPITAL not in str(city["featurecla"]) and (city.get("pop_max") or 0) < _MIN_PEOPLE:
            continue
        for name in (city["name"], city["nameascii"], city.get("name_en")):
            if name and _ITEM.fullmatch(item):
                items[fold_name(name), city["iso_a2"]].add(item)
    return items


def _lower_keys(feature: Any) -> dict[str, Any]:
    return {key.lower(): value for key, value in feature["properties"].items()}


def read_territories(folder: Path) -> Items:
    """Read the items of states and provinces by name and country."""
    items: Items = defaultdict(set)
    for file in sorted(folder.glob("*.yml")):
        of_country = _PART_OF_COUNTRY.fullmatch(file.stem)
        told = {line["key"]: line["value"] for line in _TERRITORY_LINE.finditer(file.read_text(encoding="utf-8"))}
        if of_country and _ITEM.fullmatch(told.get("qid", "")):
            items[fold_name(told["name"]), of_country["country"].upper()].add(told["qid"])
    return items


def read_organizations(records: Iterable[Any]) -> Items:
    """Read the items of active bodies by each of their names and country; acronyms are no names here.

    A body without an item counts as well: who has its name may be the other one.
    """
    items: Items = defaultdict(set)
    for record in records:
        if record["status"] != "active" or "company" in record["types"]:
            continue
        item = _choose_item(record) or record["id"]
        codes = {place["geonames_details"]["country_code"] for place in record["locations"]}
        for name in record["names"]:
            if name["types"] != ["acronym"]:
                for code in (*codes, ""):
                    items[fold_name(name["value"]), code].add(item)
    return items


def find_capital(capitals: Items, cells: list[str]) -> set[str]:
    """Find the items of the capital of a country's row; none where both are one."""
    country, capital = cells[1], cells[2]
    return set() if capital == country else capitals.get((fold_name(capital), cells[0]), set())


def find_body(bodies: Items, cells: list[str]) -> set[str]:
    """Find the items of bodies that have one of the names of a row, in its country where it has one."""
    names = [cells[0], *split_cell(cells[2])]
    if is_name_of_many_bodies(cells[0]):
        return set()
    telling = [name for name in names if not name.isupper() and not is_name_of_many_bodies(name)]
    return {item for name in telling for item in bodies.get((fold_name(name), cells[1]), ())}


def _choose_item(record: Any) -> str | None:
    """Choose the item that the registry prefers, or the only one."""
    for known in record["external_ids"]:
        if known["type"] == "wikidata":
            return known["preferred"] or (known["all"][0] if len(known["all"]) == 1 else None)
    return None


def fill_column(file: Path, column: int, find_items: FindItems) -> int:
    """Fill the empty cells of a column where just one item is found, for no other row; give how many rows have one."""
    before = file.read_text(encoding="utf-8").splitlines()
    filled = map(_split_line, _fill_lines(before, column, find_items))
    found = Counter(cells[column] for cells in filled if len(cells) > column)
    lines = list(_fill_lines(before, column, lambda cells: {one for one in find_items(cells) if found[one] < 2}))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(len(cells) > column and bool(cells[column]) for cells in map(_split_line, lines))


def _split_line(line: str) -> list[str]:
    return [] if line.startswith("#") else line.split("\t")


def _fill_lines(lines: Iterable[str], column: int, find_items: FindItems) -> Iterator[str]:
    for line in lines:
        if not line or line.startswith("#"):
            yield line
            continue
        cells = line.split("\t")
        cells += [""] * (column + 1 - len(cells))
        found = set() if cells[0] in _OTHER_THING else find_items(cells)
        if not cells[column] and len(found) == 1:
            (cells[column],) = (item if _ITEM.fullmatch(item) else "" for item in found)
        yield "\t".join(cells).rstrip("\t")


if __name__ == "__main__":
    sys.exit(main())
