"""What a speaker would not say, and who would not."""

import pytest

from tests.kit.reading import read
from transforms.clauses.refusals import cut_before_refusal, find_speaker_who_declines, is_refusal_of_details
from transforms.document import text_of_tokens


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "verb", "speaker"),
    [
        pytest.param(
            "Ana Silva said the crew had been told but declined to comment.", "declined", "Ana Silva", id="declined"
        ),
        pytest.param("The board said that the vote was rushed but gave no reason.", "gave", "The board", id="details"),
        pytest.param("Ana Silva said the crew had been told and gave up.", "gave", None, id="another thing done"),
        pytest.param("The crew was told but declined to comment.", "declined", None, id="nobody says it"),
    ],
)
def test_who_declines_is_who_spoke_before(text: str, verb: str, speaker: str | None) -> None:
    tokens = read(text).parses[0].tokens
    head = next(token for token in tokens if token.text == verb)
    found = find_speaker_who_declines(head)
    assert (text_of_tokens(tokens[slice(*found)]) if found else None) == speaker


@pytest.mark.slow
def test_details_that_are_not_given_are_no_words() -> None:
    tokens = read("Ana Silva gave no details of the plan.").parses[0].tokens
    assert is_refusal_of_details(tokens[2], [(3, 5)])
    assert not is_refusal_of_details(tokens[2], [(3, 8)])


@pytest.mark.slow
def test_content_ends_before_a_refusal() -> None:
    tokens = read("Ana Silva said the players had given everything, but gave no details.").parses[0].tokens
    assert cut_before_refusal(tokens, 2, (3, len(tokens) - 1)) == (3, 8)
    assert cut_before_refusal(tokens, 2, (3, 8)) == (3, 8)
