"""Take over the topics that the input itself gives an article: codes of the IPTC, whatever scheme they are written in.

Codes of other schemes are left out: their meaning is not known here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from transforms.document import SubjectCode, TopicAssignment, TopicUnit
from transforms.knowledge.media_topics import media_topics

# What stands as the evidence of a topic that the input gives.
SOURCE_EVIDENCE = "source"
# The code alone, as at the end of "medtop:20000002" or of a URI.
_CODE = re.compile(r"(?:^|[:/#])(\d{8})$")


def assign_source_subjects(
    subjects: Iterable[SubjectCode], assigned: Iterable[TopicAssignment]
) -> tuple[TopicAssignment, ...]:
    """Put the topics that the input gives the document before those of its terms, in the input's order, ranks anew."""
    found = list(assigned)
    given = list(dict.fromkeys(_find_topic_ids(subjects)))
    by_terms = [topic for topic in found if topic.unit_type == TopicUnit.DOCUMENT and topic.topic_id not in given]
    others = [topic for topic in found if topic.unit_type != TopicUnit.DOCUMENT]
    by_source = [TopicAssignment(TopicUnit.DOCUMENT, 0, topic_id, 0, 1.0, SOURCE_EVIDENCE) for topic_id in given]
    ranked = (replace(topic, rank=rank) for topic, rank in zip([*by_source, *by_terms], count(1), strict=False))
    return (*ranked, *others)


def _find_topic_ids(subjects: Iterable[SubjectCode]) -> Iterator[str]:
    for subject in subjects:
        match = _CODE.search(subject.code)
        if match and match[1] in media_topics():
            yield match[1]
