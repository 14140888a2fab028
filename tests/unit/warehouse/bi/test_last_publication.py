"""Whatever came, went or was merged since the last publication, a mart has the rows that all files give anew."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit.rows import article, row, signature
from transforms.document import RemovalCause, Rows
from warehouse import store
from warehouse.audit import audit
from warehouse.bi import lake_state
from warehouse.bi.generations import MANIFEST, read_manifest
from warehouse.bi.last_publication import LastPublication
from warehouse.bi.names import key_of
from warehouse.bi.plan import PublicationPlan, plan_publication
from warehouse.bi.publication import write_rows
from warehouse.bi.publish import publish
from warehouse.lake import compaction
from warehouse.lake.data_files import read_plain
from warehouse.views import VIEWS, speaker_month, topic_month

COUNTED = [speaker_month, topic_month]
APRIL, MAY = date(2017, 4, 12), date(2017, 5, 2)
DAYS = [APRIL, MAY, None]
SPEAKERS = ["Ana Silva", "Jo Berg", None]
TOPICS = ["20000639", "11000000"]
TABLES_USED = ("documents", "document_texts", "sentences", "quotes", "topic_assignments")
_VERSIONS = count()


def make(
    number: int,
    day: date | None = APRIL,
    speakers: Sequence[str | None] = ("Ana Silva",),
    topics: Sequence[str] = ("20000639",),
    story: int | None = None,
) -> Rows:
    """A new version of article `number`; those of one `story` are copies."""
    signed = None if story is None else signature(number, story)
    text = f"Story {number}, version {next(_VERSIONS)}."
    rows = article(text, guid=f"g{number}", uri=f"file:///{number}.txt", day=day, signature=signed)
    rows["documents"][0]["published_at"] = None
    [like, *_] = rows["quotes"]
    document_id = like["document_id"]
    rows["quotes"] = [
        like | {"quote_id": f"{document_id}.q{at:04}"} | who(name, at) for at, name in enumerate(speakers)
    ]
    rows["topic_assignments"] = [
        rows["topic_assignments"][0] | {"unit_type": unit, "unit_id": f"{document_id}.{unit}", "topic_id": topic}
        for unit in ("document", "quote")
        for topic in topics
    ]
    return {name: rows[name] for name in TABLES_USED}


def who(name: str | None, at: int) -> dict[str, Any]:
    """A speaker and what is counted of a quote, other ones for each quote of an article."""
    entity = name and "person." + name.lower().replace(" ", "-")
    confidence = None if name is None and at else round(0.9123 - 0.1 * at, 4)
    said = {"word_count": 5 + at, "quote_type": ("direct", "mixed", "indirect")[at % 3]}
    return {"speaker_entity_id": entity, "speaker_name": name, "speaker_confidence": confidence} | said


def remove(data: Path, *numbers: int) -> None:
    ids = [make(number)["documents"][0]["document_id"] for number in numbers]
    store.remove(data, ids, RemovalCause.WITHDRAWN, datetime.now(UTC).replace(tzinfo=None))


def merge(data: Path) -> None:
    compaction.compact_segments(data, least=1)


def publish_and_compare(data: Path) -> PublicationPlan:
    """Publish, and hold each file of a view against what its part gives from the lake."""
    publish(data)
    plan = plan_publication(store.snapshot(data))
    bi = (data / "bi").resolve()
    for name, derived in plan.derived.items():
        if derived.part is not None:
            wanted = VIEWS[derived.table.name].rows(derived.part).replace_schema_metadata()
            assert read_plain(bi / name).replace_schema_metadata().to_pylist() == wanted.to_pylist(), name
    return plan


@pytest.fixture(scope="module")
def published(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles of April by segments of their own, one of May, one undated; two are copies of one story."""
    data = shutil.copytree(empty_store, tmp_path_factory.mktemp("published") / "data")
    store.set_topics(data, [row("topics", topic_id=TOPICS[0], parent_topic_id=None, level=1, path="p", name="p")])
    store.append(data, make(0, story=1))
    store.append(data, make(1, story=1, speakers=SPEAKERS))
    store.append(data, make(2, speakers=("Jo Berg", "Jo Berg"), topics=TOPICS))
    store.append(data, make(3, MAY), make(4, None))
    publish(data)
    return data


@pytest.fixture
def data(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "data", symlinks=True)


def months(plan: PublicationPlan, view: ModuleType) -> set[str | None]:
    return {key_of(name) for name, derived in plan.derived.items() if derived.table is view.TABLE}


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article came": lambda data: store.append(data, make(5, speakers=SPEAKERS, topics=TOPICS)),
    "one of a new speaker and topic": lambda data: store.append(data, make(5, None, ["Rui Costa"], ["99999999"])),
    "one was removed": lambda data: remove(data, 2),
    "one is revised": lambda data: store.append(data, make(2, speakers=SPEAKERS)),
    "one is revised to another month": lambda data: store.append(data, make(2, MAY, SPEAKERS)),
    "one is revised to no day": lambda data: store.append(data, make(2, None)),
    "segments were merged": merge,
    "one came before segments were merged": lambda data: (store.append(data, make(5)), merge(data)),
    "a copy came": lambda data: store.append(data, make(5, MAY, SPEAKERS, TOPICS, story=1)),
    "the original of a copy was removed": lambda data: remove(data, 0),
    "a copy was removed": lambda data: remove(data, 1),
    "an original is revised to other words": lambda data: store.append(data, make(0, story=2)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_counts_go_on_from_the_last_ones_without_a_difference(
    data: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    change(data)
    with monkeypatch.context() as patch:
        patch.setattr(lake_state, "plan_whole", _refuse)
        publish(data)
    publish_and_compare(data)


def _refuse(*_: object) -> pa.Table:
    raise AssertionError("counted from all files")


@pytest.mark.slow
def test_a_month_that_has_no_article_left_and_one_that_is_new(data: Path) -> None:
    remove(data, 3)
    plan = publish_and_compare(data)
    assert months(plan, speaker_month) == {"2017-04", "undated"}
    store.append(data, make(6, date(2018, 1, 1), speakers=[None]))
    plan = publish_and_compare(data)
    assert months(plan, speaker_month) == months(plan, topic_month) == {"2017-04", "2018-01", "undated"}


def test_another_name_of_a_topic_is_in_all_months(data: Path) -> None:
    store.set_topics(data, [row("topics", topic_id=TOPICS[0], parent_topic_id=None, level=1, path="q", name="q")])
    publish_and_compare(data)
    names = {name for path in marts(data, topic_month) for name in read_plain(path)["topic_name"].to_pylist()}
    assert names == {"q", None}


def marts(data: Path, view: ModuleType) -> list[Path]:
    return sorted((data / "bi" / view.TABLE.name).glob("*.parquet"))


def replace_bytes(path: Path, body: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(body)


HARMS: dict[str, Callable[[Path], None]] = {
    "lost": lambda path: path.unlink(),
    "truncated": lambda path: replace_bytes(path, path.read_bytes()[:-9]),
    "empty": lambda path: replace_bytes(path, b""),
    "with a flipped bit": lambda path: replace_bytes(path, flip_a_bit(path.read_bytes())),
}


def flip_a_bit(body: bytes) -> bytes:
    """Flip one within the first page of rows."""
    return body[:40] + bytes([body[40] ^ 1]) + body[41:]


@pytest.mark.parametrize("harm", HARMS.values(), ids=list(HARMS))
def test_a_harmed_mart_is_not_gone_on_from(data: Path, harm: Callable[[Path], None]) -> None:
    for view in COUNTED:
        harm(marts(data, view)[0])  # of April
    store.append(data, make(5, speakers=SPEAKERS))
    publish_and_compare(data)


def test_a_mart_harmed_in_a_month_that_stays_is_made_anew(data: Path) -> None:
    for view in COUNTED:
        HARMS["truncated"](marts(data, view)[1])  # of May
    store.append(data, make(5))
    publish_and_compare(data)


def test_a_harmed_link_of_the_last_publication_is_not_gone_on_from(data: Path) -> None:
    (data / "bi" / "quotes").rename(data / "lost")
    store.append(data, make(5, speakers=SPEAKERS))
    publish_and_compare(data)


def last_of(data: Path) -> LastPublication:
    return LastPublication((data / "bi").resolve(), read_manifest(data / "bi"))


def test_a_derived_file_is_there_where_name_source_and_size_are_the_same(data: Path) -> None:
    plan = plan_publication(store.snapshot(data))
    [name, *_] = [name for name, derived in plan.derived.items() if derived.table is speaker_month.TABLE]
    source = plan.sources[name]
    last = last_of(data)
    assert last.has_made(name, source)
    assert not last.has_made(name, "made from something else")
    assert not last.has_made("speaker_month/other.parquet", source)
    HARMS["truncated"](last.folder / name)
    assert not last_of(data).has_made(name, source)
    (last.folder / name).unlink()
    assert not last_of(data).has_made(name, source)


@pytest.mark.parametrize("view", COUNTED)
def test_rows_of_months_are_read_where_there_are_any(data: Path, view: ModuleType) -> None:
    april, *_ = marts(data, view)
    name = view.TABLE.name
    rows = last_of(data).read_rows(name, {"2017-04", "2018-01"})
    assert rows.to_pylist() == read_plain(april).to_pylist() != []
    assert last_of(data).read_rows(name, {"2018-01"}).num_rows == 0
    nothing = LastPublication(data / "bi", {})
    assert nothing.read_rows(name, {"2017-04"}).schema == rows.schema
    assert not nothing.has_made("quotes/q.parquet", "made from nothing")


def falsify_counts(path: Path) -> None:
    """Add something to the counts of a mart so that its size stays."""
    rows = pq.ParquetFile(path).read()
    size_bytes = path.stat().st_size
    at = rows.schema.get_field_index("quote_count")
    path.chmod(0o644)
    for more in range(1, 1000):
        wrong = rows.set_column(at, rows.schema.field(at), pc.add(rows["quote_count"], more))
        path.write_bytes(write_rows(wrong))
        if path.stat().st_size == size_bytes:
            return
    raise AssertionError("no other count leaves the size as it is")


def test_wrong_counts_of_the_right_size_are_named_by_the_audit_and_not_gone_on_from(data: Path) -> None:
    falsify_counts(marts(data, speaker_month)[0])  # of April
    rules = {(one.table, one.rule) for one in audit(data)}
    assert ("bi/speaker_month", "same as its sources") in rules
    store.append(data, make(5, speakers=SPEAKERS))
    publish_and_compare(data)


def test_wrong_counts_of_a_month_that_stays_are_not_gone_on_from_later(data: Path) -> None:
    falsify_counts(marts(data, speaker_month)[1])  # of May
    store.append(data, make(5))
    publish(data)  # links it on
    store.append(data, make(6, MAY, SPEAKERS))
    publish_and_compare(data)


def test_counts_of_a_program_that_kept_no_hashes_are_made_anew(data: Path) -> None:
    manifest = read_manifest(data / "bi")
    del manifest["hashes"]
    (data / "bi" / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    falsify_counts(marts(data, speaker_month)[0])
    store.append(data, make(5, speakers=SPEAKERS))
    plan = publish_and_compare(data)
    hashed = read_manifest(data / "bi")["hashes"]
    of_april = [name for name in plan.derived if key_of(name) == "2017-04"]
    assert of_april and set(of_april) <= hashed.keys()


numbers = st.integers(0, 4)
articles = st.builds(
    make,
    numbers,
    st.sampled_from(DAYS),
    st.lists(st.sampled_from(SPEAKERS), min_size=1, max_size=3),
    st.lists(st.sampled_from(TOPICS), min_size=1, max_size=2, unique=True),
    st.none() | st.integers(1, 2),
)


@dataclass
class Step:
    """One thing that happens to a store."""

    appended: list[Rows] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    merges: bool = False
    publishes: bool = False

    def take(self, data: Path) -> None:
        if self.appended:
            store.append(data, *self.appended)
        if self.removed:
            remove(data, *self.removed)
        if self.merges:
            merge(data)
        if self.publishes:
            publish_and_compare(data)


steps = st.one_of(
    st.builds(Step, appended=st.lists(articles, min_size=1, max_size=3)),
    st.builds(Step, removed=st.lists(numbers, min_size=1, max_size=2, unique=True)),
    st.builds(Step, appended=st.lists(articles, max_size=2), publishes=st.just(True)),
    st.builds(Step, merges=st.just(True), publishes=st.booleans()),
)


@pytest.mark.slow
@given(st.lists(steps, min_size=2, max_size=6))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_a_store_changes_marts_are_as_if_made_anew(published: Path, taken: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        data = shutil.copytree(published, Path(folder) / "data", symlinks=True)
        for step in taken:
            step.take(data)
        publish_and_compare(data)
