"""Speech over several paragraphs, and whose words stand near marks: texts of our own."""

import pytest

from tests.reading import read
from transforms import encoder, pipeline
from transforms.annotators import quotes
from transforms.document import Document, RawArticle

Shown = tuple[str, str | None, str | None]


def shown(text: str) -> list[Shown]:
    """(content with / between pieces, cue, source) of each quote."""
    doc = quotes.annotate(encoder.tagged(read(text)))
    return [
        (
            " / ".join(piece.of(text) for piece in one.spans),
            one.cue[0].of(text) if one.cue else None,
            one.sources[0].of(text) if one.sources else None,
        )
        for one in doc.quotes
    ]


def of(text: str, words: str) -> Shown:
    """The one quote whose content has `words`."""
    (found,) = [one for one in shown(text) if words in one[0]]
    return found


def test_paragraphs_left_open_are_one_quote_though_a_cue_stands_behind_the_last() -> None:
    text = (
        "Speaking to the Harbour Post Marta Quist claimed: “The water came over the quay at night. We saw it rise.\n"
        "“I remember the lamps going out, one by one, and then the ferry hit the wall.\n"
        "“But I know that the gates were open, and somebody had left them open.” She added: “I want to meet that man.”"
    )
    assert of(text, "The water came")[0].count(" / ") == 2
    assert of(text, "The water came")[1] == "claimed"
    assert of(text, "I want to meet that man.") == ("I want to meet that man.", "added", "She")


def test_an_open_paragraph_is_said_by_whom_the_next_one_names() -> None:
    text = (
        "The harbour office has opposed the plan before, saying it would cost too much.\n"
        "“New walls will not keep the water out. They will not bring back the boats that we lost in the spring.\n"
        "“To be clear, the town supports any plan that protects its boats,” Rui Okafor concluded."
    )
    content, cue, source = of(text, "New walls")
    assert (content.count(" / "), cue, source) == (1, "concluded", "Rui Okafor")


def test_a_cue_of_the_sentence_before_does_not_keep_an_open_paragraph() -> None:
    text = (
        "First, the gardeners recommend that you consider an ivy. “Ivy is easy to grow and adds a lot to any room.\n"
        "“It is one of the best plants against dust, and it asks for little,” explains Rui Okafor of Harbour Gardens."
    )
    content, cue, _ = of(text, "Ivy is easy")
    assert content.endswith("it asks for little,") and cue == "explains"


def test_a_paragraph_cut_in_the_middle_of_its_quote_is_one_quote() -> None:
    text = (
        "“The council reviewed the damage and opened the two emergency shelters as conditions on the quay\n"
        "deteriorate,” Marta Quist stated."
    )
    content, cue, source = of(text, "The council")
    assert content.endswith(" / deteriorate,") and (cue, source) == ("stated", "Marta Quist")


def test_a_straight_mark_left_open_does_not_bind_a_paragraph_with_curly_ones() -> None:
    text = '"The boats were asleep.\n“Here it comes,” Marta Quist said. “Here it comes, my dear.”'
    assert of(text, "Here it comes")[0] == "Here it comes, / Here it comes, my dear."


def test_speech_between_single_marks_behind_a_colon_counts_beside_double_ones() -> None:
    text = (
        "Marta Quist said: “We will build the wall again.”\n"
        "She added: ‘I am not the kind of woman who sits and waits for the sea. I have a boat.\n"
        "“I love my boat and I want to sail it for a long time.”"
    )
    content, cue, source = of(text, "I am not the kind")
    assert content.endswith("I love my boat and I want to sail it for a long time.")
    assert cue is not None and cue.startswith("added") and source == "She"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "During the session with the engineers, Quist was asked, “Do you feel any guilt?” She said that she did.",
            "Do you feel any guilt?",
            id="a sentence of its own",
        ),
        pytest.param(
            "When he was asked, “Will you go on saying that for years?” Okafor responded: “We will decide.”",
            "Will you go on",
            id="a clause before the answer",
        ),
    ],
)
def test_who_is_asked_says_nothing_of_the_question(text: str, words: str) -> None:
    content, _, source = of(text, words)
    assert source is None and content.startswith(words)


def test_no_speaker_before_goes_on_with_what_somebody_is_asked() -> None:
    text = (
        "Rui Okafor mocked the plan for the quay. “We can never catch up,” he said.\n\n"
        "During the session with the engineers, the mayor was asked, “Do you feel any guilt?”"
    )
    parsed = pipeline.parse(RawArticle(text.encode(), "file:///x.txt", None))
    (doc,) = pipeline.annotate([one for one in parsed if isinstance(one, Document)])
    assert isinstance(doc, Document)
    assert [one.name for one in doc.speakers if one.rule == "goes on"] == []


def test_words_inside_of_marks_are_no_source_of_a_cue_outside() -> None:
    text = (
        "However, the mayor also said, “We are a small party, so if there is opposition I will not push past it,” "
        "showing that she was taking into account the cautious views within the party."
    )
    found = [one for one in shown(text) if one[1] == "showing"]
    assert len(found) <= 1 and all(source != "I" for _, _, source in found)


def test_a_verb_of_the_same_sentence_claims_what_it_opens() -> None:
    text = (
        "Marta Quist has said that, if she were to win, she would build the wall. That kind of talk led Rui Okafor to "
        "suggest, in an unguarded moment on Tuesday evening, “She is going to lose, and you and I both know it.”"
    )
    assert of(text, "She is going to lose")[1] != "has said"
    assert of(text, "She is going to lose")[1] is not None


def test_a_source_closes_its_bracket() -> None:
    text = "“I will never forget the flood,” says Marta Quist, an engineer at the Ellenport Technical University (ETU)."
    source = of(text, "I will never forget")[2]
    assert source is not None and source.endswith("(ETU)")
