"""Spellings of given names of other scripts."""

from transforms.knowledge.given_name_spellings import list_given_name_spellings


def test_a_name_has_its_other_spellings() -> None:
    assert {"aleksei", "oleksii"} <= list_given_name_spellings("Oleksiy")
    assert "oleksiy" not in list_given_name_spellings("Oleksiy")


def test_a_name_of_one_spelling_has_none() -> None:
    assert list_given_name_spellings("Torvald") == frozenset()
