"""Word roles: words by place, and words by the cue that they are linked to."""

from transforms.document import Span, WordRoles

# "Silva said yes": the second word is the cue, which the first (source) and the third (content) are linked to.
ROLES = WordRoles(
    starts=(0, 6, 11),
    cue=(0.0, 0.9, 0.0),
    source=(0.8, 0.0, 0.1),
    content=(0.1, 0.0, 0.5),
    cue_links=(((1, 1.0),), (), ((1, 0.5), (-1, 0.5))),
)


def test_words_are_found_by_where_they_start() -> None:
    assert ROLES.numbers == {0: 0, 6: 1, 11: 2}
    assert list(ROLES.words_in(Span(1, 12))) == [1, 2]
    assert list(ROLES.words_in(Span(0, 6))) == [0]


def test_words_linked_to_a_cue_have_link_times_role() -> None:
    assert ROLES.words_linked_to([1], "source") == {0: 0.8, 2: 0.05}
    assert ROLES.words_linked_to([1], "content") == {0: 0.1, 2: 0.25}
    assert ROLES.words_linked_to([0], "content") == {}


def test_several_words_of_a_cue_add_up() -> None:
    roles = WordRoles((0, 2, 4), (0.9, 0.9, 0.0), (0.0,) * 3, (0.0, 0.0, 1.0), ((), (), ((0, 0.25), (1, 0.5))))
    assert roles.words_linked_to([0, 1], "content") == {2: 0.75}
