"""Near copies of stories as papers print them are found, and other stories are not taken for copies."""

from benchmarks.speed.copies import find_originals, rate_pairs
from benchmarks.speed.stories import write_versions

STORIES = 20
VERSIONS = 10


def test_copies_of_stories_are_found_and_no_others() -> None:
    articles = write_versions(STORIES, VERSIONS)
    precision, recall = rate_pairs(find_originals([text for text, _ in articles]), [story for _, story in articles])
    assert precision >= 0.98
    assert recall >= 0.98
