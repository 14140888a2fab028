"""Labels of speakers and words of quotes as they are shown."""

import pytest

from transforms.document import display


@pytest.mark.parametrize(
    ("name", "words", "label"),
    [
        pytest.param("Ana Silva", "Ms Silva", "Ana Silva", id="full name"),
        pytest.param(None, "police officials", "unnamed: police officials", id="words of the source"),
        pytest.param(None, "The harbour\n master,", "unnamed: harbour master", id="article, line end, comma"),
        pytest.param(None, "an official", "unnamed: official", id="an"),
        pytest.param(None, "a", "unnamed: a", id="a letter is no article of nothing"),
        pytest.param(None, "anglers", "unnamed: anglers", id="a word that begins like an article"),
        pytest.param(None, "They", "unnamed", id="pronoun"),
        pytest.param(None, "—", "unnamed", id="no word"),
        pytest.param(None, None, "unnamed", id="nothing"),
        pytest.param("", "", "unnamed", id="empty"),
    ],
)
def test_a_speaker_has_a_label(name: str | None, words: str | None, label: str) -> None:
    assert display.label_speaker(name, words) == label


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("The port is open,", "The port is open", id="end comma"),
        pytest.param("The port  is\nopen.", "The port is open.", id="white space"),
        pytest.param("“The port is open,”", "The port is open", id="marks around the whole"),
        pytest.param("„Der Hafen“", "Der Hafen", id="low and high mark"),
        pytest.param("“The port is open.", "The port is open.", id="a mark that nothing closes"),
        pytest.param("the port is open”", "the port is open", id="a mark that nothing opens"),
        pytest.param("“Open,” he said, “now.”", "“Open,” he said, “now.”", id="two quotes within"),
        pytest.param('"Open" is what "open" means', '"Open" is what "open" means', id="straight marks of parts"),
        pytest.param("‘Open’ or ‘shut’", "‘Open’ or ‘shut’", id="single marks of parts"),
        pytest.param("the boats’", "the boats’", id="apostrophe at the end"),
        pytest.param("’90s boats", "’90s boats", id="apostrophe in front"),
        pytest.param("'90s boats", "'90s boats", id="straight apostrophe in front"),
        pytest.param("told me ‘go’", "told me ‘go’", id="inner quote at the end"),
        pytest.param("‘Go’", "Go", id="single marks around the whole"),
        pytest.param(",", ",", id="nothing else"),
    ],
)
def test_words_are_tidied(text: str, shown: str) -> None:
    assert display.tidy_words(text) == shown
    assert display.tidy_words(shown) == shown


def test_a_long_row_of_commas_within_the_words_is_read_at_once() -> None:
    text = "a" + "," * 200_000 + "b"
    assert display.tidy_words(text + ", ,") == text
