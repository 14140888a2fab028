"""Topics that the input gives go before those of the terms."""

from transforms.document import SubjectCode, TopicAssignment, TopicUnit
from transforms.topics.source_subjects import assign_source_subjects

BY_TERMS = (
    TopicAssignment(TopicUnit.DOCUMENT, 0, "20000007", 1, 0.6, "ballet"),
    TopicAssignment(TopicUnit.DOCUMENT, 0, "20000005", 2, 0.5, "cinema"),
    TopicAssignment(TopicUnit.QUOTE, 3, "20000005", 1, 0.4, "cinema"),
)


def test_codes_of_any_writing_come_first_and_once() -> None:
    subjects = [
        SubjectCode("medtop", "medtop:20000005"),
        SubjectCode(None, "http://cv.iptc.org/newscodes/mediatopic/20000008"),
        SubjectCode("medtop", "20000005"),
    ]
    found = assign_source_subjects(subjects, BY_TERMS)
    assert [(topic.unit_type, topic.topic_id, topic.rank, topic.evidence) for topic in found] == [
        (TopicUnit.DOCUMENT, "20000005", 1, "source"),
        (TopicUnit.DOCUMENT, "20000008", 2, "source"),
        (TopicUnit.DOCUMENT, "20000007", 3, "ballet"),
        (TopicUnit.QUOTE, "20000005", 1, "cinema"),
    ]


def test_codes_that_are_not_of_the_iptc_are_left_out() -> None:
    subjects = [SubjectCode("desk", "4711"), SubjectCode("desk", "99999999"), SubjectCode(None, "120000005")]
    assert assign_source_subjects(subjects, BY_TERMS) == BY_TERMS
