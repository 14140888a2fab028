"""What a format is told by: first bytes, media type, name."""

import pytest

from transforms.formats.heads import BY_MEDIA_TYPE, BY_NAME, HEAD_BYTES, NO_CLAIM, make_input_head, name_of_uri


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        pytest.param("file:///in/port%20plan.txt", "port plan.txt", id="a file"),
        pytest.param("file:///in/all.zip!/news/port.html", "port.html", id="a member of an archive"),
        pytest.param("file:///in/a.warc!/https://example.org/news/port?page=2#top", "port", id="a page of an archive"),
        pytest.param("https://example.org/", "", id="a site"),
        pytest.param("file:///in/all.zip!/odd[1.txt", "odd[1.txt", id="a member whose name is no URL"),
    ],
)
def test_the_name_is_that_of_the_innermost(uri: str, name: str) -> None:
    assert name_of_uri(uri) == name


@pytest.mark.parametrize(
    ("media_type", "uri", "score"),
    [
        pytest.param("Text/X-Story; charset=utf-8", "file:///a.bin", BY_MEDIA_TYPE, id="media type with parameters"),
        pytest.param(None, "file:///A.STORY", BY_NAME, id="name in capitals"),
        pytest.param("text/plain", "file:///a.story", BY_NAME, id="a name where the media type says something else"),
        pytest.param(None, "file:///a", NO_CLAIM, id="neither"),
    ],
)
def test_what_is_declared_gives_a_score(media_type: str | None, uri: str, score: float) -> None:
    assert make_input_head(b"", media_type, uri).score_declared(("text/x-story",), (".story",)) == score


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_text_of_a_head_begins_with_its_first_word(encoding: str) -> None:
    assert make_input_head("\n <story>".encode(encoding), None, "").text == "<story>"


def test_a_head_is_short() -> None:
    assert len(make_input_head(b"x" * 10_000, None, "").start) == HEAD_BYTES
