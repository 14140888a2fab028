"""Parquet: a row, a member; broken files are rejects."""

import io
import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.inputs.containers import ContainerContext, Member, parquet
from transforms.document import Reject
from transforms.formats.heads import make_input_head

CONTEXT = ContainerContext("file:///in/a.parquet", 10_000)
ROWS = [
    {"id": f"n-{number}", "title": "Port opens", "at": datetime(2017, 4, 12, 8, tzinfo=UTC), "tags": ["a", "b"]}
    for number in range(250)
]


def pack(rows: list[dict[str, object]], row_group_size: int = 40) -> bytes:
    packed = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), packed, row_group_size=row_group_size)
    return packed.getvalue()


def unpack(body: bytes) -> list[Member | Reject]:
    return list(parquet.unpack(io.BytesIO(body), CONTEXT))


def test_each_row_is_a_member() -> None:
    members = [found for found in unpack(pack(ROWS)) if isinstance(found, Member)]
    assert [member.suffix_of_uri for member in members] == [f"#n-{number}" for number in range(250)]
    assert json.loads(members[0].stream.read()) == {
        "id": "n-0",
        "title": "Port opens",
        "at": "2017-04-12T08:00:00+00:00",
        "tags": ["a", "b"],
    }


def test_times_in_nanoseconds_are_read() -> None:
    table = pa.table({"at": pa.array([1_491_993_000_000_000_000], pa.timestamp("ns"))})
    packed = io.BytesIO()
    pq.write_table(table, packed)
    (member,) = unpack(packed.getvalue())
    assert isinstance(member, Member) and json.loads(member.stream.read()) == {"at": "2017-04-12T10:30:00"}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(pack(ROWS)[:-100], id="cut"),
        pytest.param(b"PAR1", id="nothing but the magic number"),
        pytest.param(b"PAR1" + b"\xff" * 500 + b"PAR1", id="junk"),
    ],
)
def test_a_broken_table_is_a_reject(body: bytes) -> None:
    found = unpack(body)
    assert isinstance(found[-1], Reject) and found[-1].reason_code == "malformed"


def test_a_table_without_rows_is_a_reject() -> None:
    packed = io.BytesIO()
    pq.write_table(pa.table({"title": pa.array([], pa.string())}), packed)
    (reject,) = unpack(packed.getvalue())
    assert isinstance(reject, Reject) and reject.reason_code == "empty"


def test_only_the_bytes_tell() -> None:
    assert parquet.claims(make_input_head(b"PAR1\x15", None, "file:///a")) == 1
    assert parquet.claims(make_input_head(b"words", None, "file:///a.parquet")) == 0
