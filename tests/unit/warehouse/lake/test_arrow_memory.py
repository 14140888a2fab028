"""Arrow takes the system's memory within the block, and what it took before after it."""

from __future__ import annotations

import pyarrow as pa
import pytest

from warehouse.lake.arrow_memory import use_system_memory


def test_the_systems_memory_is_used_until_the_block_ends() -> None:
    before = pa.default_memory_pool().backend_name
    with use_system_memory():
        assert pa.default_memory_pool().backend_name == "system"
    with pytest.raises(ValueError, match="any"), use_system_memory():
        raise ValueError("any")
    assert pa.default_memory_pool().backend_name == before
