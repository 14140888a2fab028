"""What a feed gives as authors, split into names."""

import pytest

from transforms.feeds.authors import split_feed_authors


@pytest.mark.parametrize(
    ("values", "names"),
    [
        pytest.param(["By Ana Silva and Rui Costa"], ("Ana Silva", "Rui Costa"), id="two of one value"),
        pytest.param(["Ana Silva, Rui Costa and Bo Benn"], ("Ana Silva", "Rui Costa", "Bo Benn"), id="three"),
        pytest.param(["Silva, Ana"], ("Silva, Ana",), id="the surname first"),
        pytest.param(["Search and Rescue"], ("Search and Rescue",), id="a body"),
        pytest.param(["Ministry of Health and Social Care"], ("Ministry of Health and Social Care",), id="a ministry"),
        pytest.param(["Ana; Rui"], ("Ana", "Rui"), id="a list"),
        pytest.param(["Ana Silva", "ANA SILVA"], ("Ana Silva",), id="each once"),
        pytest.param([" ", "-", ""], (), id="nobody"),
        pytest.param(["Byron Hall"], ("Byron Hall",), id="a name that begins like by"),
    ],
)
def test_names_are_split_where_it_is_plain(values: list[str], names: tuple[str, ...]) -> None:
    assert split_feed_authors(values) == names
