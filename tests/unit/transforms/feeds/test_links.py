"""Absolute and canonical links."""

import pytest

from transforms.feeds.links import make_link_absolute, make_link_canonical


@pytest.mark.parametrize(
    ("link", "bases", "absolute"),
    [
        pytest.param(" https://a.example/1 ", [], "https://a.example/1", id="absolute as it is"),
        pytest.param("/news/1", ["https://a.example/feed"], "https://a.example/news/1", id="by the base"),
        pytest.param(
            "1", [None, "file:///x.rss", "https://a.example/n/"], "https://a.example/n/1", id="first of the web"
        ),
        pytest.param("//b.example/1", ["https://a.example/"], "https://b.example/1", id="without a scheme"),
        pytest.param("/news/1", ["file:///x.rss"], None, id="no base"),
        pytest.param("tag:a.example,2024:1", ["https://a.example/"], None, id="not of the web"),
        pytest.param("javascript:alert(1)", ["https://a.example/"], None, id="a script"),
        pytest.param("//[x", ["https://a.example/"], None, id="no address"),
        pytest.param(None, ["https://a.example/"], None, id="none"),
        pytest.param("  ", ["https://a.example/"], None, id="blank"),
    ],
)
def test_links_are_made_absolute(link: str | None, bases: list[str | None], absolute: str | None) -> None:
    assert make_link_absolute(link, bases) == absolute


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        pytest.param("https://A.example:443/x?b=2&a=1#top", "https://a.example/x?a=1&b=2", id="one form"),
        pytest.param("http://a.example:8080/x", "http://a.example:8080/x", id="another port stays"),
        pytest.param(
            "https://a.example/x?utm_source=rss&id=7&fbclid=q", "https://a.example/x?id=7", id="tracking keys"
        ),
        pytest.param("https://a.example/#!/x", "https://a.example/#!/x", id="a fragment that is a path"),
        pytest.param("https://me:secret@a.example/x", "https://a.example/x", id="no names and passwords"),
        pytest.param("urn:uuid:1", "urn:uuid:1", id="not of the web"),
        pytest.param("http://[x/", "http://[x/", id="no address"),
        pytest.param("http://a.example:x/", "http://a.example:x/", id="no port"),
    ],
)
def test_one_page_has_one_link(link: str, canonical: str) -> None:
    assert make_link_canonical(link) == canonical
    assert make_link_canonical(canonical) == canonical
