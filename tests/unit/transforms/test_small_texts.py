"""What a careful reader takes from small texts of many kinds: who said what, names, days, furniture."""

import pytest

from tests.kit.small_texts import Reading, SmallText, read_small_texts, small_texts

_TEXTS = small_texts()


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_small_texts(_TEXTS)


@pytest.mark.slow
@pytest.mark.parametrize("text", [pytest.param(one, id=f"{one.kind}: {one.name}") for one in _TEXTS])
def test_a_small_text_gives_what_its_reader_takes_from_it(text: SmallText, readings: dict[str, Reading]) -> None:
    assert list(readings[text.name].list_misses(text.expect)) == []
