"""How a URL is shown: as it may be stored."""

import pytest

from flows.inputs.fetching import show_url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param("https://ana:word@a.example/b?c#d", "https://a.example/b?c", id="without user and fragment"),
        pytest.param("https://a.example:port/b", "https://a.example:port/b", id="no URL"),
    ],
)
def test_a_url_is_shown_without_what_may_not_be_stored(url: str, shown: str) -> None:
    assert show_url(url) == shown
