"""Words that stand beside a link, and where they may stand."""

from transforms.knowledge.glued_words import is_sure_ending, is_word_before_link, is_word_behind_link


def test_small_words_stand_before_a_link_or_behind_it() -> None:
    assert is_word_before_link("the") and is_word_behind_link("the")
    assert is_word_before_link("every") and not is_word_behind_link("every")
    assert is_word_behind_link("announced") and not is_word_before_link("announced")
    assert not is_word_behind_link("harbour")


def test_few_words_are_sure_endings() -> None:
    assert is_sure_ending("between")
    assert not is_sure_ending("about")
