"""Any split of the same rows into batches, in any order, gives the same stored rows."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit.kills import contents
from tests.kit.rows import Rows, article, joined, reject
from warehouse import store

DAYS = [date(2017, 4, 12), date(2016, 2, 29), None, date(2017, 4, 12), date(2018, 1, 1)]
PEOPLE = [["Ana Silva"], ["Ana Silva", "Jo Berg"], ["Jo Berg"], ["Kim Lund", "Ana Silva"], ["Jo Berg", "Eva Silva"]]


def made(number: int) -> Rows:
    """An article that shares people and names with others, and says other things of them."""
    rows = article(
        f"Story {number}. Its second sentence.",
        uri=f"file:///news/{number}.txt",
        day=DAYS[number],
        people=PEOPLE[number],
        run_id=f"run {number}",
    )
    for alias in rows["entity_aliases"]:
        alias["alias_kind"] = ["surname", "full", "nominal", "acronym", "metonym"][number]
    for role in rows["entity_roles"]:
        role["role"], role["evidence"] = "chair", f"chair, says story {number}"
    return rows | {"rejects": [reject(bytes([number // 2]), "file:///news/broken.bin")]}


POOL = [made(number) for number in range(len(DAYS))]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("store") / "data"
    store.create(data)
    return data


@pytest.fixture(scope="module")
def expected(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    data = shutil.copytree(empty, tmp_path_factory.mktemp("expected") / "data")
    store.append(data, joined(*POOL))
    return timeless(data)


def timeless(data: Path) -> dict[str, list[str]]:
    """The store's rows without what says when and by which run they were written."""
    told = re.compile(r"'(run_id|ingested_at)': ('[^']*'|datetime\([^)]*\)|datetime\.datetime\([^)]*\)), ")
    return {name: sorted(told.sub("", one) for one in rows) for name, rows in contents(data).items()}


def split(order: list[int], cuts: set[int]) -> Iterator[list[int]]:
    starts = sorted({0, *cuts})
    for start, end in zip(starts, [*starts[1:], len(order)], strict=True):
        yield order[start:end]


@pytest.mark.slow
@given(
    order=st.permutations([*range(len(POOL)), 0, 3]),  # two come twice
    cuts=st.sets(st.integers(1, len(POOL) + 1)),
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_split_and_order_change_no_row(
    empty: Path, expected: dict[str, list[str]], order: list[int], cuts: set[int]
) -> None:
    with TemporaryDirectory() as folder:
        data = shutil.copytree(empty, Path(folder) / "data")
        seen = [store.append(data, joined(*(POOL[one] for one in dict.fromkeys(part)))) for part in split(order, cuts)]
        assert timeless(data) == expected
        assert sum(one.added for one in seen) == len(POOL)
        assert sum(one.revised for one in seen) == 0
