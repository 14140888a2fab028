"""Fields of work of offices and trades."""

import pytest

from transforms.knowledge.trade_fields import TradeField, list_trade_fields


@pytest.mark.parametrize(
    ("noun", "fields"),
    [
        pytest.param("cyclist", {TradeField.SPORT}, id="its own"),
        pytest.param("transport minister", {TradeField.POLITICS}, id="that of a broader word"),
        pytest.param("captain", set(), id="of several"),
        pytest.param("harbour", set(), id="no office"),
    ],
)
def test_a_trade_is_of(noun: str, fields: set[TradeField]) -> None:
    assert list_trade_fields(noun) == fields
