"""Read the IPTC Media Topics, the news industry's tree of subjects, and make the rows of the table `topics`.

It assigns no topic to an article; `transforms/topics` does.

Source: IPTC NewsCodes, https://cv.iptc.org/newscodes/mediatopic/, by the International Press Telecommunications Council
(IPTC), under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).

The file gives the parents of levels 2 to 4. Those of levels 5 and 6 follow from its order, depth first: a topic stands
under the last one before it that is one level higher. That is certain as far as the file can say, since the same rule
gives the parent of every topic whose parent the file does give.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from transforms.knowledge.tables import read_records

_FILE = "world/media_topics"


@dataclass(frozen=True, slots=True)
class MediaTopic:
    """A topic of the tree; `path` is its name after those of the topics above it, apart by " > "."""

    topic_id: str
    name: str
    parent_topic_id: str | None
    level: int  # 1 for the 17 top branches
    path: str
    is_retired: bool
    wikidata_id: str | None


@cache
def media_topics() -> dict[str, MediaTopic]:
    """Give every topic by its id, retired ones too, in the order of the file.

    Raises:
        ValueError: the file's order and a parent it gives disagree, so that no parent can be told from the order.
    """
    topics: dict[str, MediaTopic] = {}
    above: dict[int, MediaTopic] = {}  # the last topic of each level
    for row in read_records(_FILE):
        level = int(row["level"])
        parent = above[level - 1] if level > 1 else None
        parent_id = parent.topic_id if parent else None
        if row["parent_topic_id"] and row["parent_topic_id"] != parent_id:
            raise ValueError(f"{_FILE}: {row['topic_id']} does not stand below its parent")
        topics[row["topic_id"]] = above[level] = _make_media_topic(row, level, parent)
        above = {key: topic for key, topic in above.items() if key <= level}
    return topics


def _make_media_topic(row: dict[str, str], level: int, parent: MediaTopic | None) -> MediaTopic:
    return MediaTopic(
        topic_id=row["topic_id"],
        name=row["name"],
        parent_topic_id=parent.topic_id if parent else None,
        level=level,
        path=f"{parent.path} > {row['name']}" if parent else row["name"],
        is_retired=bool(row["retired_date"]),
        wikidata_id=row["wikidata_id"] or None,
    )


def ancestors_of_media_topic(topic_id: str) -> tuple[str, ...]:
    """Give the ids of the topics above one, nearest first.

    Raises:
        KeyError: there is no such topic.
    """
    topics = media_topics()
    parent_ids = []
    parent_id = topics[topic_id].parent_topic_id
    while parent_id is not None:
        parent_ids.append(parent_id)
        parent_id = topics[parent_id].parent_topic_id
    return tuple(parent_ids)


@cache
def first_topic_above(topic_id: str) -> MediaTopic:
    """Give the topic of the first level above one, which may be itself.

    Raises:
        KeyError: there is no such topic.
    """
    return media_topics()[(topic_id, *ancestors_of_media_topic(topic_id))[-1]]


def topic_rows() -> list[dict[str, Any]]:
    """Give the rows of the table `topics`, sorted by topic_id."""
    return [
        {
            "topic_id": topic.topic_id,
            "name": topic.name,
            "parent_topic_id": topic.parent_topic_id,
            "level": topic.level,
            "path": topic.path,
            "is_retired": topic.is_retired,
            "wikidata_id": topic.wikidata_id,
        }
        for topic in sorted(media_topics().values(), key=lambda topic: topic.topic_id)
    ]
