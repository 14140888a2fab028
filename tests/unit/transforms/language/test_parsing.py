"""How a text is cut for the language model: prose by paragraphs, rows of marks into pieces that fit the memory."""

import pytest

from transforms import pipeline
from transforms.document import Document, Parse, RawArticle
from transforms.language import parsing

MOST_TOKENS = 3_000
SOME_MORE = MOST_TOKENS + 200


def parses(text: str) -> tuple[Parse, ...]:
    (doc,) = pipeline.parse(RawArticle(text.encode(), "file:///a.txt"))
    assert isinstance(doc, Document)
    (parsed,) = parsing.add_parses([doc])
    return parsed.parses


@pytest.mark.parametrize("unit", ['"', "[]", "\u201c ", "a"], ids=["marks", "brackets", "marks with blanks", "letters"])
@pytest.mark.slow
def test_a_row_of_marks_is_cut_into_pieces_that_join_up(unit: str) -> None:
    text = "a" + unit * (SOME_MORE // len(unit.strip())) + "a"
    found = parses(text)
    assert all(0 < len(one.tokens) <= MOST_TOKENS for one in found)
    ends = [one.start_char + one.length_chars for one in found]
    assert [one.start_char for one in found[1:]] == ends[:-1] and ends[-1] == len(text.rstrip())


@pytest.mark.slow
def test_prose_is_one_piece_a_paragraph() -> None:
    paragraph = "Ana Silva said the bridge would open in May. " * 200
    assert [one.start_char for one in parses(f"{paragraph}\n\nThe council agreed.")] == [0, len(paragraph) + 2]


def test_batches_hold_so_many_tokens_at_most() -> None:
    texts = ["one two three. " * 500] * 6  # 2,000 tokens each
    assert [len(batch) for batch in parsing._batch_texts_for_parser(texts)] == [4, 2]
    assert list(parsing._batch_texts_for_parser([])) == []


@pytest.mark.slow
@pytest.mark.parametrize("title", ["Sens.", "Supt.", "Cmdr."])
def test_a_title_is_one_word_with_its_full_stop(title: str) -> None:
    from transforms.language.parsing import _load_language_model

    assert [token.text for token in _load_language_model()(f"by {title} Silva")] == ["by", title, "Silva"]


@pytest.mark.slow
def test_a_number_ends_where_the_next_sentence_is_glued_to_it() -> None:
    from transforms.language.parsing import _load_language_model

    assert [token.text for token in _load_language_model()("in 1999.The board")] == ["in", "1999", ".", "The", "board"]
