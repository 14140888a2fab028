"""Who cannot be one by what two persons of a name do."""

import pytest

from transforms.identity.trades import have_clashing_trades, list_words_of_office


@pytest.mark.parametrize(
    ("held", "others", "clash"),
    [
        pytest.param({"cyclist"}, {"Berg Mills' finance director"}, True, id="a cyclist and a finance director"),
        pytest.param({"Rovers coach"}, {"chief prosecutor of the LFO"}, True, id="a coach and a prosecutor"),
        pytest.param({"pianist"}, {"chief executive of Berg Mills"}, True, id="a pianist and a chief executive"),
        pytest.param({"mayor of Lund"}, {"farmer"}, False, id="mayors have farms"),
        pytest.param({"actor"}, {"prime minister"}, False, id="actors are elected"),
        pytest.param({"cyclist", "mayor"}, {"finance minister"}, False, id="one who is both"),
        pytest.param({"captain"}, {"judge"}, False, id="a word of several fields"),
        pytest.param({"strong defender of small farms"}, {"minister"}, False, id="a defender of no side"),
        pytest.param({"cyclist"}, set(), False, id="nothing is said of one"),
    ],
)
def test_two_clash(held: set[str], others: set[str], clash: bool) -> None:
    assert have_clashing_trades(held, others) is clash
    assert have_clashing_trades(others, held) is clash


def test_words_of_an_office_end_before_where_it_is_held() -> None:
    assert list_words_of_office("chief judge at Lund") == ["chief judge", "judge"]
