"""The tree of subjects, as its file gives it."""

import pytest

from transforms.knowledge import media_topics as module
from transforms.knowledge.media_topics import ancestors_of_media_topic, media_topics, topic_rows


def row_of(topic_id: str, level: int, parent_id: str = "") -> dict[str, str]:
    return {
        "topic_id": topic_id,
        "name": topic_id.upper(),
        "level": str(level),
        "parent_topic_id": parent_id,
        "retired_date": "",
        "wikidata_id": "",
    }


@pytest.fixture
def tree(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.setattr(module, "read_records", lambda name: request.param)
    media_topics.cache_clear()
    request.addfinalizer(media_topics.cache_clear)


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("tree", [[row_of("a", 1), row_of("b", 2, "a"), row_of("c", 3)]], indirect=True)
def test_a_topic_without_a_parent_stands_below_the_last_one_that_is_a_level_higher() -> None:
    assert media_topics()["c"].parent_topic_id == "b"
    assert media_topics()["c"].path == "A > B > C"
    assert ancestors_of_media_topic("c") == ("b", "a")


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("tree", [[row_of("a", 1), row_of("b", 1), row_of("c", 2, "a")]], indirect=True)
def test_an_order_that_disagrees_with_a_parent_is_refused() -> None:
    with pytest.raises(ValueError, match="c does not stand below its parent"):
        media_topics()


def test_an_unknown_topic_has_no_ancestors() -> None:
    with pytest.raises(KeyError):
        ancestors_of_media_topic("none")


def test_rows_are_sorted_and_their_parents_are_rows_too() -> None:
    rows = topic_rows()
    ids = [row["topic_id"] for row in rows]
    assert ids == sorted(ids)
    assert {row["parent_topic_id"] for row in rows if row["level"] > 1} <= set(ids)
