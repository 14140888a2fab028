"""Names at the labels of an interview's turns, without a language model."""

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.entities.labels_of_turns import cut_sides_of_interview, join_initials_to_persons
from transforms.names.name_spans import AssignedName
from transforms.persons.persons import group_persons

LINES = ["Q. Who paid ~?", "A. Silva did ~.", "Q. Quist ~?", "A. Ports ~, then Silva ~."]


def test_the_sides_of_an_interview_are_cut() -> None:
    texts = [words_from(line) for line in LINES]
    spans = [
        name_span(texts[1], 0, 1, parse=1),
        name_span(texts[3], 0, 1, parse=3),
        name_span(texts[3], 4, 4, parse=3),
    ]
    assert [span.name for span in cut_sides_of_interview(spans, texts)] == ["Silva", "Silva"]


def test_an_initial_stays_where_nobody_asks() -> None:
    texts = [words_from(LINES[1])]
    spans = [name_span(texts[0], 0, 1)]
    assert list(cut_sides_of_interview(spans, texts)) == spans


def test_initials_before_a_colon_are_the_person_who_has_them() -> None:
    texts = [words_from("Ana Silva talks"), words_from("AS ~: Yes"), words_from("RC ~: No"), words_from("the AS said")]
    (person,) = group_persons([name_span(texts[0], 0, 1)], [], set(), [])
    ana = EntityCluster(EntityType.PERSON, assigned=person.assigned, person=person)
    others = [
        EntityCluster(
            EntityType.ORGANIZATION, assigned=[AssignedName(name_span(texts[at], first, first, parse=at), "name", 0.9)]
        )
        for at, first in ((1, 0), (2, 0), (3, 1))
    ]
    found = join_initials_to_persons([ana, *others], texts)
    assert found == [ana, *others[1:]]
    assert [each.name_span.name for each in ana.assigned] == ["Ana Silva", "AS"]
