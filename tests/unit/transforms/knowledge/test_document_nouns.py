"""Nouns of documents that speak."""

from transforms.knowledge.document_nouns import (
    interchangeable_nouns,
    is_noun_of_written_document,
    nouns_with_others,
)


def test_document_is_called_by_the_nouns_of_all_its_groups_and_not_by_its_own() -> None:
    others = interchangeable_nouns("survey")
    assert {"poll", "study", "report"} <= others
    assert not others & {"survey", "letter"}


def test_noun_without_a_group_or_unknown_is_called_by_no_other() -> None:
    assert interchangeable_nouns("tweet") == interchangeable_nouns("umbrella") == frozenset()
    assert "tweet" not in nouns_with_others()
    assert "poll" in nouns_with_others()


def test_letter_is_written_and_poll_or_unknown_noun_is_not() -> None:
    assert is_noun_of_written_document("letter")
    assert not is_noun_of_written_document("poll")
    assert not is_noun_of_written_document("umbrella")
