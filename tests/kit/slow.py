"""Cases of which one is run while code is written, and all of them by `make test`."""

from typing import Any

import pytest


def slow_but_first(*cases: Any) -> list[Any]:
    """Mark all cases but the first as slow: where each takes the same way, the first one shows that it is there."""
    first, *others = cases
    return [first, *(pytest.param(*_values(case), marks=pytest.mark.slow) for case in others)]


def _values(case: Any) -> tuple[Any, ...]:
    return case if isinstance(case, tuple) else (case,)
