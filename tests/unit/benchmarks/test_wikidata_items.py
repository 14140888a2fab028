"""Items are filled only where sources agree on one."""

import json
from pathlib import Path

from benchmarks.training.wikidata_items import main


def make_city(name: str, country: str, item: str, kind: str = "Populated place", people: int = 200_000) -> object:
    named = {"NAME": name, "NAMEASCII": name, "name_en": None, "ISO_A2": country}
    return {"properties": named | {"FEATURECLA": kind, "POP_MAX": people, "wikidataid": item}}


def make_body(name: str, country: str, items: list[str], preferred: str | None = None, kind: str = "other") -> object:
    return {
        "id": f"https://ror.org/{name}",
        "status": "active",
        "types": [kind],
        "locations": [{"geonames_details": {"country_code": country}}],
        "names": [{"value": name, "types": ["label"]}, {"value": name[:2].upper(), "types": ["acronym"]}],
        "external_ids": [{"type": "wikidata", "all": items, "preferred": preferred}] if items else [],
    }


def test_items_are_filled_where_there_is_one_and_kept_where_there_were_some(tmp_path: Path) -> None:
    world, territories = tmp_path / "world", tmp_path / "territories"
    world.mkdir()
    territories.mkdir()
    (world / "countries.tsv").write_text("# head\nXA\tAland\tBerg\tA\tAs\t\tQ1\nXB\tBland\tNowhere\tB\tBs\t\tQ2\n")
    (world / "places.tsv").write_text(
        "Harbour\tXA\nOld Harbour\tXA\t\t\tQ9\nTwin\tXA\nHamlet\tXA\nNorthland\tXA\tNth.\n"
    )
    (world / "organizations.tsv").write_text("Sea Union\t\tLeague of Seas\nMills\tXA\nSeveral\t\nSupreme Court\tXA\n")
    (territories / "xa_n.yml").write_text("name: Northland\nqid: Q12\nparent: xa\n")
    (territories / "xa_t.yml").write_text('name: "Twin"\nqid: Q13\n')
    (territories / "xa.yml").write_text("name: Harbour\nqid: Q14\n")
    cities = [
        make_city("Berg", "XA", "Q3", "Admin-0 capital", 10),
        make_city("Harbour", "XA", "Q4"),
        make_city("Old Harbour", "XA", "Q5"),
        make_city("Twin", "XA", "Q6"),
        make_city("Hamlet", "XA", "Q7", people=500),
    ]
    bodies = [
        make_body("League of Seas", "XB", ["Q20", "Q21"], "Q21"),
        make_body("Mills", "XA", ["Q22"], kind="company"),
        make_body("Several", "XA", ["Q23"]),
        make_body("Several", "XB", []),
        make_body("Supreme Court", "XA", ["Q24"]),
    ]
    (tmp_path / "cities.json").write_text(json.dumps({"features": cities}))
    (tmp_path / "bodies.json").write_text(json.dumps(bodies))
    sources = ["--cities", str(tmp_path / "cities.json"), "--organizations", str(tmp_path / "bodies.json")]
    assert main([*sources, "--territories", str(territories), "--world", str(world)]) == 0
    assert (world / "countries.tsv").read_text().split("\n")[1:3] == [
        "XA\tAland\tBerg\tA\tAs\t\tQ1\tQ3",
        "XB\tBland\tNowhere\tB\tBs\t\tQ2",
    ]
    assert (world / "places.tsv").read_text().split("\n")[:5] == [
        *("Harbour\tXA\t\t\tQ4", "Old Harbour\tXA\t\t\tQ9", "Twin\tXA", "Hamlet\tXA", "Northland\tXA\tNth.\t\tQ12"),
    ]
    assert (world / "organizations.tsv").read_text().split("\n")[:4] == [
        *("Sea Union\t\tLeague of Seas\tQ21", "Mills\tXA", "Several", "Supreme Court\tXA"),
    ]
