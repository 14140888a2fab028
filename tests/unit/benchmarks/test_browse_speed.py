"""What is timed of `wireroom browse` is asked once, so that nothing that is kept answers."""

from urllib.parse import parse_qs, urlsplit

import pytest

from benchmarks.speed.browse import list_requests
from tests.kit.report import report_warehouse
from warehouse.browse import api
from warehouse.browse.publication import OpenPublication, ServedWarehouse

ROUNDS = 3
FEW = ("counts by about", "counts by role", "counts by publisher")  # of which the invented articles have fewer values


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> OpenPublication:
    folder = tmp_path_factory.mktemp("timed")
    found = ServedWarehouse(report_warehouse(folder / "data", 20), folder / "indexes", lambda line: None).find()
    assert found is not None
    return found


def test_each_round_asks_for_something_else(publication: OpenPublication) -> None:
    for name, addresses in list_requests(publication, ROUNDS):
        assert len(addresses) == ROUNDS
        if not name.startswith(FEW):
            assert len(set(addresses)) == ROUNDS, name


def test_counts_are_still_of_nearly_all_quotes(publication: OpenPublication) -> None:
    (whole,) = api.answer_count(publication, {})["counts"]
    counts = {name: addresses for name, addresses in list_requests(publication, ROUNDS) if name.startswith("counts by")}
    assert len(counts) == 7
    for address in counts["counts by speaker, the largest 12"]:
        values = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
        rows = api.answer_count(publication, values | {"limit": "1000"})["counts"]
        assert values["without"] not in [row["speaker"] for row in rows]
        assert sum(row["quotes"] for row in rows) > whole["quotes"] / 2
