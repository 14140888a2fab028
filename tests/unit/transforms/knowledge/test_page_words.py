"""Words that pages put around an article, however they are written."""

import pytest

from transforms.document import Role
from transforms.knowledge.page_words import (
    PageWord,
    is_page_word,
    join_page_words,
    page_word_pattern,
    role_of_page_label,
)


@pytest.mark.parametrize(
    ("label", "role"),
    [
        pytest.param("ALSO READ", Role.FURNITURE, id="in capitals"),
        pytest.param("Editor’s  note", Role.FURNITURE, id="a curly apostrophe, two blanks"),
        pytest.param("Correction", Role.CORRECTION, id="a correction"),
        pytest.param("Editing by", Role.CREDIT, id="a credit"),
        pytest.param("SILVA", None, id="a name"),
    ],
)
def test_roles_of_labels(label: str, role: Role | None) -> None:
    assert role_of_page_label(label) == role


def test_a_word_is_of_its_kind_alone() -> None:
    assert is_page_word("Advertisement", PageWord.LINE)
    assert not is_page_word("Advertisement", PageWord.AGENCY)


def test_patterns_find_whole_words_and_the_longest_first() -> None:
    found = page_word_pattern(PageWord.OFFER).search("the newsletters of our team")
    assert found is not None and found[0] == "newsletters"
    assert page_word_pattern(PageWord.OFFER).search("newsletterish") is None
    assert page_word_pattern(PageWord.LINE).pattern.index("advertisements") < page_word_pattern(
        PageWord.LINE
    ).pattern.index("advertising")


@pytest.mark.parametrize("kind", list(PageWord), ids=str)
def test_every_kind_has_words(kind: PageWord) -> None:
    assert join_page_words(kind)
